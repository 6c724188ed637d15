import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { faultsOf } from '../scenarios/accessibility.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { expect, test } from './room.ts'

const saved = async (page: Page, act: () => Promise<unknown>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

const menuOf = (page: Page) => page.locator('summary', { hasText: /Save as|Enregistrer/ })

for (const { choice, ending, part } of [
  { choice: 'Playwright test', ending: '.spec.ts', part: 'await demoShop.signIn(page, CAMILLE)' },
  { choice: 'Feature in English', ending: '.feature', part: 'When Camille signs in' },
  { choice: 'Feature in French', ending: '.fr.feature', part: 'Quand Camille se connecte' },
]) {
  test(`a rehearsal is saved as "${choice}" with the mouse`, async ({ room, stage, shop }) => {
    await shop.signIn(CAMILLE)
    await expect(room.step('activation 1 succeeded')).toBeVisible()
    await menuOf(room.page).click()
    const { name, text } = await saved(room.page, () => room.page.getByRole('button', { name: choice }).click())
    expect(name).toBe(`rehearsal-${stage.id}${ending}`)
    expect(text).toContain(part)
    await expect(room.page.getByRole('button', { name: choice })).toBeHidden()
  })
}

test('the conversation is saved as the JSON of its journal', async ({ room, stage, shop }) => {
  await shop.open()
  await expect(room.steps).toHaveCount(1)
  await menuOf(room.page).click()
  const json = room.page.getByRole('button', { name: 'Conversation as JSON' })
  const { name, text } = await saved(room.page, () => json.click())
  expect(name).toBe(`rehearsal-${stage.id}.json`)
  expect(JSON.parse(text)).toEqual(await stage.journal())
})

test('the configuration of features is saved with the keyboard alone, and the focus returns to the menu', async ({
  room,
}) => {
  const { page } = room
  await page.getByRole('button', { name: 'Clear' }).focus()
  await page.keyboard.press('Tab')
  await expect(menuOf(page)).toBeFocused()
  await page.keyboard.press('Enter')
  for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab')
  const { name, text } = await saved(page, () => page.keyboard.press('Enter'))
  expect(name).toBe('playwright.config.ts')
  expect(text).toContain('rehearsalFeatures')
  await expect(menuOf(page)).toBeFocused()
})

test('the menu of files is closed by Escape, and by a click elsewhere', async ({ room }) => {
  const { page } = room
  const choice = page.getByRole('button', { name: 'Playwright test' })
  await menuOf(page).click()
  await expect(choice).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(choice).toBeHidden()
  await menuOf(page).click()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(choice).toBeHidden()
})

test('a rehearsal in which nothing has happened is not saved as a test, and one sentence says so', async ({
  room,
  stage,
}) => {
  await menuOf(room.page).click()
  await room.page.getByRole('button', { name: 'Playwright test' }).click()
  await expect(room.page.getByRole('alert')).toContainText(
    `Nothing has happened on the stage "${stage.id}" that a test could do again`,
  )
})

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test.describe(() => {
    test.use({ viewport, locale: 'fr-FR' })

    test(`on a screen ${viewport.width} wide the open menu of files is in sight, in French, and accessible`, async ({
      room,
    }) => {
      await menuOf(room.page).click()
      for (const name of ['Test Playwright', 'Fonctionnalité en anglais', 'Conversation en JSON']) {
        await expect(room.page.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
      }
      expect(await faultsOf(room.page)).toEqual([])
    })
  })
}
