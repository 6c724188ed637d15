import { call, logout, printed, saidIn } from './page-code.ts'
import { snippetWith, pageWith } from './own-page.ts'
import { CAMILLE, expect, HOURLY_PROJECT, test } from './shop.ts'

test.use({ iadvizeProject: HOURLY_PROJECT })

type Hostile = { readonly what: string; readonly script: string }

const THROW = "() => { throw new Error('not on this site') }"

const HOSTILE: readonly Hostile[] = [
  { what: 'CSSStyleSheet.replaceSync is missing', script: 'delete CSSStyleSheet.prototype.replaceSync' },
  { what: 'CSSStyleSheet.replaceSync throws', script: `CSSStyleSheet.prototype.replaceSync = ${THROW}` },
  { what: 'attachShadow throws', script: `Element.prototype.attachShadow = ${THROW}` },
  {
    what: 'there are no adopted style sheets',
    script: "Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { value: undefined })",
  },
  {
    what: 'the registry refuses elements with a name of their own',
    script: `const create = document.createElement.bind(document)
document.createElement = (name, ...rest) => name.includes('-') ? (${THROW})() : create(name, ...rest)`,
  },
  {
    what: 'nothing may be put into the body',
    script: `const { append } = Element.prototype
Element.prototype.append = function (...nodes) { return this === document.body ? (${THROW})() : append.apply(this, nodes) }`,
  },
  {
    what: 'what the chat writes later throws',
    script:
      "Object.defineProperty(Element.prototype, 'ariaLabel', { set(value) { if (/secured/.test(value)) throw new Error('no') } })",
  },
]

for (const { what, script } of HOSTILE) {
  test(`where ${what} the identity still starts, is renewed and ends, and the console says once that there is no chat`, async ({
    page,
    iadvize,
    shop,
  }) => {
    const errors = printed(page, { type: 'error', fits: /^iAdvize/ })
    const thrown: string[] = []
    page.on('pageerror', ({ message }) => thrown.push(message))
    await page.addInitScript(script)
    await shop.comeSecured(CAMILLE)
    expect(await call(page, 'get', 'tag:version')).toBe('FULL')
    await iadvize.passTime('60 min')
    expect(iadvize.journal.of('refresh-settled').map(({ status }) => status)).toEqual(['refreshed'])
    await logout(page)
    await expect(iadvize).toHaveLoggedOut()
    expect(await iadvize.held()).toEqual([])
    await expect(page.locator('rehearsal-chat')).toHaveCount(0)
    expect(errors).toEqual([expect.stringContaining('the chat window cannot be shown')])
    expect(thrown).toEqual([])
  })
}

test('a browser without BroadcastChannel has its chat and its identity, and the console says what is missing', async ({
  page,
  iadvize,
  shop,
}) => {
  const said = saidIn(page)
  await page.addInitScript('delete window.BroadcastChannel')
  await shop.comeSecured(CAMILLE)
  await expect(shop.chatButton).toBeVisible()
  await logout(page)
  await expect(iadvize).toHaveLoggedOut()
  expect(said).toEqual([expect.stringContaining('no BroadcastChannel')])
})

test('a frame in a browser without ResizeObserver has its identity, but no chat', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const errors = printed(page, { type: 'error', fits: /^iAdvize/ })
  await page.addInitScript('delete window.ResizeObserver')
  await ownSite.open(pageWith(snippetWith({ mode: 'sandboxed' })))
  await iadvize.waitFor('tag-loaded')
  await expect.poll(() => errors).toEqual([expect.stringContaining('the chat window cannot be shown')])
  await logout(page)
  await expect(iadvize).toHaveLoggedOut()
})

test('a page whose body is replaced keeps its identity', async ({ page, iadvize, shop }) => {
  await shop.comeSecured(CAMILLE)
  await expect(shop.chatButton).toBeVisible()
  await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
  await iadvize.passTime('60 min')
  expect(iadvize.journal.of('refresh-settled').map(({ status }) => status)).toEqual(['refreshed'])
})
