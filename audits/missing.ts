/**
 * What a rule can be missing when it could not tell, and which link of the chain to a secured visitor would have
 * provided it. If the chain is broken at that link or before it, the finding is a consequence of the break.
 */

import type { TokenCause } from '../protocol/token-causes.ts'

/** In the order in which a chat is established. `opened`: the content of the tokens can be read, with the brand's key. */
export const LINKS = ['sign-in', 'tag', 'activation', 'token', 'platform', 'accepted', 'opened'] as const
export type Link = (typeof LINKS)[number]

/** Null: no broken link explains the finding. */
const LINK_OF = {
  'a visit that gets beyond the sign-in': 'sign-in',
  'a page that loads the tag': 'tag',
  'a page on which the tag runs': 'tag',
  'a page with the chat on which the tag runs': 'tag',
  'the bundle of the boxed tag': 'tag',
  'a frame of the boxed tag that loads iadvize.js': 'tag',
  'a call of activate': 'activation',
  'a provider that answers': 'token',
  'two calls of the provider on one page': 'token',
  'a page that asks for a token': 'token',
  'an activation that fails': 'token',
  'an activation with a token': 'platform',
  // The endpoint is recognized by a token that was sent to the platform.
  'the token endpoint of the site': 'platform',
  'a request of the page that fetches the token': 'platform',
  'a secured visitor': 'accepted',
  'a secured visitor who stays on a page': 'accepted',
  'a refresh with a token': 'accepted',
  'a token that can be opened': 'opened',
  'a token that can be opened at each of two sign-ins': 'opened',
  'a token of each of the two visitors that can be opened': 'opened',
  "the brand's public key": 'opened',
  "the brand's public key, and a token that can be opened": 'opened',
  'a second visitor in the journey': null,
  'a session of another customer (--other-cookie or --other-header)': null,
  'another session of the same customer (--again-cookie or --again-header)': null,
  'a session that has ended (--ended-cookie or --ended-header)': null,
  'a token from the endpoint': null,
  'a copy of the signed-in browser': null,
  'a refresh after the end of the session': null,
  'a way to end the session of the site': null,
  'a page with the same address in each visit': null,
  'a sign-out': null,
  'an answer from the token endpoint': null,
  'a second answer with a token': null,
  'two calls of the provider in two seconds of the server': null,
  'an end of the calls of activate': null,
  'a look at the page': null,
  'the order of the tag and of what it reads': null,
  'something that a visitor is known by': null,
} as const satisfies Readonly<Record<string, Link | null>>

/** A noun. Anything else that a rule may be missing needs a row above. */
export type Missing =
  | keyof typeof LINK_OF
  | `the step "${string}"`
  | `a token without the fault "${TokenCause}"`
  | `an answer from ${string}`

/** Comes before the address of a request that was still open. Only the server can fix that. */
const ANSWER_OF = 'an answer from http'

export const isOpenRequest = (missing: string): boolean => missing.startsWith(ANSWER_OF)

export const LEFT_BEHIND: Missing = 'a copy of the signed-in browser'

export const SECOND_VISITOR: Missing = 'a second visitor in the journey'

export const OTHER_SESSIONS = {
  another: 'a session of another customer (--other-cookie or --other-header)',
  again: 'another session of the same customer (--again-cookie or --again-header)',
  ended: 'a session that has ended (--ended-cookie or --ended-header)',
} as const satisfies Readonly<Record<string, Missing>>

export const isOtherSession = (missing: string): boolean => Object.values<string>(OTHER_SESSIONS).includes(missing)

export const BOXED_TAG: readonly string[] = [
  'the bundle of the boxed tag',
  'a frame of the boxed tag that loads iadvize.js',
] satisfies readonly Missing[]

export const linkOf = (missing: string): Link | null => {
  if (missing.startsWith('a token without the fault ')) return 'accepted'
  return new Map<string, Link | null>(Object.entries(LINK_OF)).get(missing) ?? null
}
