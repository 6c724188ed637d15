/** Two people use the chat in the same browser, one after the other. */

import type { SceneDeps } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { openAsStranger } from './moves.ts'
import { PEOPLE } from './steps.ts'

/** Ends after the first visitor if the journey has no second one. */
export const playPeople = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async ({ page, step }) => {
    const { signIn, signOut, visitors } = deps.journey
    const [first, second] = visitors
    await step(PEOPLE.opens, () => openAsStranger(deps, page))
    await step(PEOPLE.firstIn, () => signIn(page, first), { stores: true })
    await step(PEOPLE.firstOut, () => signOut(page), { stores: true })
    if (second === undefined) return
    await step(PEOPLE.secondIn, () => signIn(page, second), { stores: true, picture: true })
    await step(PEOPLE.secondOut, () => signOut(page), { stores: true })
  })
