/** Signs a visitor in and keeps the state, for scenes that begin with a signed-in visitor. */

import type { SceneDeps, SignedIn } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import { tabStorageOf } from '../scene/tab-storage.ts'
import type { Scene } from '../seen.ts'

/** `state` is null if the sign-in failed. The trouble of the scene says why. */
export const playKeeper = async (
  deps: SceneDeps,
): Promise<{ readonly state: SignedIn | null; readonly scene: Scene }> => {
  const kept: { state: SignedIn | null } = { state: null }
  const scene = await playScene(deps, async ({ context, page, step }) => {
    await step('signs in', () => deps.journey.signIn(page, deps.journey.visitors[0]))
    const [state, tab] = await Promise.all([context.storageState({ indexedDB: true }), tabStorageOf(page)])
    kept.state = { state, tab }
  })
  // The step is left out, because no rule needs it from the scenes that begin with this one.
  return { ...kept, scene: { ...scene, steps: [] } }
}
