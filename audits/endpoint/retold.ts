/** Retells a timeline, which is about a visitor of pages, as the calls that were made. Pure. */

import { ofType } from '../rules/questions/look.ts'
import { fingerprint } from '../../protocol/token.ts'
import type { Evidence, TimelineStep } from '../finding.ts'
import { momentOf } from '../proof.ts'
import { CALLS, type Called, type CalledEndpoint, type CallName } from './calls.ts'
import type { EndpointSights } from './sights.ts'

/** Other evidence stays as it is. */
export const retold = (evidence: Evidence, { calls, plan }: CalledEndpoint, seen: EndpointSights): Evidence => {
  if (evidence.kind !== 'timeline') return evidence
  const { scene, faults = [] } = momentOf(evidence) ?? {}
  const tokens = ofType(faults, 'attempt-answered').map(({ token }) => token)
  const names = scene === seen.people ? OF_PEOPLE : OF_VISIT
  const told = calls.filter(({ name }) => names.includes(name))
  const last = told.findLastIndex(({ read }) => tokens.includes(read?.entry.token ?? null))
  const shown = told.slice(0, last === -1 ? MOST_CALLS : last + 1).slice(-MOST_CALLS)
  const steps = shown.flatMap((called) => stepsOf(called, plan.question.method, tokens))
  const startedAtMs = calls[0].startedAtMs
  return { ...evidence, steps: steps.map((step) => ({ ...step, atMs: Math.max(0, step.atMs - startedAtMs) })) }
}

const OF_VISIT: readonly CallName[] = ['first', 'again', 'more', 'atOnce']
const OF_PEOPLE: readonly CallName[] = ['first', 'secondSignIn', 'another']

/** A longer timeline shows nothing new. */
const MOST_CALLS = 6

const stepsOf = (called: Called, method: string, faulty: readonly (string | null)[]): readonly TimelineStep[] => {
  const { name, startedAtMs, endedAtMs, answer, token, read } = called
  const answered = token === null ? `${answer?.status}` : `${answer?.status}, token ${fingerprint(token)}`
  return [
    { atMs: startedAtMs, who: 'audit', what: `${method}, ${CALLS[name]}`, isFault: false },
    { atMs: endedAtMs, who: 'token endpoint', what: answered, isFault: false },
    ...(read === null ? [] : [verdictStep(read.entry, endedAtMs, faulty)]),
  ]
}

type Entry = NonNullable<Called['read']>['entry']

const verdictStep = ({ token, code, detail, userId }: Entry, atMs: number, faulty: readonly (string | null)[]) => {
  const accepted = userId === null ? 'accepts it without opening it' : `accepts it, for the user ${userId}`
  const what = code === null ? accepted : `refuses it (${code}): ${detail ?? 'no reason'}`
  return { atMs, who: 'platform', what, isFault: faulty.includes(token) } satisfies TimelineStep
}
