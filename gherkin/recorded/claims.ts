/** Turns what the chat did after an act into claims. Pure. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import { activationsIn, type Activation } from '../../journal/activations.ts'
import type { EntryOf, JournalEntry } from '../../journal/entries.ts'
import { said, type Said, type Who } from './sentence.ts'

export type ClaimDeps = {
  /** The whole journal. */
  readonly entries: readonly JournalEntry[]
  readonly visitors: readonly Visitor[]
  /** Whether the token of an activation may name somebody else than its visitor; of none when absent. */
  readonly isMixedUp?: (activation: Activation) => boolean
}

/** Claims on what happened, which is the part of the journal that belongs to an act. */
export type ClaimsOf = (happened: readonly JournalEntry[]) => readonly Said[]

export const createClaims = (deps: ClaimDeps): ClaimsOf => {
  const known = { ...deps, customers: customersIn(deps) }
  return (happened) => claimsOf(happened, known)
}

/** Whose chat was secured, by the index of the entry that says so. */
type Known = ClaimDeps & { readonly customers: ReadonlyMap<number, Who | null> }

const customersIn = (deps: ClaimDeps): Known['customers'] =>
  new Map(
    activationsIn(deps.entries).flatMap((activation) =>
      activation.settled === null ? [] : [[activation.settled.index, customerOf(activation, deps)] as const],
    ),
  )

const claimsOf = (happened: readonly JournalEntry[], known: Known): readonly Said[] => {
  const all = happened.flatMap((entry) => claimsOn(entry, known))
  const isNobody = happened.findLast(({ type }) => type.startsWith('identity-'))?.type === 'identity-cleared'
  return withoutRepetitions(isNobody ? [...all, said('nothing-is-left')] : all)
}

/** The last of several alike counts those before it. */
const withoutRepetitions = (claims: readonly Said[]): readonly Said[] => {
  const textOf = ({ id, values }: Said): string => JSON.stringify([id, values])
  const latest = new Map(claims.map((claim) => [textOf(claim), claim]))
  return [...latest.values()]
}

const claimsOn = (entry: JournalEntry, deps: Known): readonly Said[] => {
  if (entry.type === 'logout-called') return [counted(said('site-logs-out'), countOf(deps, entry, isLogout))]
  if (entry.type === 'activation-settled')
    return entry.status === 'authentication-failure' ? [failureOf(entry, deps)] : successOf(entry, deps)
  if (entry.type !== 'refresh-settled' || !isRefresh(entry)) return []
  return [waitOf(entry, deps), counted(said('session-is-refreshed'), countOf(deps, entry, isRefresh))]
}

const isLogout = ({ type }: JournalEntry): boolean => type === 'logout-called'

const isRefresh = (entry: JournalEntry): boolean => entry.type === 'refresh-settled' && entry.status === 'refreshed'

const counted = (claim: Said, nth: number): Said => ({ ...claim, nth })

const countOf = ({ entries }: ClaimDeps, { index }: JournalEntry, isAlike: (entry: JournalEntry) => boolean): number =>
  entries.filter((other) => other.index <= index && isAlike(other)).length

const failureOf = (settled: EntryOf<'activation-settled'>, deps: ClaimDeps): Said => {
  const { code, attempts } = settled
  const isAlike = (entry: JournalEntry): boolean =>
    entry.type === 'activation-settled' &&
    entry.status === 'authentication-failure' &&
    (code === null || entry.code === code) &&
    (attempts < 2 || entry.attempts === attempts)
  const nth = countOf(deps, settled, isAlike)
  if (code === null) return counted(said('activation-fails'), nth)
  return attempts > 1
    ? counted(said('activation-fails-after', code, String(attempts)), nth)
    : counted(said('activation-fails-with', code), nth)
}

type Settled = EntryOf<'activation-settled'>

const isSuccess = (entry: JournalEntry): entry is Settled =>
  entry.type === 'activation-settled' && entry.status === 'authentication-success'

const isAnonymous = ({ optionType }: Settled): boolean => optionType === 'ANONYMOUS'

/** Whose chat it is, where the journey says by which id the tokens name them. */
const successOf = (settled: Settled, deps: Known): readonly Said[] => {
  const claim = (claimed: Said, isAlike: (entry: Settled) => boolean): Said =>
    counted(
      claimed,
      countOf(deps, settled, (entry) => isSuccess(entry) && isAlike(entry)),
    )
  if (isAnonymous(settled)) return [claim(said('chat-is-anonymous'), isAnonymous)]
  const secured = (isAlike: (entry: Settled) => boolean) => (entry: Settled) => !isAnonymous(entry) && isAlike(entry)
  const { attempts } = settled
  const who = deps.customers.get(settled.index) ?? null
  const isFor =
    who === null
      ? claim(
          said('chat-is-secured'),
          secured(() => true),
        )
      : claim(
          said('chat-is-secured-for', { who }),
          secured((entry) => deps.customers.get(entry.index) === who),
        )
  const isAfter = claim(
    said('chat-is-secured-after', String(attempts)),
    secured((entry) => entry.attempts === attempts),
  )
  return attempts > 1 ? [isFor, isAfter] : [isFor]
}

/** Null where the token named nobody whom the journey knows. */
export const customerOf = (activation: Activation, { visitors, isMixedUp = () => false }: ClaimDeps): Who | null => {
  const userId = isMixedUp(activation) ? null : (activation.attempts.at(-1)?.answered?.userId ?? null)
  const position = userId === null ? -1 : visitors.findIndex((visitor) => visitor['userId'] === userId)
  return (['customer', 'other-customer'] as const)[position] ?? null
}

/** The session was renewed because the person has waited. */
const waitOf = ({ at, index }: JournalEntry, { entries }: ClaimDeps): Said => {
  const begun = entries.findLast((entry) => entry.index < index && isBeginning(entry))
  const minutes = Math.max(1, Math.ceil((at - (begun?.at ?? at)) / 60_000))
  return said('time-passes', { ms: minutes * 60_000 })
}

const isBeginning = ({ type }: JournalEntry): boolean => type === 'activation-settled' || type === 'refresh-settled'
