/** `test` with a stage on a running stand-in, directed through the control API; `entry.ts` is what a site of one's own uses. */

import { test as base } from '@playwright/test'
import { stageFixtures, type StageFixtures, type StageOptions } from './stage-fixture.ts'

export { expect } from './expect.ts'
export { sitOutRetries } from './sit-out-retries.ts'
export type { RemoteStage, RemoteStageSettings } from './remote-stage.ts'

export const test = base.extend<StageFixtures & StageOptions>(stageFixtures)
