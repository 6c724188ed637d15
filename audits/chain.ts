/**
 * How far a signed-in visitor got on the way to a secured chat. If the chain breaks, the rules about later links have
 * nothing to see.
 */

import type { JournalEntry } from '../journal/entries.ts'
import type { TokenCause } from '../protocol/token-causes.ts'
import { LINKS, type Link } from './missing.ts'
import { ofType } from './rules/questions/look.ts'
import { acceptedIn } from './rules/questions/secured.ts'
import { judgedTokens } from './rules/questions/token-layers.ts'
import type { About, Scene, SceneName, Seen } from './seen.ts'
import { PEOPLE, TABS, VISIT } from './scenes/steps.ts'

/** The scenes in which a visitor signs in while tag and platform work as they should. */
const FAIR_SCENES = ['visit', 'people', 'tabs'] as const satisfies readonly SceneName[]

const SIGN_INS: readonly string[] = [VISIT.signsIn, PEOPLE.firstIn, TABS.signsIn]

/** The fair scenes that the rule needs; all of them if it needs none. */
export const fairScenes = (seen: Partial<Seen>, needed: readonly string[]): readonly Scene[] => {
  const played = FAIR_SCENES.filter((name) => seen[name] !== undefined)
  const own = played.filter((name) => needed.includes(name))
  return (own.length === 0 ? played : own).flatMap((name) => seen[name] ?? [])
}

/** The first link that held in no scene; null if all links held, or if there are no scenes. */
export const brokenLink = (
  scenes: readonly Scene[],
  about: Pick<About, 'areTokensOpened' | 'endpointAlone'>,
): Link | null => {
  if (scenes.length === 0) return null
  if (about.endpointAlone !== undefined) return brokenBehindEndpoint(scenes, about)
  const holds = holding(scenes.flatMap(sinceSignIn))
  const isOpen: Readonly<Record<Link, boolean>> = {
    ...holds,
    'sign-in': scenes.some((scene) => scene.steps.some(({ name }) => SIGN_INS.includes(name))),
    opened: about.areTokensOpened,
  }
  return LINKS.find((link) => !isOpen[link]) ?? null
}

/** Why the platform refused the first token that it refused. If it accepted none, this is to be fixed first. */
export const firstTokenCause = (scenes: readonly Scene[]): TokenCause | null =>
  scenes.flatMap(({ journal }) => judgedTokens(journal)).find(({ cause }) => cause !== null)?.cause ?? null

/** The endpoint was asked without a page, so its token is the first link. */
const brokenBehindEndpoint = (scenes: readonly Scene[], about: Pick<About, 'areTokensOpened'>): Link | null => {
  const isAccepted = scenes.some(({ journal }) => acceptedIn(journal).length > 0)
  if (!isAccepted) return 'accepted'
  return about.areTokensOpened ? null : 'opened'
}

const holding = (entries: readonly JournalEntry[]) => ({
  tag: ofType(entries, 'tag-loaded').length > 0,
  activation: ofType(entries, 'activation-requested').length > 0,
  token: ofType(entries, 'provider-answered').some(({ token }) => token !== null),
  platform: ofType(entries, 'attempt-answered').some(({ token }) => token !== null),
  // Not read from the attempts: some prepared answers are not refusals, but do not accept the token either.
  accepted: ofType(entries, 'activation-settled').some(
    ({ code, optionType }) => code === null && optionType === 'SECURED_AUTHENTICATION',
  ),
})

/** Entries from before the sign-in are left out, because pages may behave differently for an anonymous visitor. */
const sinceSignIn = ({ steps, journal }: Scene): readonly JournalEntry[] => {
  const signedIn = steps.find(({ name }) => SIGN_INS.includes(name))
  return signedIn === undefined ? [] : journal.filter(({ index }) => index > signedIn.fromIndex)
}
