/** What is published as `iadvize-rehearsal/bdd`: features for a site of one's own. */

export { test, type FeatureTestOptions, type JourneyOption, type SceneFixture } from './bdd-test.ts'
export { rehearsalFeatures, type FeatureOptions } from './features.ts'
export { fromEnvironment } from './from-environment.ts'
export type { Scene } from './scene.ts'
export { expect } from '../playwright-kit/expect.ts'
export type { Journey, Visitor } from '../playwright-kit/journey.ts'
export { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
