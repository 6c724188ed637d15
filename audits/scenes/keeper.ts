/** Signs a visitor in and keeps the state, for scenes that begin with a signed-in visitor. */

import type { Page } from '@playwright/test'
import type { SceneDeps, SignedIn } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import { tabStorageOf } from '../scene/tab-storage.ts'
import type { Scene, Trouble } from '../seen.ts'

/** `state` is null if the sign-in failed or cannot be continued in another browser. The trouble of the scene says why. */
export const playKeeper = async (
  deps: SceneDeps,
): Promise<{ readonly state: SignedIn | null; readonly scene: Scene }> => {
  const kept: { state: SignedIn | null; trouble: Trouble | null } = { state: null, trouble: null }
  const scene = await playScene(deps, async ({ context, page, step }) => {
    await step('signs in', () => deps.journey.signIn(page, deps.journey.visitors[0]))
    const databases = await databasesOf(page)
    const [state, tab] = await Promise.all([context.storageState({ indexedDB: true }), tabStorageOf(page)])
    const left = leftBehind(state, databases)
    if (left === null) kept.state = { state, tab }
    else kept.trouble = { step: 'copies the signed-in browser', sentence: left, png: null, isLeftBehind: true }
  })
  // The step is left out, because no rule needs it from the scenes that begin with this one.
  return { state: kept.state, scene: { ...scene, steps: [], trouble: scene.trouble ?? kept.trouble } }
}

type Databases = { readonly origin: string; readonly names: readonly string[] }

const databasesOf = (page: Page): Promise<Databases> =>
  page
    .evaluate(async () => ({
      origin: location.origin,
      names: (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
    }))
    .catch(() => ({ origin: '', names: [] }))

/** As far as Playwright returns databases, which its types name since 1.51 only. */
type State = { readonly origins: readonly { readonly origin: string; readonly indexedDB?: readonly unknown[] }[] }

/** Before 1.51, Playwright ignores that the databases are asked for. Null if the state has all that the site keeps. */
const leftBehind = ({ origins }: State, { origin, names }: Databases): string | null => {
  const copied = origins.find((one) => one.origin === origin)?.indexedDB ?? []
  if (names.length === 0 || copied.length > 0) return null
  return `The sign-in cannot be continued in another browser, because ${origin} keeps data in IndexedDB ("${names.join('", "')}"), which Playwright copies from version 1.51 on: npm install --save-dev @playwright/test@latest.`
}
