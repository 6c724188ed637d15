/** What is published as `iadvize-rehearsal/playwright`: `test` and `expect` for a site of one's own. */

import { test as base } from '@playwright/test'
import { iadvizeFixtures, type IadvizeFixtures, type IadvizeOptions } from './iadvize-fixture.ts'

export { expect } from '@playwright/test'
export { attachRehearsal, type AttachedRehearsal } from './attach.ts'
export type { Iadvize } from './iadvize.ts'
export type { IadvizeFixtures, IadvizeOptions } from './iadvize-fixture.ts'
export type { ProjectOption } from './project-option.ts'
export type { RehearsalOptions } from './rehearsal.ts'

export const test = base.extend<IadvizeFixtures & IadvizeOptions>(iadvizeFixtures)
