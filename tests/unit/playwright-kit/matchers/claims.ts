/** The mutation check of the matchers: each holds on some journals and not on others, in both polarities. */

import { test } from '../../../plain-test.ts'
import { expect } from '../../../../playwright-kit/expect.ts'
import type { Moments } from '../../journal/journals.ts'
import { rehearsalWith, useFakeTime, type FakeRehearsal } from './fake-rehearsal.ts'

/** Of the fake time: long enough to look more than once. */
const patient = expect.configure({ timeout: 60 })

type Claim = (it: ReturnType<typeof patient<FakeRehearsal>>) => Promise<void>

type Cases = {
  /** Said of the matcher with its options, as `toHaveLoggedOut({ times: 2 })`. */
  readonly matcher: string
  readonly claim: Claim
  readonly holdsOn: Readonly<Record<string, Moments>>
  readonly failsOn: Readonly<Record<string, Moments>>
}

export const testClaims = ({ matcher, claim, holdsOn, failsOn }: Cases): void => {
  test.describe(() => {
    useFakeTime()
    for (const [what, moments] of Object.entries(holdsOn)) {
      test(`${matcher} holds for ${what}, and its opposite does not`, async () => {
        await claim(patient(rehearsalWith(...moments)))
        await expectRefusal(claim(patient(rehearsalWith(...moments)).not))
      })
    }
    for (const [what, moments] of Object.entries(failsOn)) {
      test(`${matcher} does not hold for ${what}, but its opposite does`, async () => {
        await expectRefusal(claim(patient(rehearsalWith(...moments))))
        await claim(patient(rehearsalWith(...moments)).not)
      })
    }
  })
}

/** What a claim that does not hold says. */
export const messageOf = async (claim: Promise<void>): Promise<string> => {
  const problems: unknown[] = []
  await claim.catch((error: unknown) => problems.push(error))
  const [problem] = problems
  if (problem instanceof Error) return problem.message
  throw new Error('The claim held.')
}

const expectRefusal = async (claim: Promise<void>): Promise<void> => {
  expect(await messageOf(claim)).toContain('What happened:')
}
