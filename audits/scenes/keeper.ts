/** Signs in and stays so, for scenes that begin with somebody who is signed in. */

import type { SceneMeans, SignedIn } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'

/** `state` is null when signing in was not possible; what stood in the way is the trouble of the scene. */
export const playKeeper = async (
  means: SceneMeans,
): Promise<{ readonly state: SignedIn | null; readonly scene: Scene }> => {
  const kept: { state: SignedIn | null } = { state: null }
  const scene = await playScene(means, async ({ context, page, step }) => {
    await step('signs in', () => means.journey.signIn(page, means.journey.visitors[0]))
    kept.state = await context.storageState({ indexedDB: true })
  })
  // Its step is none of those that a rule waits for in the scenes that begin with it.
  return { ...kept, scene: { ...scene, steps: [] } }
}
