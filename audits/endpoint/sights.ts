/** Turns calls of the endpoint into what the rules read, as if it had been seen in scenes. Pure. */

import type { JournalEntry } from '../../journal/entries.ts'
import { fingerprint } from '../../protocol/token.ts'
import type { Sights } from '../causes/causes.ts'
import { emptyLists } from '../scene/lists.ts'
import { isBareToken } from '../scenes/server-second.ts'
import { PEOPLE, VISIT } from '../scenes/steps.ts'
import type { About, EndpointAnswer, EndpointSeen, Scene, SceneStep, Trouble } from '../seen.ts'
import { withoutQuery } from './ask.ts'
import { CALLS, isNoAnswer, type Called, type CalledEndpoint, type CallName } from './calls.ts'
import { hasAuthorizationIn } from './credentials.ts'
import { troubleOf } from './no-token.ts'
import { isWebPage } from './token-place.ts'

export type EndpointSights = Sights & Pick<Required<Sights>, 'visit' | 'people'>

/** In these calls the visitor is signed in. */
const OWN: readonly CallName[] = ['first', 'again', 'more', 'atOnce']

export const sightsOf = (called: CalledEndpoint, project: Pick<About, 'sid' | 'areTokensOpened'>): EndpointSights => {
  const { plan, calls, found } = called
  const [first] = calls
  const about = { ...project, url: plan.question.url, visitors: visitorsIn(called), ...aloneIn(calls) }
  if (found === null) {
    const nothing = sceneOf([], { trouble: troubleOf(first, plan) })
    return { visit: nothing, people: nothing, about }
  }
  const own = calls.filter(({ name }) => OWN.includes(name))
  const visit = sceneOf(
    [
      [VISIT.signsIn, own],
      [VISIT.looksAround, []],
    ],
    { endpoint: endpointIn(called, found.token) },
  )
  const again = named(calls, 'secondSignIn').filter(({ read }) => read !== null)
  const people = sceneOf(
    [
      [PEOPLE.firstIn, again.length === 0 ? [first] : again],
      [PEOPLE.secondIn, named(calls, 'another')],
    ],
    { trouble: refusalIn(called) },
  )
  return { visit, people, about }
}

const named = (calls: readonly Called[], name: CallName): readonly Called[] => calls.filter((one) => one.name === name)

const visitorsIn = ({ calls, plan }: CalledEndpoint): About['visitors'] => {
  const knownTo = (name: CallName): readonly string[] => named(calls, name).flatMap(({ read }) => read?.known ?? [])
  return plan.sessions.another === null ? [knownTo('first')] : [knownTo('first'), knownTo('another')]
}

const aloneIn = (calls: readonly Called[]): Pick<About, 'endpointAlone'> => ({
  endpointAlone: { hasSecondSignIn: named(calls, 'secondSignIn').some(({ read }) => read !== null) },
})

/** Sessions that were given for comparison, and did not get a token. */
const refusalIn = ({ calls, plan }: CalledEndpoint): Trouble | null => {
  const refused = calls.filter(({ name, token }) => (name === 'secondSignIn' || name === 'another') && token === null)
  if (refused.length === 0) return null
  const asked = `${plan.question.method} ${withoutQuery(plan.question.url)}`
  return {
    step: PEOPLE.secondIn,
    sentence: refused
      .map(({ name, answer, why }) => {
        const says = why?.says ?? `answered with ${answer?.status}, without a token`
        return `${CALLS[name].replace(/^in/, 'In')}, ${asked} ${says}.`
      })
      .join(' '),
    png: null,
    cause: {
      id: 'cause-other-session',
      title: 'A session that was given for comparison got no token',
      fix: 'Sign in again, and give the new cookies or headers of that session.',
    },
  }
}

const endpointIn = ({ plan, calls }: CalledEndpoint, firstToken: string): EndpointSeen => {
  const { url, method } = plan.question
  const answers = answersIn(calls)
  const [elsewhere = NO_ANSWER] = answers('elsewhere')
  return {
    url,
    method,
    asked: firstAsked({ plan, calls }, firstToken),
    again: answers('again').at(-1) ?? NO_ANSWER,
    withoutSession: answers('nobody')[0] ?? NO_ANSWER,
    fromElsewhere: elsewhere,
    afterSignOut: answers('ended')[0] ?? null,
    hasAuthorization: hasAuthorizationIn(plan.sessions.own),
    alone: aloneAsked(calls, firstToken),
  }
}

const answersIn =
  (calls: readonly Called[]) =>
  (name: CallName): readonly EndpointAnswer[] =>
    named(calls, name).map(answerOf)

const firstAsked = (
  { plan: { question }, calls: [first] }: Pick<CalledEndpoint, 'plan' | 'calls'>,
  firstToken: string,
): EndpointSeen['asked'] => ({
  step: VISIT.signsIn,
  url: question.url,
  method: question.method,
  kind: 'fetch',
  from: '',
  sentHeaders: {},
  sent: question.body,
  status: first.answer?.status ?? null,
  answeredAt: first.endedAtMs,
  answerHeaders: first.answer?.headers ?? {},
  answer: nameOf(firstToken),
  isVendor: false,
})

const aloneAsked = (calls: readonly Called[], firstToken: string): NonNullable<EndpointSeen['alone']> => {
  const answers = answersIn(calls)
  // A token that is only signed may be the same within a second, although it was minted anew.
  const isTold = !isBareToken(firstToken)
  const preflightFor = (origin: string | undefined): EndpointAnswer | null =>
    named(calls, 'preflight')
      .filter((one) => one.origin === origin)
      .map(answerOf)[0] ?? null
  const [elsewhere, ...others] = named(calls, 'elsewhere')
  return {
    more: isTold ? answers('more') : [],
    atOnce: isTold ? answers('atOnce') : [],
    // Where nothing says who asks, everybody is a stranger.
    madeUpSession: answers('madeUp')[0] ?? answers('nobody')[0] ?? NO_ANSWER,
    preflight: preflightFor(elsewhere?.origin),
    fromOthers: others.map((one) => ({
      ...answerOf(one),
      origin: one.origin ?? '',
      preflight: preflightFor(one.origin),
    })),
  }
}

const NO_ANSWER: EndpointAnswer = { status: null, headers: {}, token: null }

/** The rules need to tell tokens apart, but not to hold them. */
const nameOf = (token: string): string => `[token ${fingerprint(token)}]`

const answerOf = (called: Called): EndpointAnswer => {
  const { answer, token } = called
  if (answer === null || (token === null && isNoAnswer(called))) return NO_ANSWER
  const { status, headers, text } = answer
  return {
    status,
    headers,
    token: token === null ? null : nameOf(token),
    isWebPage: isWebPage(text, headers['content-type']),
  }
}

type Step = readonly [name: string, calls: readonly Called[]]

const sceneOf = (steps: readonly Step[], more: Partial<Scene>): Scene => {
  const made: SceneStep[] = []
  const journal: JournalEntry[] = []
  for (const [name, calls] of steps) {
    const fromIndex = journal.length
    for (const { read } of calls) if (read !== null) journal.push({ ...read.entry, index: journal.length + 1 })
    const startedAt = calls[0]?.startedAtMs ?? 0
    made.push({ name, fromIndex, toIndex: journal.length, startedAt, actedAt: startedAt })
  }
  return { ...EMPTY, steps: made, journal, ...more }
}

const EMPTY: Scene = {
  ...emptyLists(),
  steps: [],
  journal: [],
  requests: [],
  endpoint: null,
  keyFiles: null,
  tokens: [],
  trouble: null,
}
