/** The sites of a fleet: each with the settings that `rehearsal audit` has for one site, and a name of its own. */

import type { z } from 'zod'
import { OF_A_SITE } from './audit.ts'
import { listOf, text } from './fields.ts'
import { objectOf, type Options } from './option.ts'

/** The table in `docs/scale.md` is made from it. */
export const FLEET_SITE_OPTIONS = {
  name: { schema: text(200), flag: 'name', help: 'what the report calls the site', otherwise: 'its address' },
  ...OF_A_SITE,
  site: { schema: text(200), flag: 'site', help: 'a demo shop, in place of an address' },
} satisfies Options

const FLEET_SITE = objectOf(FLEET_SITE_OPTIONS)

export type FleetSiteSettings = Readonly<z.output<typeof FLEET_SITE>>

export const FLEET = listOf(FLEET_SITE, [1, 100_000])
