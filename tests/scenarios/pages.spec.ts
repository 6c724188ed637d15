import { serverError } from '../../playwright-kit/entry.ts'
import { faultsOf } from './accessibility.ts'
import { CAMILLE, expect, test } from './shop.ts'

for (const path of ['', 'products/plisse', 'sign-in', 'nowhere']) {
  test(`the shop's page "/${path}" is accessible, in light colours and in dark ones`, async ({ page, shop }) => {
    await shop.open(path)
    await expect(shop.chatButton).toBeVisible()
    expect(await faultsOf(page)).toEqual([])
  })
}

test('the account page and the open chat of a secured visitor are accessible, in light colours and in dark ones', async ({
  page,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  await shop.chatButton.click()
  await expect(shop.chatWindow).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('the open chat is accessible while a visitor and the agent talk, and while it is reduced with something unread, in light colours and in dark ones', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  await iadvize.agentEnds({ askSatisfaction: true })
  await expect(talk.lines).toHaveCount(4)
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await talk.begin()
  await page.keyboard.press('Escape')
  await iadvize.agentSays('Still there?')
  await expect(talk.button).toHaveText('1 unread')
  expect(await faultsOf(page)).toEqual([])
})

test('the account page and the open chat are accessible when the activation has failed, in light colours and in dark ones', async ({
  page,
  iadvize,
  shop,
}) => {
  iadvize.prepare(serverError().always())
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveFailedActivation()
  await expect(shop.chatState).toContainText('Not available')
  await shop.chatButton.click()
  await expect(shop.chatWindow).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

for (const path of ['', 'products/mora', 'sign-in', 'nowhere']) {
  test(`the shop's page "/${path}" is no wider than a phone, nor than a small one`, async ({ page, shop }) => {
    await shop.open(path)
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 320, height: 640 },
    ]) {
      await page.setViewportSize(viewport)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    }
  })
}

test('a long conversation fits a small phone, with its end, the field and the close button in view', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await page.setViewportSize({ width: 320, height: 480 })
  await shop.comeSecured(CAMILLE)
  await talk.button.click()
  await talk.say(`A word without end: ${'x'.repeat(300)}`)
  await expect(talk.lines).toHaveCount(2)
  for (const text of ['One', 'Two', 'Three', 'Four']) await iadvize.agentSays(text)
  await expect(talk.lines).toHaveCount(6)
  await expect(talk.lines.last()).toBeInViewport()
  await expect(talk.field).toBeInViewport()
  await expect(talk.window.getByRole('button', { name: 'Close chat' })).toBeInViewport()
  const { width } = (await talk.window.boundingBox()) ?? { width: Number.NaN }
  const widest = await talk.window.evaluate((dialog) => dialog.scrollWidth)
  expect(widest).toBeLessThanOrEqual(width)
})

test('the chat opens, closes and returns the focus by keyboard alone', async ({ page, shop }) => {
  await shop.open()
  await shop.chatButton.focus()
  await page.keyboard.press('Enter')
  await expect(shop.chatWindow).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shop.chatWindow).toBeHidden()
  await expect(shop.chatButton).toBeFocused()
})
