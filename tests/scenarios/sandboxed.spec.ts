import type { FrameLocator, Page } from '@playwright/test'
import type { Iadvize } from '../../playwright-kit/entry.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { pageWith, TAG_URL, tagAt } from './own-page.ts'
import type { OwnSite } from './own-site.ts'
import { expect, test } from './shop.ts'

type Size = { readonly width: number; readonly height: number }

type HostPage = Window & {
  readonly told: readonly (Size & typeof IN_THE_CORNER)[]
  readonly call: (method: string, ...args: readonly unknown[]) => Promise<unknown>
}

/** The page inside the frame, as the vendor's boxed tag writes it: a config, one function, then the script. */
const BOXED = `${pageWith()}<script>
addEventListener('message', ({ data: { host, id, method, args } }) => {
  if (host) window.host = host
  else iAdvizeInterface.push(async (iAdvize) => {
    const given = method === 'activate' ? [() => ({ authenticationOption: args[0] })] : args
    parent.postMessage({ id, result: await iAdvize[method](...given) }, '*')
  })
})
window.iAdvizeInterface = window.iAdvizeInterface || []
iAdvizeInterface.config = { sid: 1234, mode: 'sandboxed' }
iAdvizeInterface.push((iAdvize) => {
  iAdvize.on('app:boundariesChange', (boundaries) => parent.postMessage({ boundaries }, '*'))
})
document.head.append(Object.assign(document.createElement('script'), { src: '${tagAt()}' }))
parent.postMessage('ready', '*')
</script>`

/** The page around it: gives the frame the size that it is told, and calls the members of the tag by message. */
const around = (frame: string): string => `${pageWith('<meta name="viewport" content="width=device-width">')}
<iframe src="${frame}" title="Chat" style="position: fixed; right: 0; bottom: 0; width: 0; height: 0; border: 0"></iframe>
<script>
const frame = document.querySelector('iframe')
const calls = []
window.told = []
window.call = (method, ...args) => new Promise((resolve) => {
  frame.contentWindow.postMessage({ id: calls.push(resolve) - 1, method, args }, '*')
})
const tellSize = () => frame.contentWindow.postMessage({ host: { width: innerWidth, height: innerHeight } }, '*')
addEventListener('resize', tellSize)
addEventListener('message', ({ data }) => {
  if (data === 'ready') return tellSize()
  if (data.boundaries === undefined) return calls[data.id](data.result)
  told.push(data.boundaries)
  frame.style.width = data.boundaries.width + 'px'
  frame.style.height = data.boundaries.height + 'px'
})
</script>`

const openBoxed = async (page: Page, iadvize: Iadvize, ownSite: OwnSite): Promise<FrameLocator> => {
  const frame = (await ownSite.serve(BOXED)).replace('127.0.0.1', 'localhost')
  await ownSite.open(around(frame))
  await iadvize.waitFor('tag-loaded')
  return page.frameLocator('iframe')
}

const call = (page: Page, method: string, ...args: readonly unknown[]): Promise<unknown> =>
  page.evaluate(([name, given]) => (window as unknown as HostPage).call(name, ...given), [method, args] as const)

const lastTold = (page: Page): Promise<(Size & typeof IN_THE_CORNER) | undefined> =>
  page.evaluate(() => (window as unknown as HostPage).told.at(-1))

const sizeOf = async (page: Page): Promise<Size> => {
  const box = await page.locator('iframe').boundingBox()
  return { width: box?.width ?? 0, height: box?.height ?? 0 }
}

/** A launcher of 58 px, with 16 px around it. */
const CLOSED: Size = { width: 90, height: 90 }

/** Where the frame lies on the page around it. */
const IN_THE_CORNER = { right: 0, bottom: 0 }

