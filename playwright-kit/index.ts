/** The one assembly file of the kit. */

import { test as base } from '@playwright/test'
import { stageFixtures, type StageFixtures, type StageOptions } from './stage-fixture.ts'

export { expect } from '@playwright/test'
export { sitOutRetries } from './sit-out-retries.ts'
export type { RemoteStage, RemoteStageSettings } from './remote-stage.ts'

export const test = base.extend<StageFixtures & StageOptions>(stageFixtures)
