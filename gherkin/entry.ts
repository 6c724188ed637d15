/** Published as `iadvize-rehearsal/bdd`: features for your own site. */

export { test, type FeatureTestOptions, type JourneyOption, type SceneFixture } from './run/bdd-test.ts'
export { rehearsalFeatures, type FeatureOptions } from './features.ts'
export { fromEnvironment } from '../playwright-kit/from-environment.ts'
export type { Scene } from './run/scene.ts'
export { expect } from '../playwright-kit/expect.ts'
export { demoShop } from '../playwright-kit/demo-shop.ts'
export type { Journey, Visitor } from '../playwright-kit/journey.ts'
export { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
