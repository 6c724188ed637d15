import { expect, type RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith } from './page-code.ts'
import { test } from './shop.ts'
import { configOf, pageWith, saidIn, snippet, tagAt } from './site-pages.ts'

test.use({ stageSettings: { projects: [{ sid: 1234 }, { sid: 14027 }, { sid: 501 }] } })

/** As it was found on sites, with another host. */
const olderSnippet = (stage: RemoteStage): string => `<!-- START IADVIZE LIVECHAT -->
<script type="text/javascript">
(function() {
  var idz = document.createElement('script'); idz.type = 'text/javascript'; idz.async = true;
  idz.src = document.location.protocol + "${tagAt(stage)}?sid=14027";
  var s = document.getElementsByTagName('script')[0]; s.parentNode.insertBefore(idz, s);
})();
</script>
<!-- END IADVIZE LIVECHAT -->`

/** What the tag manager's template of 2021 injects, and how such a template injects it. */
const template2021 = (stage: RemoteStage, lang: string): string => `<script>
  const hostname = '${tagAt(stage).slice(2).replace('/iadvize.js', '')}', sid = 501, lang = '${lang}'
  const injected = document.createElement('script')
  injected.async = true
  injected.src = '${new URL(stage.tagUrl).protocol}//' + hostname + '/iadvize.js?sid=' + sid + (lang ? '&lang=' + lang : '')
  document.head.append(injected)
</script>`

const scriptAt = (address: string): string => `<script src="${address}"></script>`

type Loader = { readonly name: string; readonly head: (stage: RemoteStage) => string; readonly sid: string }

const LOADERS: readonly Loader[] = [
  { name: 'the older snippet, which inserts a script', head: olderSnippet, sid: '14027' },
  {
    name: 'the template of 2021 without a language',
    head: (stage) => template2021(stage, ''),
    sid: '501',
  },
  { name: 'the template of 2021 with a language', head: (stage) => template2021(stage, 'fr'), sid: '501' },
  { name: 'iadvize.js?sid=501&lang=fr', head: (stage) => scriptAt(`${tagAt(stage)}?sid=501&lang=fr`), sid: '501' },
  {
    name: 'pixel.php?sid=501&lang=fr',
    head: (stage) => scriptAt(`${tagAt(stage, 'pixel.php')}?sid=501&lang=fr`),
    sid: '501',
  },
  {
    name: 'chat_init.js?sid=14027',
    head: (stage) => scriptAt(`${tagAt(stage, 'chat_init.js')}?sid=14027`),
    sid: '14027',
  },
]

for (const { name, head, sid } of LOADERS) {
  test(`a page with the older loader boots with the sid in the address: ${name}`, async ({ page, stage, ownSite }) => {
    await page.goto(await ownSite(pageWith(head(stage))))
    await stage.waitFor('tag-loaded', { sid })
    const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
    expect(authentication.status).toBe('authentication-success')
    expect((await stage.waitFor('attempt-answered')).sid).toBe(sid)
    await expect(page.getByRole('button', { name: 'Chat: anonymous visitor' })).toBeVisible()
  })
}

test('a config on the array goes before the sid in the address of the script', async ({ page, stage, ownSite }) => {
  await page.goto(await ownSite(pageWith(configOf('1234') + scriptAt(`${tagAt(stage)}?sid=501&lang=fr`))))
  await stage.waitFor('tag-loaded', { sid: '1234' })
})

type Twice = { readonly name: string; readonly head: (stage: RemoteStage) => string; readonly says: string }

const ALREADY = 'the tag is already loaded'
const AGAIN = 'loaded again; the earlier tag has ended'

