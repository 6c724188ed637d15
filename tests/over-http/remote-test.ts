/** A stage of its own for each test, on the stand-in that Playwright's `webServer` has started. */

import { randomUUID } from 'node:crypto'
import { test as base } from '../plain-test.ts'
import { createRemoteStage, type RemoteStage, type RemoteStageSettings } from './remote-stage.ts'

export { expect } from '../plain-test.ts'
export type { RemoteStage } from './remote-stage.ts'

type StageFixtures = {
  /** Settings of the stage; `test.use({ stageSettings: { fidelity: { retryCount: 0 } } })`. */
  readonly stageSettings: RemoteStageSettings
  readonly stage: RemoteStage
}

export const test = base.extend<StageFixtures>({
  stageSettings: [{}, { option: true }],
  stage: async ({ stageSettings }, use, testInfo) => {
    const control = { url: fromEnvironment('REHEARSAL_URL'), token: fromEnvironment('REHEARSAL_CONTROL_TOKEN') }
    const stage = await createRemoteStage(control, `test-${randomUUID()}`, stageSettings)
    await use(stage)
    if (testInfo.status !== testInfo.expectedStatus) {
      const body = JSON.stringify(await stage.journal(), null, 2)
      await testInfo.attach('journal', { body, contentType: 'application/json' })
    }
    await stage.drop()
  },
})

const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: let Playwright's webServer start "rehearsal start"`)
  return value
}
