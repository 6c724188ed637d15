import type { ActivationResult } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import {
  activateAnonymously,
  activateAtOnce,
  activateCustomer,
  activateSecured,
  logout,
  mintToken,
  NOTHING_STORED,
  storedBySite,
} from './page-code.ts'
import { CAMILLE, DEMO_PROJECT, expect, test } from './shop.ts'

test('a signed-in customer chats as themselves, on every page that they load', async ({ page, iadvize, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, attempts: 1 })
  await expect(shop.chatState).toHaveText('Secured')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await page.getByRole('link', { name: 'Halflight' }).first().click()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const answered = iadvize.journal.of('attempt-answered')
  expect(answered.map(({ code, userId }) => ({ code, userId }))).toEqual([
    { code: null, userId: CAMILLE.userId },
    { code: null, userId: CAMILLE.userId },
  ])
  expect(new Set(answered.map(({ vuid }) => vuid)).size).toBe(1)
  expect(new Set(answered.map(({ token }) => token)).size).toBe(2)
})

test('activate resolves to exactly the documented object, and the callback gets the same one', async ({
  page,
  shop,
}) => {
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const token = await mintToken(page)
  const outcome = await page.evaluate(
    (jwe) =>
      new Promise<{ resolved: ActivationResult; isSame: boolean }>((resolve) => {
        const tagPage: Window & TagGlobals = window
        tagPage.iAdvizeInterface?.push((iAdvize) => {
          const provider = () => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION' as const, token: jwe } })
          let called: ActivationResult | undefined
          const callback = (given: ActivationResult): void => void (called = given)
          // The callback is called in the same turn in which the promise is resolved, so both are known then.
          void iAdvize
            .activate(provider, callback)
            .then((resolved) => setTimeout(() => resolve({ resolved, isSame: called === resolved })))
        })
      }),
    token,
  )
  expect(outcome.resolved).toStrictEqual({
    authentication: { option: { type: 'SECURED_AUTHENTICATION', token }, status: 'authentication-success' },
  })
  expect(outcome.isSame).toBe(true)
})

test('of two activations at once the second fails as already ongoing, is not retried, and the first succeeds', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const [one, two] = [await mintToken(page), await mintToken(page)]
  const [first, second] = await activateAtOnce(page, [one, two])
  expect(first?.authentication.status).toBe('authentication-success')
  expect(second).toStrictEqual({
    authentication: {
      option: { type: 'SECURED_AUTHENTICATION', token: two },
      status: 'authentication-failure',
      reason: 'A login is already ongoing',
    },
  })
  await expect(iadvize).toHaveActivated({ attempts: 1 })
  await expect(iadvize).toHaveFailedActivation({ code: 'LOGIN_ALREADY_ONGOING', attempts: 0 })
  expect(iadvize.journal.of('attempt-answered')).toHaveLength(1)
  expect(iadvize.journal.of('retry-scheduled')).toEqual([])
})

test('activate when already authenticated fails until logout, and the visitor stays who they are', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  const token = await mintToken(page)
  const again = await activateSecured(page, token)
  expect(again).toStrictEqual({
    authentication: {
      option: { type: 'SECURED_AUTHENTICATION', token },
      status: 'authentication-failure',
      reason: "Can't activate twice, please logout first",
    },
  })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await expect(iadvize).toHaveFailedActivation({ code: 'ALREADY_ACTIVATED' })
  expect(iadvize.journal.of('attempt-answered')).toHaveLength(1)

  await logout(page)
  const after = await activateCustomer(page)
  expect(after.authentication.status).toBe('authentication-success')
})

test('an anonymous visitor who signs in on the same page becomes that customer and keeps their visitor id', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.open()
  expect(await activateAnonymously(page)).toStrictEqual({
    authentication: { option: { type: 'ANONYMOUS' }, status: 'authentication-success' },
  })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
  await shop.signInBehindThePage(CAMILLE)
  const secured = await activateCustomer(page)
  expect(secured.authentication.status).toBe('authentication-success')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const { vuid } = await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
  await iadvize.waitFor('identity-stored', { kind: 'secured', vuid })
})

test('in authentication mode nothing starts before activate', async ({ page, iadvize, shop }) => {
  await shop.open()
  await iadvize.waitFor('tag-loaded')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  await expect(iadvize).toHaveJournal(['tag-loaded'], { exactly: true })
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})

test.describe('with authentication mode off', () => {
  test.use({ iadvizeProject: { ...DEMO_PROJECT, authenticationMode: false } })

  test('the tag starts by itself, anonymously', async ({ iadvize, shop }) => {
    await shop.open()
    await expect(iadvize).toHaveActivatedAnonymously()
    await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
    expect(iadvize.journal.of('activation-requested')).toEqual([])
  })
})
