/** Tokens and answers of a token endpoint, for the cases of the rules about them. */

import type { EndpointAnswer, EndpointSeen, Scene, SeenRequest } from '../../../../audits/seen.ts'
import { TOKEN_CAUSES, type TokenCause } from '../../../../protocol/token-causes.ts'
import type { JournalEvent } from '../../../../journal/entries.ts'
import { judged as platformJudged } from '../../journal/journals.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

export type Answered = Extract<JournalEvent, { readonly type: 'attempt-answered' }>

export const TOKEN = 'eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag'
export const ANOTHER_TOKEN = 'eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.another-text.a-tag'
export const USER_ID = 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41'

/** An answer of the platform to a token; a good one but for the changes. */
export const judged = (changes: Partial<Answered> = {}): Answered => ({
  ...platformJudged({ sid: '1234', lifeMs: 60_000, token: 'aaaaaaaa', userId: USER_ID, vuid: 'vuid' }),
  ...changes,
})

/** A token that the platform cannot take; nothing is known of what it would have read next. */
export const refusedFor = (cause: TokenCause, changes: Partial<Answered> = {}): Answered => {
  const { layer, code } = TOKEN_CAUSES[cause]
  const { lifeMs: _unknown, ...others } = judged({ layer, code, cause, detail: `${layer}: so it is`, userId: null })
  return { ...others, ...changes }
}

/** A token that the platform has not opened. */
export const unopened = (checked: 'header-only' | 'none'): Answered => {
  const { lifeMs: _unknown, ...others } = judged({ checked, userId: null })
  return others
}

type MoreOfScene = NonNullable<Parameters<typeof sceneOf>[1]>

export const signedIn = (
  journal: NonNullable<StepSights['journal']>,
  more: MoreOfScene = {},
): { readonly visit: Scene } => ({
  visit: sceneOf([[VISIT.signsIn, { journal }]], more),
})

/** A visit that saw this, and sent the token. */
export const seeing = (sights: StepSights, more: MoreOfScene = { tokens: [TOKEN] }): { readonly visit: Scene } => ({
  visit: sceneOf([[VISIT.signsIn, sights]], more),
})

export const requestOf = (changes: Partial<SeenRequest>): SeenRequest => ({
  step: VISIT.signsIn,
  url: 'http://shop.example/api/iadvize-token',
  method: 'POST',
  kind: 'fetch',
  from: 'http://shop.example/account',
  sentHeaders: {},
  sent: null,
  status: 200,
  answerHeaders: { 'cache-control': 'no-store' },
  answer: JSON.stringify({ token: TOKEN }),
  isVendor: false,
  ...changes,
})

export const answerOf = (changes: Partial<EndpointAnswer> = {}): EndpointAnswer => ({
  status: 401,
  headers: {},
  token: null,
  ...changes,
})

/** A good endpoint but for the changes. */
export const endpointOf = (
  changes: Partial<EndpointSeen> = {},
  journal: readonly JournalEvent[] = [judged()],
): { readonly visit: Scene } => {
  const asked = changes.asked ?? requestOf({})
  const endpoint: EndpointSeen = {
    url: asked.url,
    method: asked.method,
    again: answerOf({ status: 200, token: ANOTHER_TOKEN }),
    withoutSession: answerOf(),
    fromElsewhere: answerOf({ status: 200, token: ANOTHER_TOKEN }),
    afterSignOut: answerOf(),
    hasAuthorization: false,
    ...changes,
    asked,
  }
  return { visit: sceneOf([[VISIT.signsIn, { journal }], [VISIT.looksAround]], { tokens: [TOKEN], endpoint }) }
}

type Alone = NonNullable<EndpointSeen['alone']>

/** What is asked of a good endpoint beside that, where there is no page. */
export const aloneOf = (changes: Partial<Alone> = {}): Alone => ({
  more: [],
  atOnce: [],
  madeUpSession: answerOf(),
  fromOthers: [],
  preflight: null,
  ...changes,
})

export const NO_ENDPOINT: Case = {
  says: 'a token that no request of a script brought',
  seen: { visit: sceneOf([[VISIT.looksAround]], { tokens: [TOKEN] }) },
  verdict: 'could-not-tell',
}

export const NO_TOKEN: Case = {
  says: 'a visit without a token',
  seen: seeing({}, {}),
  verdict: 'could-not-tell',
}

/** Where nothing is known of what is inside a token. */
export const NOT_OPENED: readonly Case[] = [
  {
    says: 'a token of which only the header was read',
    seen: signedIn([unopened('header-only')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that was not read',
    seen: signedIn([unopened('none')]),
    verdict: 'could-not-tell',
    tells: 'The tokens were not opened.',
    shows: [],
  },
  { says: 'a visit without a token', seen: signedIn([]), verdict: 'could-not-tell' },
  {
    says: 'a token that got a prepared answer',
    seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
    verdict: 'could-not-tell',
    tells: 'No token reached the platform.',
  },
]
