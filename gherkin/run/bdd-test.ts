/** The test of a scenario: that of playwright-bdd with a rehearsal, and with the scene for the steps. */

import type {
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test'
import { test as bddTest, type BddTestFixtures, type BddWorkerFixtures } from 'playwright-bdd'
import { expect } from '../../playwright-kit/expect.ts'
import {
  iadvizeFixtures,
  type IadvizeFixtures,
  type IadvizeOptions,
  type IadvizeTestOptions,
  type IadvizeWorkerFixtures,
  type IadvizeWorkerOptions,
} from '../../playwright-kit/iadvize-fixture.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { createScene, type Scene } from './scene.ts'

export type JourneyOption = {
  /** How a customer uses your site; the steps do what it says. */
  readonly journey: Journey | null
}

/** The options that a configuration can set under `use`: `defineConfig<FeatureTestOptions>({ … })`. */
export type FeatureTestOptions = JourneyOption & IadvizeOptions

export type SceneFixture = { readonly scene: Scene }

type OfTest = PlaywrightTestArgs & PlaywrightTestOptions & BddTestFixtures & IadvizeFixtures & IadvizeTestOptions

type OfWorker = PlaywrightWorkerArgs & PlaywrightWorkerOptions & BddWorkerFixtures

// Written out, because the compiler would name a package that a project need not have: "playwright", below playwright-bdd.
export const test: TestType<
  OfTest & JourneyOption & SceneFixture,
  OfWorker & IadvizeWorkerOptions & IadvizeWorkerFixtures
> = bddTest
  .extend<IadvizeFixtures & IadvizeTestOptions, IadvizeWorkerOptions & IadvizeWorkerFixtures>(iadvizeFixtures)
  .extend<JourneyOption & SceneFixture>({
    journey: [null, { option: true }],
    scene: async ({ page, iadvize, journey, browser, contextOptions, baseURL }, use) => {
      const opened: { readonly close: () => Promise<void> }[] = []
      const newBrowser = async () => {
        const context = await browser.newContext({ ...contextOptions, ...(baseURL === undefined ? {} : { baseURL }) })
        opened.push(context)
        return context
      }
      await use(createScene({ page, iadvize, expect, journey, newBrowser }))
      for (const context of opened) await context.close()
    },
  })
