/** What is published as `iadvize-rehearsal/playwright`: `test` and `expect` for your own site. */

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
} from './vendor/answers.ts'
export { attachRehearsal, type AttachedRehearsal } from './attach.ts'
export { demoShop } from './demo-shop.ts'
export type { Duration } from '../protocol/duration.ts'
export { expect } from './expect.ts'
export { browserLaunchOptions } from './find-browser.ts'
export { fromEnvironment } from './from-environment.ts'
export type { Iadvize } from './iadvize.ts'
export type { Journey, Visitor } from './journey.ts'
export type { IadvizeFixtures, IadvizeOptions } from './iadvize-fixture.ts'
export { launchArguments, launchPreferences } from './vendor/launch.ts'
export type { ProjectOption } from './options/project-option.ts'
export type { RehearsalOptions } from './options/rehearsal-options.ts'
export type { HeldItem, Rehearsed } from './rehearsed.ts'

export const test = base.extend<IadvizeFixtures & IadvizeTestOptions, IadvizeWorkerOptions & IadvizeWorkerFixtures>(
  iadvizeFixtures,
)

/**
 * The public key for which your server encrypts tokens, in place of the vendor's real key: SPKI in PEM format. It is the same for
 * every rehearsal.
 */
export const platformPublicKey = (): string => loadPlatformKeys().publicPem
