import { inspect } from 'node:util'
import { expect, test } from '../../plain-test.ts'
import { createRehearsal, type RehearsalOptions } from '../../../playwright-kit/rehearsal.ts'

for (const within of ['soon', -1, null, {}]) {
  test(`an option for how far claims look that is ${inspect(within)} is refused with a sentence that names it`, () => {
    const options = { project: { sid: 1234 }, within } as unknown as RehearsalOptions
    expect(() => createRehearsal(options)).toThrow(
      `iadvizeWithin (within, in a script) must be a length of time, such as "1 day", "30 min" or a number of milliseconds, and is ${inspect(within)}.`,
    )
  })
}
