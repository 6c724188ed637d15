import { faultsOf } from '../scenarios/accessibility.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { expect, test } from './room.ts'

const SIZES = [
  { name: 'a phone', viewport: { width: 390, height: 844 } },
  { name: 'a desktop', viewport: { width: 1440, height: 900 } },
  { name: 'a desktop at 200 %', viewport: { width: 720, height: 450 } },
] as const

for (const { name, viewport } of SIZES) {
  test.describe(() => {
    test.use({ viewport })

    test(`on ${name} the control room is accessible in light and dark, empty and with a step chosen`, async ({
      room,
      stage,
      shop,
    }) => {
      expect(await faultsOf(room.page)).toEqual([])
      await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' }, { answer: 'server-error', times: 4 })
      await shop.signIn(CAMILLE)
      await room.step('the attempt was refused').first().click()
      await expect(room.details).toBeVisible()
      expect(await faultsOf(room.page)).toEqual([])
    })

    test(`on ${name} an activation shown alone, and a retry with what the vendor says to it, are accessible in light and dark`, async ({
      room,
      stage,
      shop,
    }) => {
      await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
      await shop.signIn(CAMILLE)
      await expect(room.step('activation 1 succeeded')).toBeVisible()
      await room.page.getByRole('combobox', { name: 'Activation' }).selectOption({ index: 1 })
      await room.step('the tag will try again').click()
      await expect(room.details.getByRole('region', { name: 'What the vendor says' })).toBeVisible()
      expect(await faultsOf(room.page)).toEqual([])
      await room.step('the tag sent token').last().click()
      await expect(room.details.getByRole('link', { name: 'Inspect it' })).toBeAttached()
      expect(await faultsOf(room.page)).toEqual([])
      const width = await room.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    })

    test(`on ${name} a browser that is signed out elsewhere, and the page that it is sent to, are accessible`, async ({
      room,
    }) => {
      await expect(room.connection).toHaveText('Live')
      const other = await room.page.context().newPage()
      await other.goto(room.page.url())
      await other.getByRole('button', { name: 'Sign out' }).click()
      await expect(other.getByText('You are signed out.')).toBeVisible()
      await expect(room.connection).toHaveText(/^This browser is signed out/)
      expect(await faultsOf(room.page)).toEqual([])
      expect(await faultsOf(other)).toEqual([])
      const width = await room.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    })

    test(`on ${name} nothing of the control room is wider than the screen`, async ({ room, shop }) => {
      await shop.signIn(CAMILLE)
      await expect(room.step('activation 1 succeeded')).toBeVisible()
      const width = await room.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    })
  })
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('a French browser gets the control room in French', async ({ room }) => {
    await expect(room.page).toHaveTitle('Régie · Rehearsal')
    await expect(room.page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(room.page.getByText('Rien ne s’est encore passé.')).toBeVisible()
    await expect(room.connection).toHaveText('En direct')
    expect(await faultsOf(room.page)).toEqual([])
  })

  test('on the French page each step is told in French, and found by its French words', async ({ room, shop }) => {
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

for (const panel of ['Direct', 'Visitors', 'Audit', 'Set up']) {
  test.describe(() => {
    test.use({ viewport: { width: 390, height: 844 } })

    test(`on a phone "${panel}" takes the whole screen, and is accessible in light and dark`, async ({
      room,
      shop,
    }) => {
      await shop.open()
      await room.page.getByRole('navigation').getByRole('button', { name: panel }).click()
      await expect(room.page.getByRole('tabpanel')).toBeVisible()
      await expect(room.page.getByRole('listbox')).toBeHidden()
      expect(await faultsOf(room.page)).toEqual([])
    })
  })
}

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing moves for somebody who asks for less motion', async ({ room }) => {
    await expect(room.connection).toHaveText('Live')
    const running = await room.page.evaluate(() => document.getAnimations().length)
    expect(running).toBe(0)
  })
})
