/** The scenes of an audit as the tests of a site: their order and their titles. */

import type { SceneToPlay } from '../../../audits/run.ts'

/** In the order in which they are played. What explains most comes first. */
const TITLES: Readonly<Record<SceneToPlay, string>> = {
  visit: 'a visitor signs in, looks around, comes back and signs out',
  people: 'two visitors sign in one after the other',
  failure: 'the activation fails',
  reasons: 'the activation fails in every other way',
  noToken: 'the token endpoint gives no token',
  sessionEnded: 'the session of the site ends elsewhere',
  tabs: 'the visitor has two tabs',
  goingBack: 'the visitor goes back after signing out',
  blocked: 'the tag is blocked',
  broken: 'the tag is broken',
  slow: 'the tag is slow',
}

export type TitledScene = { readonly scene: SceneToPlay; readonly title: string }

export const titled = (scenes: readonly SceneToPlay[]): readonly TitledScene[] =>
  (Object.keys(TITLES) as readonly SceneToPlay[])
    .filter((scene) => scenes.includes(scene))
    .map((scene) => ({ scene, title: TITLES[scene] }))
