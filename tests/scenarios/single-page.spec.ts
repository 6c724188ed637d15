import { call } from './page-code.ts'
import { CAMILLE, expect, test } from './shop.ts'

/** What a site without reloads does; run in the page. */
const MOVES: readonly string[] = [
  "iAdvize.navigate('tamour')",
  'iAdvize.navigate(location.href)',
  "iAdvize.navigate('/reviews')",
  "iAdvize.navigate('?escalationChatbot')",
  "history.pushState(null, '', 'somewhere')",
  "history.replaceState(null, '', 'elsewhere?page=2')",
  "location.hash = 'reviews'",
]

test('neither navigate() nor a change of the address authenticates again: one attempt, one call of the provider', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  await shop.chatButton.click()
  await page.evaluate(() => document.querySelector('rehearsal-chat')?.setAttribute('data-seen', 'before'))

  for (const move of MOVES) await page.evaluate(move)
  await page.goBack()
  await page.goBack()
  await page.goForward()
  expect(await call(page, 'get', 'tag:version')).toBe('FULL')

  // The last thing of all, so that everything before it has been told.
  await call(page, 'navigate', 'the end')
  const { index: after } = await iadvize.waitFor('navigated', { screen: 'the end' })
  const entries = iadvize.journal.entries().filter(({ index }) => index <= after)
  const screens = iadvize.journal.of('navigated').map(({ screen }) => screen)
  expect(screens).toEqual(['tamour', expect.stringContaining('http'), '/reviews', '?escalationChatbot', 'the end'])
  expect(entries.filter(({ type }) => type === 'provider-called')).toHaveLength(1)
  expect(entries.filter(({ type }) => type === 'attempt-sent')).toHaveLength(1)
  // The window is the same one, open as it was.
  await expect(page.locator('rehearsal-chat[data-seen=before]')).toHaveCount(1)
  await expect(shop.chatWindow).toBeVisible()
  await expect(shop.chatWindow).toContainText('Camille Moreau')
})
