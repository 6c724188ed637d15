/** The one assembly file of the kit. */

import { test as base } from '@playwright/test'
import { stageFixtures, type StageFixtures, type StageOptions } from './stage-fixture.ts'

export {
  accept,
  dropConnection,
  judge,
  malformedBody,
  neverAnswer,
  refuse,
  serverError,
  type AnswerBuilder,
} from './answers.ts'
export type { Duration } from './duration.ts'
export { expect } from './expect.ts'
export type { HeldItem, Rehearsed } from './rehearsed.ts'
export { sitOutRetries } from './sit-out-retries.ts'
export type { RemoteStage, RemoteStageSettings } from './remote-stage.ts'

export const test = base.extend<StageFixtures & StageOptions>(stageFixtures)
