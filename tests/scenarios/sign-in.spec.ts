import { serverError } from '../../playwright-kit/entry.ts'
import { CAMILLE, expect, test } from './shop.ts'

test('when the sign-in fails activate is never called', async ({ page, iadvize, tokenBackend, shop }) => {
  await shop.trySignIn(CAMILLE.email, 'wrong')
  await expect(page.getByRole('alert')).toHaveText('This e-mail address and this password do not belong together.')
  await expect(iadvize).toHaveJournal(['tag-loaded'], { exactly: true })
  expect(tokenBackend.asked).toEqual([])
})

test('when the token backend does not answer activate is never called, and the shop goes on', async ({
  page,
  iadvize,
  tokenBackend,
  shop,
}) => {
  tokenBackend.will('unreachable')
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Not available: no token, the shop did not answer')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  await expect(iadvize).not.toHaveJournal(['activation-requested'])
  expect(tokenBackend.asked).toHaveLength(1)
  await page.getByRole('link', { name: 'Halflight' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lamps for the blue hour')
})

test('a slow token backend delays only the chat', async ({ page, iadvize, tokenBackend, shop }) => {
  tokenBackend.will('slow', 1)
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Waiting for the chat')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeEnabled()
  expect(iadvize.journal.of('activation-requested')).toEqual([])
  tokenBackend.hurry()
  await expect(iadvize).toHaveActivated()
  await expect(shop.chatState).toHaveText('Secured')
})

test('a token backend that fails between two retries of the tag ends in a failure, not in an anonymous chat', async ({
  iadvize,
  tokenBackend,
  shop,
}) => {
  iadvize.prepare(serverError())
  tokenBackend.will('mint', 1)
  tokenBackend.will('cannot-mint')
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveFailedActivation({ code: 'PROVIDER_FAILED', attempts: 4 })
  await expect(iadvize).not.toHaveActivatedAnonymously()
  expect(iadvize.journal.of('identity-stored')).toEqual([])
})

test.describe('with the shop switched to an anonymous chat when it has no token', () => {
  test.use({ noTokenChoice: 'anonymous-chat' })

  test('a shop that chooses to be anonymous without a token gets an anonymous chat when its token backend cannot mint', async ({
    iadvize,
    tokenBackend,
    shop,
  }) => {
    tokenBackend.will('cannot-mint')
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveActivatedAnonymously()
    await iadvize.waitFor('activation-settled', { optionType: 'ANONYMOUS', code: null })
    await expect(shop.chatState).toHaveText('Anonymous')
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
  })

  test('a shop that chooses to be anonymous without a token does not become anonymous after a failed activation', async ({
    iadvize,
    tokenBackend,
    shop,
  }) => {
    tokenBackend.will('signed-with-another-key')
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code: 'SIGNATURE_INVALID' })
    await expect(shop.chatState).toContainText('Not available')
    await expect(iadvize).not.toHaveActivatedAnonymously()
    expect(iadvize.journal.of('attempt-answered').map(({ optionType }) => optionType)).toEqual(
      Array.from({ length: 4 }, () => 'SECURED_AUTHENTICATION'),
    )
  })
})
