/** Page time is passed in an instant, while the clock of the site's server hardly moves. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Stand } from '../scene/scene.ts'

/**
 * A token that is signed but not encrypted. Only its times, in whole seconds, make it unique; an encrypted token has a
 * new key each time.
 */
export const isBareToken = (token: string): boolean => token.split('.').length === 3

/** In milliseconds of real time. Two answers that are this far apart belong to different seconds, however busy the machine is. */
export const APART_MS = 2_000

/** Waits for the server's clock to move on, if tokens of the same second would look alike. */
export const letServerGoOn = async ({ recorder }: Pick<Stand, 'recorder'>): Promise<void> => {
  if (recorder.recorded().tokens.some(isBareToken)) await pause(APART_MS + 100)
}
