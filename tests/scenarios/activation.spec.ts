import { expect } from '../../playwright-kit/remote-test.ts'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateAtOnce, activateSecured, activateWith, mintToken, storedBySite } from './page-code.ts'
import { CAMILLE, test } from './shop.ts'

test('a signed-in customer chats as themselves, on every page that they load', async ({ page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await page.getByRole('link', { name: 'Halflight' }).first().click()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const answered = await stage.entries('attempt-answered')
  expect(answered.map(({ code, userId }) => ({ code, userId }))).toEqual([
    { code: null, userId: CAMILLE.userId },
    { code: null, userId: CAMILLE.userId },
  ])
  expect(new Set(answered.map(({ vuid }) => vuid)).size).toBe(1)
  expect(new Set(answered.map(({ token }) => token)).size).toBe(2)
})

test('the journal tells one activation in the order in which it happened, across tag, platform and token backend', async ({
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await stage.waitFor('activation-settled')
  const entries = await stage.journal()
  const account = entries.findLastIndex(({ type }) => type === 'tag-loaded')
  // The shop's own request for a token is not the tag's: the two may overtake each other.
  const told = entries.slice(account).filter(({ type }) => type !== 'token-asked')
  expect(told.map(({ type }) => type)).toEqual([
    'tag-loaded',
    'activation-requested',
    'provider-called',
    'provider-answered',
    'attempt-sent',
    'attempt-answered',
    'identity-stored',
    'refresh-scheduled',
    'activation-settled',
  ])
  expect(await stage.entries('token-asked')).toHaveLength(1)
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
  stage,
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
  await stage.waitFor('activation-settled', { code: null })
  await stage.waitFor('activation-settled', { code: 'LOGIN_ALREADY_ONGOING', attempts: 0 })
  expect(await stage.entries('attempt-answered')).toHaveLength(1)
  expect(await stage.entries('retry-scheduled')).toHaveLength(0)
})

test('activate when already authenticated fails until logout, and the visitor stays who they are', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
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
  await stage.waitFor('activation-settled', { code: 'ALREADY_ACTIVATED' })
  expect(await stage.entries('attempt-answered')).toHaveLength(1)

  await page.evaluate(async () => (window as Window & TagGlobals).iAdvize?.logout())
  const after = await activateSecured(page, await mintToken(page))
  expect(after.authentication.status).toBe('authentication-success')
})

test('an anonymous visitor who signs in on the same page becomes that customer and keeps their visitor id', async ({
  page,
  stage,
  shop,
}) => {
  await shop.open()
  const anonymous = await activateWith(page, { type: 'ANONYMOUS' })
  expect(anonymous).toStrictEqual({
    authentication: { option: { type: 'ANONYMOUS' }, status: 'authentication-success' },
  })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
  await shop.signInBehindThePage(CAMILLE)
  const secured = await activateSecured(page, await mintToken(page))
  expect(secured.authentication.status).toBe('authentication-success')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const { vuid } = await stage.waitFor('identity-stored', { kind: 'anonymous' })
  await stage.waitFor('identity-stored', { kind: 'secured', vuid })
})

test('in authentication mode nothing starts before activate', async ({ page, stage, shop }) => {
  await shop.open()
  await stage.waitFor('tag-loaded')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe('["",{},{}]')
  expect((await stage.journal()).map(({ type }) => type)).toEqual(['tag-loaded'])
})

test.describe('with authentication mode off', () => {
  test.use({ stageSettings: { projects: [{ sid: 1234, authenticationMode: false }] } })

  test('the tag starts by itself, anonymously', async ({ stage, shop }) => {
    await shop.open()
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
    await stage.waitFor('identity-stored', { kind: 'anonymous' })
    expect(await stage.entries('activation-requested')).toHaveLength(0)
  })
})
