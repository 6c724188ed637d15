import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { EXIT } from '../../../../cli/exit-codes.ts'
import { expect, test } from '../../../plain-test.ts'

const CHILD = fileURLToPath(new URL('interrupted-child.ts', import.meta.url))

for (const moment of ['before', 'after'] as const) {
  test(`a command whose parent ends ${moment} its work has begun ends with ${EXIT.terminated}`, async () => {
    const child = fork(CHILD, [moment], { execArgv: ['--import', 'tsx'] })
    await once(child, 'message')
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([EXIT.terminated, null])
  })
}
