import { faultsAtEachSize, faultsOf } from '../scenarios/accessibility.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { expect, test } from './room.ts'

test('the control room is accessible on a phone and on a desktop, in light and dark, whatever is shown, and no wider than the screen', async ({
  room,
  stage,
  shop,
}) => {
  expect(await faultsAtEachSize(room.page)).toEqual([])
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' }, { answer: 'server-error' })
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await room.step('the attempt was refused').first().click()
  await expect(room.details).toBeVisible()
  expect(await faultsAtEachSize(room.page)).toEqual([])
  await room.page.getByRole('combobox', { name: 'Activation' }).selectOption({ index: 1 })
  await room.step('the tag will try again').first().click()
  await expect(room.details.getByRole('region', { name: 'What the vendor says' })).toBeVisible()
  expect(await faultsAtEachSize(room.page)).toEqual([])
  await room.step('the tag sent token').last().click()
  await expect(room.details.getByRole('link', { name: 'Inspect it' })).toBeAttached()
  expect(await faultsAtEachSize(room.page)).toEqual([])
})

test('a browser that is signed out elsewhere, and the page that it is sent to, are accessible on a phone and on a desktop', async ({
  room,
}) => {
  await expect(room.connection).toHaveText('Live')
  const other = await room.page.context().newPage()
  await other.goto(room.page.url())
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByText('You are signed out.')).toBeVisible()
  await expect(room.connection).toHaveText(/^This browser is signed out/)
  expect(await faultsAtEachSize(room.page)).toEqual([])
  expect(await faultsAtEachSize(other)).toEqual([])
})

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('a French browser gets the control room in French: each step is told in French, and found by its French words', async ({
    room,
    shop,
  }) => {
    await expect(room.page).toHaveTitle('Régie · Rehearsal')
    await expect(room.page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(room.page.getByText('Rien ne s’est encore passé.')).toBeVisible()
    await expect(room.connection).toHaveText('En direct')
    expect(await faultsOf(room.page)).toEqual([])
    await shop.signIn(CAMILLE)
    await expect(room.step('l’activation 1 a réussi après 1 tentative')).toBeVisible()
    await room.page.getByRole('searchbox', { name: 'Rechercher' }).fill('le tag a demandé un jeton')
    await expect(room.steps).toHaveText([/tentative 1 : le tag a demandé un jeton au site/])
    await room.steps.first().click()
    await expect(room.details.getByRole('heading', { level: 2 })).toHaveText(
      'tentative 1 : le tag a demandé un jeton au site',
    )
    await expect(
      room.details.getByRole('region', { name: 'Ce que dit l’éditeur' }).locator('[lang=en]').first(),
    ).toContainText('authenticationOption')
    expect(await faultsOf(room.page)).toEqual([])
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('on a phone each panel takes the whole screen, and is accessible in light and dark', async ({ room, shop }) => {
    await shop.open()
    for (const panel of ['Direct', 'Visitors', 'Audit', 'Set up']) {
      await room.page.getByRole('navigation').getByRole('button', { name: panel }).click()
      await expect(room.page.getByRole('tabpanel', { name: panel })).toBeVisible()
      await expect(room.page.getByRole('listbox')).toBeHidden()
      expect(await faultsOf(room.page), panel).toEqual([])
    }
  })
})

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing moves for somebody who asks for less motion', async ({ room }) => {
    await expect(room.connection).toHaveText('Live')
    const running = await room.page.evaluate(() => document.getAnimations().length)
    expect(running).toBe(0)
  })
})
