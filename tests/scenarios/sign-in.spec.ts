import { expect, sitOutRetries } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { CAMILLE, test } from './shop.ts'

test('when the sign-in fails activate is never called', async ({ page, stage, shop }) => {
  await shop.trySignIn(CAMILLE.email, 'wrong')
  await expect(page.getByRole('alert')).toHaveText('This e-mail address and this password do not belong together.')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await stage.waitFor('logout-called')
  expect(await stage.entries('activation-requested')).toHaveLength(0)
  expect(await stage.entries('token-asked')).toHaveLength(0)
})

for (const [behaviour, said] of [
  ['cannot-mint', 'Not available: no token, the shop answered 500'],
  ['unreachable', 'Not available: no token, the shop did not answer'],
] as const) {
  test(`when the token backend is "${behaviour}" activate is never called, and the shop goes on`, async ({
    page,
    stage,
    shop,
  }) => {
    await stage.tokenBackend(behaviour)
    await shop.signIn(CAMILLE)
    await expect(shop.chatState).toHaveText(said)
    await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
    await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
    await stage.waitFor('logout-called')
    expect(await stage.entries('activation-requested')).toHaveLength(0)
    expect(await stage.entries('token-asked')).toHaveLength(1)
    await page.getByRole('link', { name: 'Halflight' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lamps for the blue hour')
  })
}

test('a token backend that is slow delays the chat and nothing else', async ({ page, stage, shop }) => {
  await stage.tokenBackend('slow', 1)
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Waiting for the chat')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeEnabled()
  // The request may still be on its way to the backend, which waits from when it has come.
  await expect(async () => {
    await stage.advanceClock(5_000)
    await expect(shop.chatState).toHaveText('Secured', { timeout: 500 })
  }).toPass()
})

test('a token backend that fails between two retries of the tag ends in a failure, not in an anonymous chat', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await stage.prepare({ answer: 'server-error' })
  await stage.tokenBackend('mint', 1)
  await stage.tokenBackend('cannot-mint')
  await shop.signIn(CAMILLE)
  expect(await sitOutRetries(page, stage)).toMatchObject({ code: 'PROVIDER_FAILED', attempts: 4 })
  expect(await stage.entries('identity-stored')).toHaveLength(0)
})

test.describe('with the shop switched to an anonymous chat when it has no token', () => {
  test.use({ stageSettings: { noTokenChoice: 'anonymous-chat' } })

  test('a token backend that cannot mint leads to an anonymous chat, the other documented choice', async ({
    stage,
    shop,
  }) => {
    await stage.tokenBackend('cannot-mint')
    await shop.signIn(CAMILLE)
    await expect(shop.chatState).toHaveText('Anonymous')
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
    await stage.waitFor('activation-settled', { optionType: 'ANONYMOUS', code: null })
  })

  test('an activation that fails still does not become anonymous', async ({ page, stage, shop }) => {
    await page.clock.install()
    await stage.tokenBackend('signed-with-another-key')
    await shop.signIn(CAMILLE)
    await sitOutRetries(page, stage)
    await expect(shop.chatState).toContainText('Not available')
    expect((await stage.entries('attempt-answered')).map(({ optionType }) => optionType)).toEqual(
      Array.from({ length: 4 }, () => 'SECURED_AUTHENTICATION'),
    )
  })
})
