/** Asks the endpoint everything that the rules want to know. */

import { askForAnother } from '../scenes/endpoint.ts'
import { ELSEWHERE } from '../scenes/steps.ts'
import { ask, type As } from './ask.ts'
import type { Called, CalledEndpoint, CallName, EndpointPlan, ReadToken } from './calls.ts'
import { madeUp, withoutSession, type Credentials } from './credentials.ts'
import { NoAnswerError } from './no-answer.ts'
import { preflightOf } from './request.ts'
import type { Received, Send } from './send.ts'
import { findToken, tokenAgain } from './token-place.ts'

export type CallDeps = {
  readonly send: Send
  /** Called when the token arrives, because tokens expire. */
  readonly read: (token: string) => Promise<ReadToken>
  readonly now: () => number
}

export const callEndpoint = async (plan: EndpointPlan, deps: CallDeps): Promise<CalledEndpoint> => {
  const first = await callFirst(plan, deps)
  const { found, session } = first
  if (found === null) return { plan, calls: [first.called], found }
  const call = caller(plan, { ...deps, find: (text) => tokenAgain(text, { ...found, text: first.text }) })
  const { own, another, again, ended } = plan.sessions
  const stranger = madeUp(own)
  const others = await Promise.all([
    inSession({ plan, call, session, firstText: first.text }),
    call('nobody', { who: withoutSession(own) }),
    ...(stranger === null ? [] : [call('madeUp', { who: stranger })]),
    ...(another === null ? [] : [call('another', { who: another })]),
    ...(again === null ? [] : [call('secondSignIn', { who: again })]),
    ...(ended === null ? [] : [call('ended', { who: ended })]),
    ...preflights(plan, deps),
  ])
  const calls = others.flat().map((one) => ('called' in one ? one.called : one))
  return { plan, found, calls: [first.called, ...calls.toSorted((one, two) => one.endedAtMs - two.endedAtMs)] }
}

/** With the session as it is afterwards. */
type Outcome = { readonly called: Called; readonly who: Credentials }

type Call = (name: CallName, as: As) => Promise<Outcome>

const callFirst = async (plan: EndpointPlan, deps: CallDeps) => {
  const find = (text: string) => findToken(text, plan.field)?.token ?? null
  const { called, who } = await caller(plan, { ...deps, find })('first', { who: plan.sessions.own })
  const { answer } = called
  const isGiven = answer !== null && answer.status >= 200 && answer.status < 300
  const text = answer?.text ?? ''
  return { called, session: who, text, found: isGiven ? findToken(text, plan.field) : null }
}

/** These are the visitors whose tokens the rules judge. */
const VISITORS: readonly CallName[] = ['first', 'again', 'more', 'atOnce', 'secondSignIn', 'another']

type Finding = CallDeps & { readonly find: (text: string) => string | null }

const caller =
  ({ question }: EndpointPlan, { send, read, now, find }: Finding): Call =>
  async (name, as) => {
    const startedAtMs = now()
    const told = await ask(send, question, as).catch(toldOf)
    const endedAtMs = now()
    const common = { name, origin: as.origin, startedAtMs, endedAtMs }
    if (told instanceof NoAnswerError) {
      return { called: { ...common, ...NOTHING, url: question.url, why: told }, who: as.who }
    }
    const { answer, url, who } = told
    const token = find(answer.text)
    const isRead = token !== null && VISITORS.includes(name)
    return { called: { ...common, url, answer, why: null, token, read: isRead ? await read(token) : null }, who }
  }

const NOTHING = { answer: null, token: null, read: null } as const

const toldOf = (error: unknown): NoAnswerError => {
  if (error instanceof NoAnswerError) return error
  throw error
}

/** How many ask at the same time. */
const AT_ONCE = 4

type InSession = {
  readonly plan: EndpointPlan
  readonly call: Call
  readonly session: Credentials
  readonly firstText: string
}

/**
 * One after the other, because an endpoint may renew the session at each call. Those at once come last: all but one may
 * then have a session that has been replaced.
 */
const inSession = async ({ plan, call, session, firstText }: InSession): Promise<readonly Called[]> => {
  const calls: Called[] = []
  let who = session
  const next = async (name: CallName, origin?: string): Promise<Called> => {
    const outcome = await call(name, origin === undefined ? { who } : { who, origin })
    who = outcome.who
    calls.push(outcome.called)
    return outcome.called
  }
  await askForAnother(async () => {
    const { answer, token } = await next('again')
    return { status: answer?.status ?? null, headers: {}, token }
  }, firstText)
  for (let count = 2; count < plan.times; count += 1) await next('more')
  for (const origin of foreignOrigins(plan)) await next('elsewhere', origin)
  const atOnce = await Promise.all(Array.from({ length: AT_ONCE }, () => call('atOnce', { who })))
  return [...calls, ...atOnce.map(({ called }) => called)]
}

/** An unrelated site, a sandboxed page, and a site whose name begins like the brand's, which a careless comparison accepts. */
const foreignOrigins = ({ question: { url } }: EndpointPlan): readonly [string, ...string[]] => {
  const { protocol, hostname } = new URL(url)
  return [ELSEWHERE, 'null', `${protocol}//${hostname.replaceAll(/[^\w.-]/g, '-')}.somebody-else.example`]
}

const preflights = (plan: EndpointPlan, deps: CallDeps): readonly Promise<Called>[] =>
  foreignOrigins(plan).flatMap((origin) => {
    const sending = preflightOf(plan.question, plan.sessions.own, origin)
    return sending === null ? [] : [callAhead(origin, () => deps.send(sending), { ...deps, url: sending.url })]
  })

const callAhead = async (
  origin: string,
  send: () => Promise<Received>,
  { now, url }: Pick<CallDeps, 'now'> & { readonly url: string },
): Promise<Called> => {
  const startedAtMs = now()
  const told = await send().catch(toldOf)
  const common = { name: 'preflight', origin, url, startedAtMs, endedAtMs: now() } as const
  return told instanceof NoAnswerError
    ? { ...common, ...NOTHING, why: told }
    : { ...common, ...NOTHING, answer: told, why: null }
}
