/** Two people use the chat in the same browser, one after the other. */

import type { SceneMeans } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { openAsStranger } from './moves.ts'

export const PEOPLE = {
  opens: 'opens the site',
  firstIn: 'signs in',
  firstOut: 'signs out',
  secondIn: 'the next visitor signs in',
  secondOut: 'the next visitor signs out',
} as const

/** Ends after the first visitor where the journey knows no second one. */
export const playPeople = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async ({ page, step }) => {
    const { signIn, signOut, visitors } = means.journey
    const [first, second] = visitors
    await step(PEOPLE.opens, () => openAsStranger(means, page))
    await step(PEOPLE.firstIn, () => signIn(page, first), { stores: true })
    await step(PEOPLE.firstOut, () => signOut(page), { stores: true })
    if (second === undefined) return
    await step(PEOPLE.secondIn, () => signIn(page, second), { stores: true, picture: true })
    await step(PEOPLE.secondOut, () => signOut(page), { stores: true })
  })
