import type { Frame, Page } from '@playwright/test'
import type { Iadvize } from '../../playwright-kit/entry.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { tokenFor } from '../demo-shop.ts'
import { code, pageWith, tagAt } from './own-page.ts'
import type { OwnSite } from './own-site.ts'
import { CAMILLE, expect, HOURLY_PROJECT, test } from './shop.ts'

type Call = { readonly method: string; readonly args: unknown }
type HostPage = Window & { readonly boxed: { push: (call: Call) => void }; readonly answers: readonly object[] }

/** The frame's side, in the order of the vendor's client: one listener for every message, one more for each token. */
const FRAME = `${pageWith()}${code(`
window.iAdvizeInterface = window.iAdvizeInterface || []
iAdvizeInterface.config = { sid: 1234, mode: 'sandboxed' }
const token = () => {
  parent.postMessage({ method: 'get-activate-auth-token' }, '*')
  return new Promise((resolve) => {
    addEventListener('message', ({ data: { method, args } }) => {
      if (method === 'set-activate-auth-token') resolve(args)
    }, { once: true })
  })
}
const answer = (method, given) => parent.postMessage({ method, answer: given }, '*')
addEventListener('message', ({ data: { method, args, hostWidth, hostHeight } }) => {
  if (hostWidth && hostHeight) window.host = { width: hostWidth, height: hostHeight }
  if (method === 'activate') {
    const { type } = args.authenticationOption
    iAdvizeInterface.push(async (iAdvize) => answer(method, await iAdvize.activate(async () => {
      return { authenticationOption: { type, token: type === 'SECURED_AUTHENTICATION' ? await token() : null } }
    })))
  }
  if (method === 'logout') iAdvizeInterface.push(async (iAdvize) => answer(method, await iAdvize.logout()))
  if (method === 'navigate') iAdvizeInterface.push((iAdvize) => answer(method, iAdvize.navigate(...args)))
})
iAdvizeInterface.push((iAdvize) => {
  iAdvize.on('app:boundariesChange', (boundaries) => parent.postMessage(boundaries, '*'))
})
document.body.append(Object.assign(document.createElement('script'), { src: '${tagAt()}' }))
`)}`

/** The host's side: keeps calls until the frame has loaded, then posts them, and the size of the page right behind. */
const hostOf = (frame: string): string => `${pageWith()}
<iframe src="${frame}" title="Chat" style="position: fixed; width: 100vw; height: 100vh; border: 0"></iframe>
${code(`
const frame = document.querySelector('iframe')
const post = (message) => frame.contentWindow.postMessage(message, '*')
const tellSize = () => post({ hostWidth: innerWidth, hostHeight: innerHeight })
window.answers = []
window.boxed = [{ method: 'navigate', args: [location.href] }]
frame.onload = () => {
  const waiting = window.boxed
  window.boxed = { push: post }
  waiting.forEach(post)
  tellSize()
}
addEventListener('resize', tellSize)
addEventListener('message', async ({ source, data }) => {
  if (source !== frame.contentWindow) return
  if (data.method === 'get-activate-auth-token') post({ method: 'set-activate-auth-token', args: await (await fetch('fresh-token')).text() })
  else if (data.method) answers.push(data)
  else if (data.width) {
    const { width, height, left, right, bottom } = data
    Object.assign(frame.style, { width: width + 'px', height: height + 'px', bottom: bottom + 'px' })
    Object.assign(frame.style, left ? { left: left + 'px' } : { right: right + 'px' })
  }
})
`)}`

/** A host whose page calls `activate` while its frame is still on its way. */
const openBox = async (page: Page, ownSite: OwnSite, type: string): Promise<Frame> => {
  await page.route('**/fresh-token', async (route) => {
    await route.fulfill({ body: await tokenFor(CAMILLE.userId) })
  })
  const frame = (await ownSite.serve(FRAME)).replace('127.0.0.1', 'localhost')
  const activate = code(`boxed.push({ method: 'activate', args: { authenticationOption: { type: '${type}' } } })`)
  await ownSite.open(`${hostOf(frame)}${activate}`)
  const found = page.frames().at(-1)
  if (found === undefined) throw new Error('The page has no frame')
  return found
}

const answersOf = (page: Page, method: string): Promise<readonly object[]> =>
  page.evaluate(
    (asked) => (window as unknown as HostPage).answers.filter((answer) => Reflect.get(answer, 'method') === asked),
    method,
  )

const logOut = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as HostPage).boxed.push({ method: 'logout', args: undefined }))

const activated = async (iadvize: Iadvize): Promise<void> => expect(iadvize).toHaveActivated({ userId: CAMILLE.userId })

test.use({ iadvizeProject: HOURLY_PROJECT })

test("the vendor's boxed tag, whose host posts its size right after activate, activates as the customer", async ({
  page,
  iadvize,
  ownSite,
}) => {
  const frame = await openBox(page, ownSite, 'SECURED_AUTHENTICATION')
  await activated(iadvize)
  await expect(iadvize).toHaveAskedForToken({ times: 1 })
  await expect
    .poll(() => answersOf(page, 'activate'))
    .toMatchObject([{ answer: { authentication: { status: 'authentication-success' } } }])
  // Both messages have arrived, in the order in which they were posted.
  expect(await frame.evaluate(() => (window as Window & TagGlobals).host)).toEqual(page.viewportSize())
  await expect(frame.getByRole('button', { name: /^Chat: secured as / })).toBeVisible()
})

test("the vendor's boxed tag keeps the customer when the session ends, with a new token from its host", async ({
  page,
  iadvize,
  ownSite,
}) => {
  await openBox(page, ownSite, 'SECURED_AUTHENTICATION')
  await activated(iadvize)
  await iadvize.passTime('3 h')
  expect(iadvize.journal.of('provider-called')).toHaveLength(4)
  expect(iadvize.journal.of('refresh-settled').map(({ status }) => status)).toEqual(Array(3).fill('refreshed'))
  const tokens = iadvize.journal.of('attempt-sent').map(({ token }) => token)
  expect(new Set(tokens).size).toBe(4)
})

test("a logout by the host of the vendor's boxed tag leaves no trace of the customer in its frame", async ({
  page,
  iadvize,
  ownSite,
}) => {
  const frame = await openBox(page, ownSite, 'SECURED_AUTHENTICATION')
  await activated(iadvize)
  await logOut(page)
  await expect(iadvize).toHaveLoggedOut()
  await expect.poll(() => answersOf(page, 'logout')).toHaveLength(1)
  await expect(frame.getByRole('button', { name: 'Chat: not started' })).toBeVisible()
  expect(await iadvize.held()).toEqual([])
})

test("an anonymous activation through the vendor's boxed tag sends a null token, and requests none from its host", async ({
  page,
  iadvize,
  ownSite,
}) => {
  await openBox(page, ownSite, 'ANONYMOUS')
  await expect(iadvize).toHaveActivatedAnonymously()
  await iadvize.waitFor('navigated', { screen: page.url() })
  expect(await answersOf(page, 'get-activate-auth-token')).toEqual([])
})
