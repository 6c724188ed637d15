/** The sites of a fleet, from a list in code or from a file. */

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AUDIT_DEFAULTS, AUDIT_FILES } from '../../settings/audit.ts'
import { check, sentencesOf } from '../../settings/check.ts'
import { FLEET, type FleetSiteSettings } from '../../settings/fleet.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import type { Given } from '../audit/given.ts'

/** A site as a test file names it. There, the journey may be the object itself. */
export type FleetSite = Omit<FleetSiteSettings, 'journey'> & { readonly journey?: string | Journey }

/** The same, ready to be planned. */
export type NamedSite = {
  readonly name: string
  /** The name of the site in file names: short, and no other site of the fleet has it. */
  readonly slug: string
  readonly given: Given
  /** The folder that file names are relative to. */
  readonly folder: string
  /** A journey that was given as an object. */
  readonly journey: Journey | null
}

/** The list of sites cannot be used. The message is for the user. */
class FleetError extends Error {
  override readonly name = 'FleetError'
}

/** A file of JSON with a list of sites. File names in it are relative to its folder. */
export const sitesOfFile = (file: string, common: CommonSettings = {}): readonly NamedSite[] =>
  namedSites(parsed(file), { what: `The list of sites ${file}`, folder: dirname(resolve(file)), common })

/** Settings of the sites that have none of their own. */
export type CommonSettings = Pick<
  FleetSiteSettings,
  'only' | 'skip' | 'budget' | 'ignoreHttpsErrors' | 'stepLimitSeconds'
>

type About = { readonly what: string; readonly folder: string; readonly common: CommonSettings }

export const namedSites = (given: unknown, { what, folder, common }: About): readonly NamedSite[] => {
  const { bare, journeys } = withoutJourneys(given)
  const { data, complaints } = check(FLEET, bare)
  if (complaints !== null) {
    throw new FleetError(`${what} cannot be used: ${sentencesOf(complaints.slice(0, MAX_COMPLAINTS), 'it')}`)
  }
  const names = data.map((site) => site.name ?? site.url ?? site.site ?? 'the demo shop')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined)
    throw new FleetError(`${what} has two sites called "${twice}": give each a "name" of its own.`)
  const slugs = slugsOf(names)
  return data.map((site, index) => ({
    name: names[index] ?? '',
    slug: slugs[index] ?? '',
    given: givenOf({ ...common, ...site }, folder),
    folder,
    journey: journeys[index] ?? null,
  }))
}

const MAX_COMPLAINTS = 5

/** A schema for files knows no functions, so the journeys of code are put aside. A name stands in for each. */
const withoutJourneys = (
  given: unknown,
): { readonly bare: unknown; readonly journeys: readonly (Journey | null)[] } => {
  if (!Array.isArray(given)) return { bare: given, journeys: [] }
  const sites: readonly unknown[] = given
  const journeyOf = (site: unknown): Journey | null => {
    const { journey } = (site ?? {}) as { readonly journey?: unknown }
    return typeof journey === 'object' && journey !== null ? (journey as Journey) : null
  }
  const journeys = sites.map(journeyOf)
  return {
    journeys,
    bare: sites.map((site, index) => (journeys[index] === null ? site : { ...(site as object), journey: IN_CODE })),
  }
}

const IN_CODE = 'given in code'

const givenOf = ({ name: _name, ...site }: FleetSiteSettings, folder: string): Given => ({
  ...AUDIT_DEFAULTS,
  ...site,
  ...Object.fromEntries(
    AUDIT_FILES.flatMap((field) => {
      const file = (site as Readonly<Record<string, unknown>>)[field]
      return typeof file === 'string' && file !== IN_CODE ? [[field, resolve(folder, file)]] : []
    }),
  ),
  hostsOfStandIn: [],
  keyPlace: { setting: 'publicKey', sid: site.sid ?? null },
})

const slugsOf = (names: readonly string[]): readonly string[] => {
  const taken = new Map<string, number>()
  return names.map((name) => {
    const slug = slugOf(name)
    const before = taken.get(slug) ?? 0
    taken.set(slug, before + 1)
    return before === 0 ? slug : `${slug}--${before + 1}`
  })
}

const MAX_SLUG = 60

/** "https://www.brand.example/shop" becomes "www-brand-example-shop". */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, MAX_SLUG) || 'site'

const parsed = (file: string): unknown => {
  const text = textOf(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FleetError(
      `The list of sites ${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new FleetError(
      `The list of sites ${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : (code ?? message)}.`,
    )
  }
}
