import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, sitOutRetries } from '../../playwright-kit/remote-test.ts'
import { CAMILLE, test } from './shop.ts'
import { talkIn } from './talk.ts'

/** Rules of WCAG 2.2 A and AA that the page breaks, each with the elements that break it. */
const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme })

    for (const path of ['', 'products/plisse', 'sign-in', 'nowhere']) {
      test(`the shop's page "/${path}" is accessible`, async ({ page, shop }) => {
        await shop.open(path)
        await expect(shop.chatButton).toBeVisible()
        expect(await faultsOf(page)).toEqual([])
      })
    }

    test('the account page and the open chat of a secured visitor are accessible', async ({ page, shop }) => {
      await shop.signIn(CAMILLE)
      await expect(shop.chatState).toHaveText('Secured')
      await shop.chatButton.click()
      expect(await faultsOf(page)).toEqual([])
    })

    test('the open chat is accessible while a visitor and the agent talk, and while it is reduced with something unread', async ({
      page,
      stage,
      shop,
    }) => {
      await shop.signIn(CAMILLE)
      const talk = talkIn(page)
      await talk.button.click()
      await talk.say('Hello')
      await expect(talk.lines).toHaveCount(2)
      await stage.agentEnds({ askSatisfaction: true })
      await expect(talk.lines).toHaveCount(4)
      expect(await faultsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await talk.button.click()
      await talk.say('Again')
      await expect(talk.lines).toHaveCount(2)
      await page.keyboard.press('Escape')
      await stage.agentSays('Still there?')
      await expect(talk.button).toHaveText('1 unread')
      expect(await faultsOf(page)).toEqual([])
    })

    test('the account page and the open chat are accessible when the activation has failed', async ({
      page,
      stage,
      shop,
    }) => {
      await page.clock.install()
      await stage.prepare({ answer: 'server-error', times: 'always' })
      await shop.signIn(CAMILLE)
      await sitOutRetries(page, stage)
      await expect(shop.chatState).toContainText('Not available')
      await shop.chatButton.click()
      expect(await faultsOf(page)).toEqual([])
    })

    test("the stand-in's own page is accessible and says how to embed the tag", async ({ page, stage }) => {
      const { origin, host } = new URL(stage.tagUrl)
      await page.goto(origin)
      await expect(page.getByText(`<script async src="//${host}/iadvize.js"></script>`)).toBeVisible()
      expect(await faultsOf(page)).toEqual([])
    })
  })
}

for (const [name, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['small phone', { width: 320, height: 640 }],
] as const) {
  test(`no page of the shop is wider than a ${name}`, async ({ page, shop }) => {
    await page.setViewportSize(viewport)
    for (const path of ['', 'products/mora', 'sign-in', 'nowhere']) {
      await shop.open(path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
    }
  })
}

test('a long conversation stays inside a small phone, with its end, the field and the close button in view', async ({
  page,
  stage,
  shop,
}) => {
  await page.setViewportSize({ width: 320, height: 480 })
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say(`A word without end: ${'x'.repeat(300)}`)
  await expect(talk.lines).toHaveCount(2)
  for (const text of ['One', 'Two', 'Three', 'Four']) await stage.agentSays(text)
  await expect(talk.lines).toHaveCount(6)
  await expect(talk.lines.last()).toBeInViewport()
  await expect(talk.field).toBeInViewport()
  await expect(talk.window.getByRole('button', { name: 'Close chat' })).toBeInViewport()
  const { width } = (await talk.window.boundingBox()) ?? { width: Number.NaN }
  const widest = await talk.window.evaluate((dialog) => dialog.scrollWidth)
  expect(widest).toBeLessThanOrEqual(width)
})

test('the chat opens, closes and gives the focus back by keyboard alone', async ({ page, shop }) => {
  await shop.open()
  await shop.chatButton.focus()
  await page.keyboard.press('Enter')
  await expect(shop.chatWindow).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shop.chatWindow).toBeHidden()
  await expect(shop.chatButton).toBeFocused()
})
