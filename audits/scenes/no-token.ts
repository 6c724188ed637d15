/** The token endpoint of the site fails, in each way that one can; then the sign-in of the site. */

import type { BrowserContext, Route } from '@playwright/test'
import type { SceneMeans, SignedIn } from '../scene/means.ts'
import { playScene, type Stand } from '../scene/scene.ts'
import type { EndpointSeen, Scene, SeenRequest } from '../seen.ts'
import { chatPagesOf, openPage } from './moves.ts'
import { VISIT } from './visit.ts'

export const NO_TOKEN = {
  opens: 'opens a page while the token endpoint fails',
  isRefused: 'opens a page while the token endpoint refuses',
  isNotAnswered: 'opens a page while the token endpoint cannot be reached',
  getsNone: 'opens a page while the token endpoint answers without a token',
  cannotSignIn: 'tries to sign in while the sign-in of the site fails',
} as const

type Handle = (route: Route) => Promise<void>

const answerWith =
  (status: number, body: string): Handle =>
  (route) =>
    route.fulfill({ status, contentType: 'application/json', body })

const FAILURES = [
  [NO_TOKEN.opens, answerWith(500, '{"error":"no token"}')],
  [NO_TOKEN.isRefused, answerWith(401, '{"error":"no session"}')],
  [NO_TOKEN.isNotAnswered, (route) => route.abort('connectionreset')],
  [NO_TOKEN.getsNone, answerWith(200, '{}')],
] as const satisfies readonly (readonly [string, Handle])[]

export const playNoToken = (
  means: SceneMeans,
  { endpoint, signIns }: { readonly endpoint: EndpointSeen; readonly signIns: readonly SeenRequest[] },
  signedIn: SignedIn,
): Promise<Scene> =>
  playScene(
    means,
    async (stand) => {
      const { context, page, step } = stand
      const failing: { handle: Handle } = { handle: FAILURES[0][1] }
      await routeAddress(context, endpoint, (route) => failing.handle(route))
      for (const [name, handle] of FAILURES) {
        failing.handle = handle
        await step(name, () => openPage(page, chatPagesOf(means)[0]), { picture: name === NO_TOKEN.opens })
      }
      await cannotSignIn(means, stand, signIns)
    },
    signedIn,
  )

/** What a visit has sent to sign in: all that was no mere reading, but for the token. */
export const signInsOf = ({ requests, endpoint }: Scene): readonly SeenRequest[] =>
  requests.filter(
    ({ step, method, isVendor, url }) =>
      step === VISIT.signsIn && !isVendor && method !== 'GET' && method !== 'OPTIONS' && url !== endpoint?.url,
  )

const cannotSignIn = async (
  { journey }: SceneMeans,
  { context, page, step }: Stand,
  signIns: readonly SeenRequest[],
): Promise<void> => {
  if (signIns.length === 0) return
  await page.evaluate(forget).catch(() => {})
  await context.clearCookies()
  const trying = async (): Promise<void> => {
    // The journey waits for what does not come; that it was refused is enough.
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

const forget = (): void => {
  localStorage.clear()
  sessionStorage.clear()
}

const routeAddress = (context: BrowserContext, { url }: { readonly url: string }, handle: Handle): Promise<unknown> => {
  const { origin, pathname } = new URL(url)
  return context.route((asked) => asked.origin === origin && asked.pathname === pathname, handle)
}