for (const { name, viewport, width } of [
  { name: 'a large page', viewport: { width: 1280, height: 720 }, width: 414 },
  { name: 'a small phone', viewport: { width: 320, height: 480 }, width: 320 },
]) {
  test.describe(`in a frame from another origin on ${name}`, () => {
    // The screen is larger than the page, so that none is taken for the other.
    test.use({ viewport, screen: { width: 1920, height: 1080 } })

    test('the tag tells how large the frame has to be, and the open window is usable in it', async ({
      page,
      iadvize,
      ownSite,
    }) => {
      const chat = await openBoxed(page, iadvize, ownSite)
      await expect.poll(() => lastTold(page)).toEqual({ ...CLOSED, ...IN_THE_CORNER })
      expect(await sizeOf(page)).toEqual(CLOSED)

      await chat.getByRole('button', { name: 'Chat: not started' }).click()
      const dialog = chat.getByRole('dialog', { name: 'Chat: not started' })
      await expect.poll(async () => (await lastTold(page))?.width).toBe(width)
      const open = await sizeOf(page)
      expect(open.width).toBe(width)
      expect(open.height).toBeGreaterThan(CLOSED.height)
      expect(open.height).toBeLessThanOrEqual(viewport.height)
      await expect(dialog).toBeInViewport({ ratio: 1 })
      await expect(dialog).toContainText('No identity has been activated yet.')

      await chat.getByRole('button', { name: 'Close chat' }).click()
      await expect.poll(() => lastTold(page)).toEqual({ ...CLOSED, ...IN_THE_CORNER })
      expect(await sizeOf(page)).toEqual(CLOSED)
    })
  })
}

test('the frame follows what the open window says, and the window the size of the page around it', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const chat = await openBoxed(page, iadvize, ownSite)
  const open = chat.getByRole('button', { name: /^Chat: / })
  await open.click()
  await expect.poll(async () => (await lastTold(page))?.width).toBe(414)

  await chat.getByRole('button', { name: 'Close chat' }).click()
  await page.setViewportSize({ width: 320, height: 640 })
  await expect
    .poll(() =>
      page
        .frames()
        .at(-1)
        ?.evaluate(() => (window as Window & TagGlobals).host?.width),
    )
    .toBe(320)
  await open.click()
  await expect.poll(async () => (await lastTold(page))?.width).toBe(320)

  // Other words, of another height at this width.
  const before = await sizeOf(page)
  await call(page, 'activate', { type: 'ANONYMOUS' })
  await expect(chat.getByRole('dialog')).toContainText('The identity is not verified.')
  await expect.poll(async () => (await sizeOf(page)).height).not.toBe(before.height)
  await expect(chat.getByRole('dialog')).toBeInViewport({ ratio: 1 })
})

test('where nothing is shown any more the frame is told 0 by 0', async ({ page, iadvize, ownSite }) => {
  await openBoxed(page, iadvize, ownSite)
  await expect.poll(() => lastTold(page)).toEqual({ ...CLOSED, ...IN_THE_CORNER })
  await page
    .frames()
    .at(-1)
    ?.evaluate((src) => {
      const tagPage: Window & TagGlobals = window
      delete tagPage.iAdvize
      tagPage.iAdvizeInterface = []
      document.head.append(Object.assign(document.createElement('script'), { src }))
    }, TAG_URL)
  await expect.poll(() => lastTold(page)).toEqual({ width: 0, height: 0, ...IN_THE_CORNER })
})

test('every member can be called by message from the page around the frame, and its answer be posted back', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await openBoxed(page, iadvize, ownSite)
  expect(await call(page, 'activate', { type: 'ANONYMOUS', token: null })).toEqual({
    authentication: { option: { type: 'ANONYMOUS', token: null }, status: 'authentication-success' },
  })
  expect(await call(page, 'get', 'tag:version')).toBe('FULL')
  expect(await call(page, 'set', 'customData', { product_id: 'plisse' })).toBeUndefined()
  expect(await call(page, 'get', 'customData')).toEqual({ product_id: 'plisse' })
  expect(await call(page, 'navigate', 'https://shop.example/lamps')).toBeUndefined()
  expect(await call(page, 'recordTransaction', { id: 'o-1', amount: 49.95 })).toBeUndefined()
  expect(await call(page, 'help')).toBeUndefined()
  expect(await call(page, 'logout')).toBeUndefined()
  await iadvize.waitFor('navigated', { screen: 'https://shop.example/lamps' })
  await iadvize.waitFor('transaction-recorded', { id: 'o-1' })
  await iadvize.waitFor('logout-called')
})

test('outside the sandboxed mode no size is reported', async ({ page, ownSite, talk }) => {
  await ownSite.open()
  await page.evaluate(() => {
    const listening = window as unknown as Window & TagGlobals & { told: unknown[] }
    listening.told = []
    listening.iAdvizeInterface?.push((iAdvize) =>
      iAdvize.on('app:boundariesChange', (size) => listening.told.push(size)),
    )
  })
  await talk.button.click()
  await expect(talk.window).toBeVisible()
  // Sizes are told when the page is drawn: two drawings later they would have been.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await page.evaluate(() => (window as unknown as HostPage).told)).toEqual([])
})
