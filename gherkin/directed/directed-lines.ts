/** What somebody had the stage do, as lines of a test. */

import type { Direction, DirectedAnswer } from '../../journal/directions.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import type { Answer } from '../../protocol/misbehaviours.ts'
import { said } from '../recorded/sentence.ts'
import { askedBetween, refusalsOf } from './asked-tokens.ts'
import { unwritten, type Line } from './lines.ts'

type Known = { readonly entries: readonly JournalEntry[]; readonly directions: readonly Direction[] }

export const directedLines = (direction: Direction, known: Known): readonly Line[] => {
  switch (direction.kind) {
    case 'answers':
      return direction.answers.flatMap(answerLines)
    case 'no-answers':
      return wasDirected(direction, known, 'answers') ? [said('platform-judges')] : []
    case 'token-backend':
      return backendLines(direction, known)
    case 'token-backend-works':
      return backendWorksLines(direction, known)
    case 'clock':
      return direction.advanceMs === 0 ? [] : [said('machine-sleeps', { ms: direction.advanceMs })]
    case 'clock-is-back':
      return wasDirected(direction, known, 'clock') ? [unwritten('clock-is-back')] : []
    case 'network':
      return networkLines(direction)
    case 'agent':
      return agentLines(direction)
    case 'keys':
      return keysLines(direction, known)
    default:
      return direction satisfies never
  }
}

type OfKind<Kind extends Direction['kind']> = Extract<Direction, { readonly kind: Kind }>

const before = (direction: Direction, { directions }: Known): readonly Direction[] =>
  directions.slice(0, directions.indexOf(direction))

const wasDirected = (direction: Direction, known: Known, kind: Direction['kind']): boolean =>
  before(direction, known).some((earlier) => earlier.kind === kind)

const TROUBLES: readonly Answer[] = ['server-error', 'drop-connection', 'malformed-body', 'never-answer']

const answerLines = (prepared: DirectedAnswer): readonly Line[] => {
  const { answer, times, delayMs = 0, code = 'SERVER_ERROR' } = prepared
  const isAlways = times === 'always'
  if (delayMs > 0 && isAlways && answer === 'refuse')
    return [said('platform-takes-time-to-refuse', { ms: delayMs }, code)]
  if (delayMs > 0 && isAlways && answer === 'judge') return [said('platform-takes-time', { ms: delayMs })]
  const lines = promptLines(prepared, code)
  return delayMs > 0 ? [...lines, unwritten('answer-delay')] : lines
}

const promptLines = ({ answer, times }: DirectedAnswer, code: string): readonly Line[] => {
  const isAlways = times === 'always'
  if (answer === 'refuse')
    return [isAlways ? said('platform-refuses-always', code) : said('platform-refuses', code, { times })]
  if (answer === 'accept') return [isAlways ? said('platform-accepts') : said('platform-accepts-so-often', { times })]
  if (TROUBLES.includes(answer))
    return [isAlways ? said(`platform-${answer}-always`) : said(`platform-${answer}`, { times })]
  return [isAlways ? said('platform-judges') : unwritten('judged-between')]
}

/** For the page, a backend without a token is one that cannot mint. */
const WITHOUT_TOKEN = ['cannot-mint', 'unreachable'] as const

const isWithoutToken = (behaviour: string): boolean => WITHOUT_TOKEN.some((known) => known === behaviour)

/** The shop's own server cannot be told to mint a bad token; the platform can refuse it as it did. */
const backendLines = (direction: OfKind<'token-backend'>, known: Known): readonly Line[] => {
  const { behaviour, times } = direction
  if (behaviour === 'mint') return []
  if (isWithoutToken(behaviour)) {
    return [times === 'always' ? said('tokens-cannot-be-minted') : said('tokens-cannot-be-minted-so-often', { times })]
  }
  const asked = askedOf(direction, known)
  if (asked.length === 0) return []
  if (behaviour === 'slow') return [unwritten('late-token')]
  const refusals = refusalsOf(known.entries, asked)
  const code = refusals[0]?.code ?? null
  if (code === null) return behaviour === 'another-visitors-token' ? [unwritten('another-visitors-token')] : []
  return [
    times === 'always'
      ? said('platform-refuses-always', code)
      : said('platform-refuses', code, { times: refusals.length }),
  ]
}

const askedOf = (direction: OfKind<'token-backend'>, { entries, directions }: Known) => {
  const next = directions
    .slice(directions.indexOf(direction) + 1)
    .find((later) => later.kind === 'token-backend' && later.behaviour === direction.behaviour)
  return askedBetween(entries, direction.behaviour, { after: direction.after, until: next?.after ?? Infinity })
}

/** Takes back what the latest direction did and what would still hold. */
const backendWorksLines = (direction: Direction, known: Known): readonly Line[] => {
  const latest = before(direction, known).findLast(({ kind }) => kind.startsWith('token-backend'))
  if (latest?.kind !== 'token-backend') return []
  const { behaviour, times } = latest
  if (isWithoutToken(behaviour)) return [said('tokens-can-be-minted')]
  const isHolding = times === 'always' && refusalsOf(known.entries, askedOf(latest, known)).length > 0
  return isHolding ? [said('platform-judges')] : []
}

const networkLines = ({ isBlocked, slowMs }: OfKind<'network'>): readonly Line[] => [
  ...(isBlocked === undefined ? [] : [said(isBlocked ? 'tag-is-blocked' : 'tag-is-no-longer-blocked')]),
  ...(slowMs === undefined ? [] : [said('vendor-is-slow', { ms: slowMs })]),
]

const agentLines = ({ say, askSatisfaction, end, status }: OfKind<'agent'>): readonly Line[] => [
  ...(say === undefined ? [] : [said('agent-says', { text: say })]),
  ...(end === undefined ? [] : [said(askSatisfaction ? 'agent-ends-asking' : 'agent-ends')]),
  ...(askSatisfaction && end === undefined ? [unwritten('satisfaction')] : []),
  ...(status === undefined ? [] : [unwritten('agent-status')]),
]

/** Before the first page it is how the project begins. */
const keysLines = ({ after }: Direction, { entries }: Known): readonly Line[] => {
  if (!entries.some(({ type, index }) => type === 'tag-loaded' && index <= after)) return []
  const next = entries.find((entry) => entry.type === 'attempt-answered' && entry.index > after)
  const isForeign = next?.type === 'attempt-answered' && next.code === 'SIGNATURE_INVALID'
  return [isForeign ? said('keys-are-rotated') : unwritten('keys')]
}
