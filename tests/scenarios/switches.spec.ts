import { expect, sitOutRetries } from '../../playwright-kit/remote-test.ts'
import { activateWith } from './page-code.ts'
import { CAMILLE, test } from './shop.ts'

test.describe('with refused tokens final', () => {
  test.use({ stageSettings: { fidelity: { refusedTokenRetried: false } } })

  test('a token that the platform refuses ends the activation after one attempt', async ({ stage, shop }) => {
    await stage.tokenBackend('expired-token')
    await shop.signIn(CAMILLE)
    await stage.waitFor('activation-settled', { code: 'TOKEN_EXPIRED', attempts: 1 })
    expect(await stage.entries('retry-scheduled')).toEqual([])
  })

  test('an error of the server, a network error and a failing token backend are tried again', async ({
    page,
    stage,
    shop,
  }) => {
    await page.clock.install()
    await stage.prepare(
      { answer: 'server-error' },
      { answer: 'refuse', code: 'SERVER_ERROR' },
      { answer: 'drop-connection' },
    )
    await shop.signIn(CAMILLE)
    expect(await sitOutRetries(page, stage)).toMatchObject({ code: null, attempts: 4 })
    expect((await stage.entries('retry-scheduled')).map(({ code }) => code)).toEqual([
      'SERVER_ERROR',
      'SERVER_ERROR',
      'NETWORK_ERROR',
    ])
  })
})

test.describe('with the other name of the anonymous type', () => {
  test.use({ stageSettings: { fidelity: { anonymousTypes: ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION'] } } })

  for (const type of ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION']) {
    test(`${type} activates an anonymous visitor and is echoed as it was given`, async ({ page, stage, shop }) => {
      await shop.open()
      expect(await activateWith(page, { type })).toStrictEqual({
        authentication: { option: { type }, status: 'authentication-success' },
      })
      await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
      await stage.waitFor('attempt-sent', { optionType: type })
      await stage.waitFor('attempt-answered', { optionType: 'ANONYMOUS', code: null })
    })
  }
})

test('without a switch the other name of the anonymous type is an invalid option', async ({ page, stage, shop }) => {
  await shop.open()
  await activateWith(page, { type: 'ANONYMOUS_AUTHENTICATION' })
  await stage.waitFor('activation-settled', { code: 'OPTION_INVALID' })
  expect(await stage.entries('attempt-sent')).toEqual([])
})
