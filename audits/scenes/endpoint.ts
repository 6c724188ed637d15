/** Asks the token endpoint of the site what its pages do not: without a session, from elsewhere, after the sign-out. */

import { setTimeout as delay } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import type { SceneMeans } from '../scene/means.ts'
import type { Stand } from '../scene/scene.ts'
import type { EndpointAnswer, EndpointSeen, SeenRequest } from '../seen.ts'

/** Nobody's, and it is never asked. */
export const ELSEWHERE = 'https://somebody-else.example'

const ASK_LIMIT_MS = 10_000

/** Two parts and more of base64url between dots. */
const TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]*){2,4}/g

/** What the page was answered, and the tokens that went to the platform, that of the answer among them. */
export type Former = { readonly answer: string; readonly tokens: readonly string[] }

/** The token of an answer: of the form of the former one, and nothing that stands beside it each time, as a word against forgery does. */
export const mintedIn = (text: string, former: Former): string | null => {
  const known = tokensIn(former.answer)
  const forms = known.filter((one) => former.tokens.includes(one)).map(partsOf)
  const beside = known.filter((one) => !former.tokens.includes(one))
  return tokensIn(text).find((one) => forms.includes(partsOf(one)) && !beside.includes(one)) ?? null
}

const tokensIn = (text: string): readonly string[] => text.match(TOKEN) ?? []

const partsOf = (token: string): number => token.split('.').length

/** Null where none of the requests so far brought a token that was sent to the platform. */
export const askEndpoint = async (
  { browser, contextOptions }: SceneMeans,
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

/** The claims of a token tell its times in seconds; timers may fire a little early. */
const CLAIM_TICK_MS = 1050

/** A token that is signed and not encrypted comes out the same within one second, of an endpoint that mints anew each time. */
export const askForAnother = async (
  askAgain: () => Promise<EndpointAnswer>,
  former: string,
): Promise<EndpointAnswer> => {
  const again = await askAgain()
  if (again.token === null || !former.includes(again.token)) return again
  await delay(CLAIM_TICK_MS)
  return askAgain()
}

/** With what the browser of the visitor holds now. */
export const askOnceMore = (stand: Stand, asked: SeenRequest): Promise<EndpointAnswer> =>
  ask(stand.context.request, stand, asked)

/** Sites have names of their own for what says who asks. */
const PERSONAL = /auth|token|session|jwt|api-?key/i

/** It says that the page is the site's, and not who asks. */
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
