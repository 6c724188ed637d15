import { activateWith } from './page-code.ts'
import { CAMILLE, expect, test } from './shop.ts'

test.describe('with refused tokens final', () => {
  test.use({ iadvizeFidelity: { refusedTokenRetried: false } })

  test('with refused tokens final, a token that the platform refuses ends the activation after one attempt', async ({
    iadvize,
    shop,
    tokenBackend,
  }) => {
    tokenBackend.will('expired-token')
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 1, times: 1 })
    expect(iadvize.journal.of('retry-scheduled')).toEqual([])
  })
})

test.describe('with the other name of the anonymous type', () => {
  test.use({ iadvizeFidelity: { anonymousTypes: ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION'] } })

  for (const type of ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION']) {
    test(`with the other name of the anonymous type, ${type} activates an anonymous visitor and is echoed as given`, async ({
      page,
      iadvize,
      ownSite,
      talk,
    }) => {
      await ownSite.open()
      expect(await activateWith(page, { type })).toStrictEqual({
        authentication: { option: { type }, status: 'authentication-success' },
      })
      await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
      await iadvize.waitFor('attempt-sent', { optionType: type })
      await iadvize.waitFor('attempt-answered', { optionType: 'ANONYMOUS', code: null })
    })
  }
})

test('without a switch the other name of the anonymous type is an invalid option, but still a choice of the site', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await activateWith(page, { type: 'ANONYMOUS_AUTHENTICATION' })
  await expect(iadvize).toHaveFailedActivation({ code: 'OPTION_INVALID' })
  expect(iadvize.journal.of('attempt-sent')).toEqual([])
  await expect(expect(iadvize).not.toHaveActivatedAnonymously()).rejects.toThrow(
    'in activation 1 the site chose ANONYMOUS_AUTHENTICATION, which the platform did not accept',
  )
})
