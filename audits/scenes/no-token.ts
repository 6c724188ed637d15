/** The token endpoint fails in every possible way. Then the sign-in fails. */

import type { BrowserContext, Route } from '@playwright/test'
import type { SceneDeps, SignedIn } from '../scene/deps.ts'
import { playScene, type Stand } from '../scene/scene.ts'
import type { EndpointSeen, Scene, SeenRequest } from '../seen.ts'
import { openChatPage } from './chat-page.ts'
import { chatPagesOf } from './moves.ts'
import { NO_TOKEN, VISIT } from './steps.ts'

type Handle = (route: Route) => Promise<void>

const answerWith =
  (status: number, body: string): Handle =>
  (route) =>
    route.fulfill({ status, contentType: 'application/json', body })

const FAILURES = [
  [NO_TOKEN.opens, answerWith(500, '{"error":"no token"}')],
  [NO_TOKEN.isRefused, answerWith(401, '{"error":"no session"}')],
  [NO_TOKEN.isForbidden, answerWith(403, '{"error":"not allowed"}')],
  [NO_TOKEN.isNotAnswered, (route) => route.abort('connectionreset')],
  [NO_TOKEN.getsNone, answerWith(200, '{}')],
] as const satisfies readonly (readonly [string, Handle])[]

export const playNoToken = (
  deps: SceneDeps,
  { endpoint, signIns }: { readonly endpoint: EndpointSeen; readonly signIns: readonly SeenRequest[] },
  signedIn: SignedIn,
): Promise<Scene> =>
  playScene(
    deps,
    async (stand) => {
      const { context, page, step } = stand
      const failing: { handle: Handle } = { handle: FAILURES[0][1] }
      await routeTokens(context, endpoint, (route) => failing.handle(route))
      for (const [name, handle] of FAILURES) {
        failing.handle = handle
        await step(name, () => openChatPage(deps, page, chatPagesOf(deps)[0]), { picture: true, uncovers: true })
      }
      await cannotSignIn(deps, stand, signIns)
    },
    signedIn,
  )

const routeTokens = (context: BrowserContext, endpoint: EndpointSeen, handle: Handle): Promise<unknown> =>
  routeAddress(context, endpoint, (route) =>
    isSameQuestion(route.request().postData(), endpoint.asked.sent) ? handle(route) : route.fallback(),
  )

/** From now on the token endpoint answers as if no visitor were signed in. */
export const refuseTokens = (context: BrowserContext, endpoint: EndpointSeen): Promise<unknown> =>
  routeTokens(context, endpoint, answerWith(401, '{"error":"no session"}'))

/** The requests by which a visit signed in: all that do not only read, except the one for the token. */
export const signInsOf = ({ requests, endpoint }: Scene): readonly SeenRequest[] =>
  requests.filter(
    ({ step, method, isVendor, url }) =>
      step === VISIT.signsIn && !isVendor && method !== 'GET' && method !== 'OPTIONS' && url !== endpoint?.url,
  )

const cannotSignIn = async (
  { journey }: SceneDeps,
  { context, page, step }: Stand,
  signIns: readonly SeenRequest[],
): Promise<void> => {
  if (signIns.length === 0) return
  await page.evaluate(forget).catch(() => {})
  await context.clearCookies()
  const trying = async (): Promise<void> => {
    // The journey waits for a page that does not come, so the step ends as soon as the sign-in is refused.
    let refuse = (): void => {}
    const refused = new Promise<void>((resolve) => {
      refuse = resolve
    })
    for (const request of signIns) {
      await routeAddress(context, request, async (route) => {
        await answerWith(500, '{"error":"no sign-in"}')(route)
        refuse()
      })
    }
    await Promise.race([journey.signIn(page, journey.visitors[0]).catch(() => {}), refused])
  }
  await step(NO_TOKEN.cannotSignIn, trying, { picture: true })
}

/** If all requests go to one address, as in GraphQL, only the request for the token must fail. */
export const isSameQuestion = (sent: string | null, forToken: string | null): boolean => {
  const [asked, wanted] = [questionOf(sent), questionOf(forToken)]
  return wanted === null || asked === wanted
}

/** Null if the body does not say what is asked for. */
const questionOf = (sent: string | null): string | null => {
  try {
    const body = JSON.parse(sent ?? '') as { readonly query?: unknown; readonly operationName?: unknown } | null
    if (typeof body?.operationName === 'string') return body.operationName
    return typeof body?.query === 'string' ? body.query : null
  } catch {
    return null
  }
}

const forget = (): void => {
  localStorage.clear()
  sessionStorage.clear()
}

const routeAddress = (context: BrowserContext, { url }: { readonly url: string }, handle: Handle): Promise<unknown> => {
  const { origin, pathname } = new URL(url)
  return context.route((asked) => asked.origin === origin && asked.pathname === pathname, handle)
}
