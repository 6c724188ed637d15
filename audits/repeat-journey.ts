/** Does what a journey says, once, and judges nothing. */

import { playKeeper } from './scenes/keeper.ts'
import { playPeople } from './scenes/people.ts'
import type { SceneMeans } from './scene/means.ts'
import type { Trouble } from './seen.ts'

/** Whose chat it is does not matter here. */
const NOBODY = { sid: '0', tokenCheck: 'none' } as const

/** The first step that could not be made; null when all could, by somebody who comes anew and by somebody who stays. */
export const repeatJourney = async (means: Omit<SceneMeans, 'project'>): Promise<Trouble | null> => {
  const whole = { ...means, project: NOBODY }
  const [people, { scene }] = await Promise.all([playPeople(whole), playKeeper(whole)])
  return people.trouble ?? scene.trouble
}