const TWICE: readonly Twice[] = [
  { name: 'the older loader twice', head: (stage) => olderSnippet(stage).repeat(2), says: ALREADY },
  {
    name: 'the older loader and the current snippet',
    head: (stage) => olderSnippet(stage) + snippet(stage, '1234'),
    says: ALREADY,
  },
  {
    name: 'the current snippet and the older loader',
    head: (stage) => snippet(stage, "'14027'") + olderSnippet(stage),
    says: ALREADY,
  },
  {
    name: 'two projects in two addresses',
    head: (stage) => scriptAt(`${tagAt(stage)}?sid=501`) + scriptAt(`${tagAt(stage, 'chat_init.js')}?sid=14027`),
    says: ALREADY,
  },
  {
    name: 'a script that waits for a config, and one that has it in its address',
    head: (stage) => scriptAt(tagAt(stage)) + scriptAt(`${tagAt(stage)}?sid=501`),
    says: AGAIN,
  },
  {
    name: 'two scripts that wait for a config, which comes later',
    head: (stage) => scriptAt(tagAt(stage)).repeat(2) + configOf('1234'),
    says: AGAIN,
  },
]

for (const { name, head, says } of TWICE) {
  test(`a page that loads the tag twice has one tag with one window, and the console says so: ${name}`, async ({
    page,
    stage,
    ownSite,
  }) => {
    const said = saidIn(page)
    // Pushed first of all: whichever tag stays has to run it, and once.
    const counting = '<script>var runs = 0; var iAdvizeInterface = [function () { runs += 1 }]</script>'
    await page.goto(await ownSite(pageWith(counting + head(stage))))
    const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
    expect(authentication.status).toBe('authentication-success')
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
    await expect(page.getByRole('button', { name: /^Chat: / })).toHaveAccessibleName('Chat: anonymous visitor')
    expect(said.filter((text) => text.includes(says))).toHaveLength(1)
    expect(await page.evaluate(() => (window as unknown as { readonly runs: number }).runs)).toBe(1)
    expect(await stage.entries('tag-loaded')).toHaveLength(1)
  })
}

type Foreign = { readonly what: string; readonly html: string; readonly isReplaced: boolean; readonly isSeen: boolean }

const FOREIGN: readonly Foreign[] = [
  { what: 'an object', html: '<script>var iAdvize = {}</script>', isReplaced: true, isSeen: true },
  { what: 'a function', html: '<script>function iAdvize() {}</script>', isReplaced: true, isSeen: true },
  { what: 'a text', html: "<script>window.iAdvize = 'chat'</script>", isReplaced: true, isSeen: true },
  { what: 'an element with that id', html: '<div id="iAdvize"></div>', isReplaced: true, isSeen: true },
  // Hides the name from scripts, and leaves `window.iAdvize` free.
  { what: 'a constant', html: "<script>const iAdvize = 'chat'</script>", isReplaced: true, isSeen: false },
  { what: 'null', html: '<script>var iAdvize = null</script>', isReplaced: true, isSeen: true },
  {
    what: 'a property that nobody may change',
    html: "<script>Object.defineProperty(window, 'iAdvize', { value: 'chat' })</script>",
    isReplaced: false,
    isSeen: true,
  },
]

for (const { what, html, isReplaced, isSeen } of FOREIGN) {
  test(`a page whose own iAdvize is ${what} gets the tag all the same`, async ({ page, stage, ownSite }) => {
    const said = saidIn(page)
    await page.goto(await ownSite(`${pageWith('')}${html}${snippet(stage, '1234')}`))
    const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
    expect(authentication.status).toBe('authentication-success')
    await expect(page.getByRole('button', { name: 'Chat: anonymous visitor' })).toBeVisible()
    const isTag = await page.evaluate(() => typeof (window as Window & TagGlobals).iAdvize?.activate === 'function')
    expect(isTag).toBe(isReplaced)
    const sentences = said.filter((text) => text.includes("the page's own window.iAdvize needs another name"))
    expect(sentences).toHaveLength(isSeen ? 1 : 0)
    // And whatever the name holds, a second load finds the tag that runs.
    await page.addScriptTag({ url: stage.tagUrl })
    await expect.poll(() => said.filter((text) => text.includes(ALREADY))).toHaveLength(1)
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  })
}
