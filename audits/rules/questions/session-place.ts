/**
 * Where a site keeps a visitor's session, as far as it was seen. Some sessions live in one tab, or end with a page load,
 * by design.
 */

import { notApplicable, type Judgement } from '../../rule.ts'
import { isAuthorization } from '../../scenes/endpoint.ts'
import type { Scene, Seen, StoredItem } from '../../seen.ts'
import { entriesIn, seenIn } from './look.ts'
import { securedPage } from './secured.ts'
import { TABS, VISIT } from '../../scenes/steps.ts'

/** `tab` is session storage. `page` is the memory of a page: nothing is stored. */
export type SessionPlace = 'cookie' | 'browser' | 'tab' | 'page'

const PLACES: Readonly<Record<StoredItem['place'], SessionPlace>> = {
  cookie: 'cookie',
  'local-storage': 'browser',
  'indexed-db': 'browser',
  'session-storage': 'tab',
}

/** Cookies that do not say who is signed in. */
const OTHER_COOKIE = /csrf|xsrf|^_g|^_hj|^_fb|utm|consent|lang|locale|theme|currency/i

/** Shorter values occur everywhere by chance. */
const SHORTEST = 8

/** What the sign-in changed in the browser. A place that all tabs share takes precedence. */
export const sessionPlaceOf = (visit: Scene): SessionPlace => {
  const before = seenIn(visit.stores, VISIT.opens)
  const after = seenIn(visit.stores, VISIT.signsIn).filter(mayHoldSession)
  const changed = after.filter(
    ({ place, name, value, origin }) =>
      !before.some(
        (item) => item.place === place && item.name === name && item.origin === origin && item.value === value,
      ),
  )
  if (changed.some(isCookie)) return 'cookie'
  const bearers = bearersOf(visit)
  // If no header says who asks, a cookie does, possibly one from before the sign-in.
  if (bearers.length === 0 && after.some(isCookie)) return 'cookie'
  const holding =
    bearers.length === 0 ? changed : after.filter(({ value }) => bearers.some((one) => value.includes(one)))
  const places = holding.map(({ place }) => PLACES[place])
  return (['cookie', 'browser', 'tab'] as const).find((place) => places.includes(place)) ?? 'page'
}

const isCookie = ({ place }: StoredItem): boolean => place === 'cookie'

const mayHoldSession = ({ place, name, isVendor }: StoredItem): boolean =>
  !isVendor && !(place === 'cookie' && !maySaySession(name))

/** Whether a cookie of this name may say who is signed in. */
export const maySaySession = (cookie: string): boolean => !OTHER_COOKIE.test(cookie)

/** The values of the headers by which the request for the token says who asks. */
const bearersOf = ({ endpoint }: Scene): readonly string[] =>
  Object.entries(endpoint?.asked.sentHeaders ?? {})
    .filter(([name]) => isAuthorization(name))
    .map(([, value]) => value.replace(/\S+\s+/, ''))
    .filter(({ length }) => length >= SHORTEST)

const WHERE = {
  tab: 'in the session storage of one tab, and in no cookie',
  page: 'in the memory of one page, and in no cookie and no storage',
} as const

/** Not applicable, because the session is not shared with the second tab; null if it is. */
export const livesInOneTab = ({ visit, tabs }: Pick<Seen, 'visit' | 'tabs'>): Judgement | null => {
  const place = sessionPlaceOf(visit)
  if (place !== 'tab' && place !== 'page') return null
  const opened = tabs.steps.some(({ name }) => name === TABS.opensSecond)
  if (!opened || securedPage(entriesIn(tabs, TABS.opensSecond)) !== undefined) return null
  return notApplicable(
    `The site keeps the session of its visitor ${WHERE[place]}: by design, a second tab is not signed in.`,
  )
}

/** Not applicable, because each page load signs the visitor out; null if it does not. */
export const endsWithThePage = (visit: Scene): Judgement | null => {
  if (sessionPlaceOf(visit) !== 'page') return null
  if (securedPage(entriesIn(visit, VISIT.signsIn)) === undefined) return null
  if (securedPage(entriesIn(visit, VISIT.looksAround, VISIT.isTriedAgain)) !== undefined) return null
  return notApplicable(
    `The site keeps the session of its visitor ${WHERE.page}: the audit opens pages by loading them, which ends such a session by design.`,
  )
}
