import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { code, configOf, pageWith, scriptAt, snippet, TAG_URL, tagAt } from './own-page.ts'
import { activateAnonymously, saidIn } from './page-code.ts'
import { DEMO_PROJECT, expect, test } from './shop.ts'

test.use({
  iadvizeProject: { projects: [1234, 14_027, 501].map((sid) => ({ ...DEMO_PROJECT, sid })) },
})

/** As it was found on sites, with another host. */
const OLDER_SNIPPET = `<!-- START IADVIZE LIVECHAT -->
<script type="text/javascript">
(function() {
  var idz = document.createElement('script'); idz.type = 'text/javascript'; idz.async = true;
  idz.src = document.location.protocol + "${tagAt()}?sid=14027";
  var s = document.getElementsByTagName('script')[0]; s.parentNode.insertBefore(idz, s);
})();
</script>
<!-- END IADVIZE LIVECHAT -->`

/** What the tag manager's template of 2021 injects, and how such a template injects it. */
const template2021 = (lang: string): string => `<script>
  const hostname = '${new URL(TAG_URL).host}', sid = 501, lang = '${lang}'
  const injected = document.createElement('script')
  injected.async = true
  injected.src = 'http://' + hostname + '/iadvize.js?sid=' + sid + (lang ? '&lang=' + lang : '')
  document.head.append(injected)
</script>`

type Loader = { readonly name: string; readonly head: string; readonly sid: string }

const LOADERS: readonly Loader[] = [
  { name: 'the older snippet, which inserts a script', head: OLDER_SNIPPET, sid: '14027' },
  {
    name: 'the template of 2021 without a language',
    head: template2021(''),
    sid: '501',
  },
  { name: 'the template of 2021 with a language', head: template2021('fr'), sid: '501' },
  { name: 'iadvize.js?sid=501&lang=fr', head: scriptAt(`${tagAt()}?sid=501&lang=fr`), sid: '501' },
  {
    name: 'pixel.php?sid=501&lang=fr',
    head: scriptAt(`${tagAt('pixel.php')}?sid=501&lang=fr`),
    sid: '501',
  },
  {
    name: 'chat_init.js?sid=14027',
    head: scriptAt(`${tagAt('chat_init.js')}?sid=14027`),
    sid: '14027',
  },
]

for (const { name, head, sid } of LOADERS) {
  test(`a page with the older loader boots with the sid in the address: ${name}`, async ({
    page,
    iadvize,
    ownSite,
    talk,
  }) => {
    await ownSite.open(pageWith(head))
    await iadvize.waitFor('tag-loaded', { sid })
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    expect((await iadvize.waitFor('attempt-answered')).sid).toBe(sid)
    await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
  })
}

test('a config on the array overrides the sid in the address of the script', async ({ iadvize, ownSite }) => {
  await ownSite.open(pageWith(configOf('{ sid: 1234 }'), scriptAt(`${tagAt()}?sid=501&lang=fr`)))
  await iadvize.waitFor('tag-loaded', { sid: '1234' })
})

type Twice = { readonly name: string; readonly head: string; readonly says: string }

const ALREADY = 'the tag is already loaded'
const AGAIN = 'loaded again; the earlier tag has ended'

const TWICE: readonly Twice[] = [
  { name: 'the older loader twice', head: OLDER_SNIPPET.repeat(2), says: ALREADY },
  {
    name: 'the older loader and the current snippet',
    head: OLDER_SNIPPET + snippet(),
    says: ALREADY,
  },
  {
    name: 'the current snippet and the older loader',
    head: snippet("'14027'") + OLDER_SNIPPET,
    says: ALREADY,
  },
  {
    name: 'two projects in two addresses',
    head: scriptAt(`${tagAt()}?sid=501`) + scriptAt(`${tagAt('chat_init.js')}?sid=14027`),
    says: ALREADY,
  },
  {
    name: 'a script that waits for a config, and one that has it in its address',
    head: scriptAt(tagAt()) + scriptAt(`${tagAt()}?sid=501`),
    says: AGAIN,
  },
  {
    name: 'two scripts that wait for a config, which comes later',
    head: scriptAt(tagAt()).repeat(2) + configOf('{ sid: 1234 }'),
    says: AGAIN,
  },
]

for (const { name, head, says } of TWICE) {
  test(`a page that loads the tag twice has one tag with one window, and the console says so: ${name}`, async ({
    page,
    iadvize,
    ownSite,
    talk,
  }) => {
    const said = saidIn(page)
    // Pushed first of all: whichever tag stays has to run it, and once.
    const counting = code('var runs = 0; var iAdvizeInterface = [function () { runs += 1 }]')
    await ownSite.open(pageWith(counting, head))
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
    await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
    expect(said.filter((text) => text.includes(says))).toHaveLength(1)
    expect(await page.evaluate(() => (window as unknown as { readonly runs: number }).runs)).toBe(1)
    expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
  })
}

type Foreign = { readonly what: string; readonly html: string; readonly isReplaced: boolean; readonly isSeen: boolean }

const FOREIGN: readonly Foreign[] = [
  { what: 'an object', html: '<script>var iAdvize = {}</script>', isReplaced: true, isSeen: true },
  { what: 'a function', html: '<script>function iAdvize() {}</script>', isReplaced: true, isSeen: true },
  { what: 'a string', html: "<script>window.iAdvize = 'chat'</script>", isReplaced: true, isSeen: true },
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
  test(`a page whose own iAdvize is ${what} still gets the tag`, async ({ page, ownSite, talk }) => {
    const said = saidIn(page)
    await ownSite.open(`${pageWith()}${html}${snippet()}`)
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
    const isTag = await page.evaluate(() => typeof (window as Window & TagGlobals).iAdvize?.activate === 'function')
    expect(isTag).toBe(isReplaced)
    const sentences = said.filter((text) =>
      text.includes('the page uses window.iAdvize for something else; rename that'),
    )
    expect(sentences).toHaveLength(isSeen ? 1 : 0)
    // And whatever the name holds, a second load finds the tag that runs.
    await page.addScriptTag({ url: TAG_URL })
    await expect.poll(() => said.filter((text) => text.includes(ALREADY))).toHaveLength(1)
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  })
}
