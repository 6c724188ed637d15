/** Asks the token endpoint what the site's pages do not: without a session, from another origin, and after the sign-out. */

import { setTimeout as delay } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import type { SceneDeps } from '../scene/deps.ts'
import type { Stand } from '../scene/scene.ts'
import type { EndpointAnswer, EndpointSeen, SeenRequest } from '../seen.ts'
import { ELSEWHERE } from './steps.ts'

/** Long, so that a slow server does not look like one that does not answer. */
const ASK_LIMIT_MS = 30_000

/** Two or more parts of base64url between dots. */
const TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]*){2,4}/g

/** The answer that the page got, and the tokens that went to the platform, including the one in that answer. */
export type Former = { readonly answer: string; readonly tokens: readonly string[] }

/**
 * The token in an answer: it has the form of the former token, and is not a value that every answer contains, such as a
 * CSRF token.
 */
export const mintedIn = (text: string, former: Former): string | null => {
  const known = tokensIn(former.answer)
  const forms = known.filter((one) => former.tokens.includes(one)).map(partsOf)
  const beside = known.filter((one) => !former.tokens.includes(one))
  return tokensIn(text).find((one) => forms.includes(partsOf(one)) && !beside.includes(one)) ?? null
}

const tokensIn = (text: string): readonly string[] => text.match(TOKEN) ?? []

const partsOf = (token: string): number => token.split('.').length

/** Null if no request so far returned a token that was sent to the platform. */
export const askEndpoint = async (
  { browser, contextOptions }: SceneDeps,
  stand: Stand,
): Promise<EndpointSeen | null> => {
  const { requests, tokens } = stand.recorder.recorded()
  const asked = requests.findLast(
    ({ kind, isVendor, answer }) =>
      !isVendor && (kind === 'fetch' || kind === 'xhr') && tokens.some((token) => answer?.includes(token)),
  )
  if (asked === undefined) return null
  const stranger = await browser.newContext(contextOptions)
  try {
    const [again, withoutSession, fromElsewhere] = await Promise.all([
      askForAnother(() => askOnceMore(stand, asked), asked.answer ?? ''),
      ask(stranger.request, stand, { ...asked, sentHeaders: withoutAuthorization(asked.sentHeaders) }),
      ask(stand.context.request, stand, {
        ...asked,
        sentHeaders: { ...asked.sentHeaders, origin: ELSEWHERE, referer: `${ELSEWHERE}/` },
      }),
    ])
    const hasAuthorization = Object.keys(asked.sentHeaders).some(isAuthorization)
    const seen = { asked, again, withoutSession, fromElsewhere, afterSignOut: null, hasAuthorization }
    const endpoint = { url: asked.url, method: asked.method, ...seen }
    stand.tellEndpoint(endpoint)
    return endpoint
  } finally {
    await stranger.close()
  }
}

/** Times in claims are whole seconds, and timers may fire a little early. */
const CLAIM_TICK_MS = 1050

/**
 * Asks again if the token is the same: a token that is only signed may be the same within a second, even if it is minted
 * anew.
 */
export const askForAnother = async (
  askAgain: () => Promise<EndpointAnswer>,
  former: string,
): Promise<EndpointAnswer> => {
  const again = await askAgain()
  if (again.token === null || !former.includes(again.token)) return again
  await delay(CLAIM_TICK_MS)
  return askAgain()
}

/** Asks with the cookies that the visitor's browser has now. */
export const askOnceMore = (stand: Stand, asked: SeenRequest): Promise<EndpointAnswer> =>
  ask(stand.context.request, stand, asked)

/** Parts of the names of headers that say who asks. Each site has its own names. */
const PERSONAL = /auth|token|session|jwt|api-?key/i

/** Such a header proves that the page is the site's, but does not say who asks. */
const FORGERY = /csrf|xsrf/i

export const isAuthorization = (name: string): boolean => PERSONAL.test(name) && !FORGERY.test(name)

const withoutAuthorization = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !PERSONAL.test(name)))

const ask = async (
  from: APIRequestContext,
  { recorder }: Stand,
  { url, method, sent, sentHeaders, answer: former }: SeenRequest,
): Promise<EndpointAnswer> => {
  try {
    const response = await from.fetch(url, {
      method,
      headers: { ...sentHeaders },
      ...(sent === null ? {} : { data: sent }),
      maxRedirects: 0,
      timeout: ASK_LIMIT_MS,
      // A server may close a kept-alive connection just when it is used again. Browsers try once more as well.
      maxRetries: 1,
    })
    const text = await response.text()
    const answer = {
      status: response.status(),
      headers: response.headers(),
      token: mintedIn(text, { answer: former ?? '', tokens: recorder.recorded().tokens }),
    }
    await response.dispose()
    return answer
  } catch {
    return { status: null, headers: {}, token: null }
  }
}
