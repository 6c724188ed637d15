/** What is published as `iadvize-rehearsal/playwright`: `test` and `expect` for a site of one's own. */

import { test as base } from '@playwright/test'
import { loadPlatformKeys } from '../test-keys/platform-keys.ts'
import {
  iadvizeFixtures,
  type IadvizeFixtures,
  type IadvizeTestOptions,
  type IadvizeWorkerFixtures,
  type IadvizeWorkerOptions,
} from './iadvize-fixture.ts'

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
export { attachRehearsal, type AttachedRehearsal } from './attach.ts'
export type { Duration } from './duration.ts'
export { expect } from './expect.ts'
export type { Iadvize } from './iadvize.ts'
export { launchArguments, type IadvizeFixtures, type IadvizeOptions } from './iadvize-fixture.ts'
export type { ProjectOption } from './project-option.ts'
export type { RehearsalOptions } from './rehearsal.ts'
export type { HeldItem, Rehearsed } from './rehearsed.ts'

export const test = base.extend<IadvizeFixtures & IadvizeTestOptions, IadvizeWorkerOptions & IadvizeWorkerFixtures>(
  iadvizeFixtures,
)

/** What your server encrypts its tokens for, in place of the vendor's real key: SPKI as PEM. The same for every rehearsal. */
export const platformPublicKey = (): string => loadPlatformKeys().publicPem
