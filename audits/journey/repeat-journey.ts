/** Runs a journey once, and judges nothing. */

import { playKeeper } from '../scenes/keeper.ts'
import { playPeople } from '../scenes/people.ts'
import type { SceneDeps } from '../scene/deps.ts'
import type { Trouble } from '../seen.ts'

/** It does not matter here which project the chat belongs to. */
const NOBODY = { sid: '0', tokenCheck: 'none' } as const

/** The first step that failed, for a visitor who signs out again or for one who stays signed in; null if none failed. */
export const repeatJourney = async (deps: Omit<SceneDeps, 'project'>): Promise<Trouble | null> => {
  const whole = { ...deps, project: NOBODY }
  const [people, { scene }] = await Promise.all([playPeople(whole), playKeeper(whole)])
  return people.trouble ?? (scene.trouble?.isLeftBehind === true ? null : scene.trouble)
}
