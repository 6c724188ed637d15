import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { code, configOf, pageWith, snippet, TAG_URL, tagAt } from './own-page.ts'
import { activateAnonymously, printed, saidIn } from './page-code.ts'
import { expect, test } from './shop.ts'

type Load = { readonly how: string; readonly head: string; readonly isToldItsAddress: boolean }

const FETCHED = `fetch('${tagAt()}').then((response) => response.text())`

/** Ways to load the tag that are not the vendor's, after a config. */
const LOADS: readonly Load[] = [
  { how: 'a module script', head: `<script type="module" src="${tagAt()}"></script>`, isToldItsAddress: true },
  { how: 'import()', head: code(`import('${tagAt()}')`), isToldItsAddress: true },
  {
    how: 'a module that imports it',
    head: `<script type="module">import '${TAG_URL}?sid=1234'</script>`,
    isToldItsAddress: true,
  },
  { how: 'eval of what was fetched', head: code(`${FETCHED}.then(eval)`), isToldItsAddress: false },
  {
    how: 'an inline script of what was fetched',
    head: code(
      `${FETCHED}.then((text) => document.head.append(Object.assign(document.createElement('script'), { text })))`,
    ),
    isToldItsAddress: false,
  },
  {
    how: 'a blob of what was fetched',
    head: code(`${FETCHED}.then((text) => {
  const src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  document.head.append(Object.assign(document.createElement('script'), { src }))
})`),
    isToldItsAddress: false,
  },
]

for (const { how, head, isToldItsAddress } of LOADS) {
  test(`a tag that is loaded by ${how} activates, and its chat opens`, async ({ page, iadvize, ownSite, talk }) => {
    const said = saidIn(page)
    await ownSite.open(pageWith(configOf('{ sid: 1234 }'), head))
    await iadvize.waitFor('tag-loaded', { sid: '1234' })
    expect((await activateAnonymously(page)).authentication.status).toBe('authentication-success')
    await talk.button.click()
    await expect(talk.window).toContainText('The identity is not verified.')
    const sentences = said.filter((text) => text.includes('not loaded by <script src>'))
    expect(sentences).toHaveLength(isToldItsAddress ? 0 : 1)
  })
}

test('a second load, as by a second consent manager, is reported as a warning and changes nothing', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const errors = printed(page, { type: 'error', fits: /^iAdvize/ })
  const said = saidIn(page)
  await ownSite.open()
  await activateAnonymously(page)
  await page.evaluate((html) => {
    for (const script of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('script')) {
      const again = document.createElement('script')
      if (script.src) again.src = script.src
      else again.text = script.text
      document.head.append(again)
    }
  }, snippet())
  await expect.poll(() => said).toEqual([expect.stringContaining('the tag is already loaded')])
  expect(errors).toEqual([])
  expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
  expect(iadvize.journal.of('identity-cleared')).toEqual([])
})

test('a tag that waits for its config says so without an error', async ({ page, ownSite }) => {
  const errors = printed(page, { type: 'error', fits: /^iAdvize/ })
  const said = saidIn(page)
  await ownSite.open(pageWith(`<script src="${tagAt()}"></script>`))
  await expect.poll(() => said).toEqual([expect.stringContaining('waiting for iAdvizeInterface.config')])
  expect(errors).toEqual([])
})

test('the guard of older sites, iAdvize.chatloaded == true, lets navigate() pass', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await iadvize.waitFor('tag-loaded')
  await page.addScriptTag({ content: "if (window.iAdvize && iAdvize.chatloaded == true) iAdvize.navigate('/reviews')" })
  await iadvize.waitFor('navigated', { screen: '/reviews' })
})

for (const { name, value, says } of [
  { name: 'iAdvizeCallbacks', value: '{ onChatStarted() {} }', says: 'define it before the snippet' },
  { name: 'idzCustomData', value: '{ product_id: 7 }', says: "call iAdvize.set('customData', …)" },
]) {
  test(`${name} defined after the tag is ignored, and the console says so once`, async ({ page, iadvize, ownSite }) => {
    const said = saidIn(page)
    await ownSite.open()
    await iadvize.waitFor('tag-loaded')
    expect(await page.evaluate((known) => Reflect.get(window, known) as unknown, name)).toBeUndefined()
    await page.addScriptTag({ content: `var ${name} = ${value}` })
    await page.addScriptTag({ content: `window.${name} = { ...window.${name} }` })
    await expect
      .poll(() => said)
      .toEqual([expect.stringContaining(`${name} was defined after the tag was loaded, so it is ignored`)])
    expect(said[0]).toContain(says)
    // What the page reads is what it wrote.
    expect(await page.evaluate((known) => Object.keys(Reflect.get(window, known) as object), name)).toHaveLength(1)
    expect(await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.get('customData'))).toEqual({})
  })
}

test('iAdvizeCallbacks that existed before the tag are not reported as late when they are set to themselves', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const said = saidIn(page)
  await ownSite.open(pageWith(code('window.iAdvizeCallbacks = {}'), snippet()))
  await iadvize.waitFor('tag-loaded')
  await page.addScriptTag({ content: 'window.iAdvizeCallbacks = window.iAdvizeCallbacks || {}' })
  await activateAnonymously(page)
  expect(said).toEqual([])
})
