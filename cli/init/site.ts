/** What is known of the user's site. Pure. */

import { isLocal } from './address.ts'
import type { Found } from './found.ts'
import { endingOf } from './places.ts'
import type { Site, Wanted } from './planned.ts'

/** An option overrides the settings file, and that overrides what else was found. */
export const siteOf = (found: Found, { url: given, sid, publicKey }: Wanted): Site => {
  const url = given ?? addressOf(found)
  return {
    url,
    sid: sid ?? found.audit.sid ?? found.sidOfPage,
    ...(publicKey === null ? {} : { publicKey }),
    journey: journeyOf(found) ?? `journey.${endingOf(found)}`,
    server: serverOf(found, url),
  }
}

/** The address that the project states itself; null if it states none. */
export const addressOf = ({ audit, configurations }: Pick<Found, 'audit' | 'configurations'>): string | null =>
  audit.url ?? configurations.find(({ baseUrl }) => baseUrl !== null)?.baseUrl ?? null

/** The journey that exists; null if there is none. */
export const journeyOf = ({ audit, journey }: Pick<Found, 'audit' | 'journey'>): string | null =>
  audit.journey ?? journey

const serverOf = ({ configurations, manager, startScript }: Found, url: string | null): Site['server'] => {
  if (url === null || !isLocal(url)) return null
  const stated = configurations.find(({ server }) => server !== null)?.server
  if (stated !== undefined) return stated
  return startScript === null ? null : { command: `${manager.manager.script} ${startScript}`, url }
}
