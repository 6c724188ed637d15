import type { Page } from '@playwright/test'
import type { ActivationResult, TokenProvider } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith } from './page-code.ts'
import { expect, test } from './shop.ts'

type ResultPage = Window & TagGlobals & { activation?: Promise<ActivationResult> }

/** Starts `activate` with a provider that fails in its own way, and leaves the promise in the page. */
const start = (page: Page, provider: 'throws' | 'rejects' | 'never settles' | 'is no function'): Promise<void> =>
  page.evaluate((kind) => {
    const resultPage: ResultPage = window
    const providers: Readonly<Record<typeof kind, unknown>> = {
      throws: () => {
        throw new Error('no token today')
      },
      rejects: () => Promise.reject(new Error('no token today')),
      'never settles': () => new Promise(() => {}),
      'is no function': { authenticationOption: { type: 'ANONYMOUS' } },
    }
    return new Promise<void>((resolve) => {
      resultPage.iAdvizeInterface?.push((iAdvize) => {
        resultPage.activation = iAdvize.activate(providers[kind] as TokenProvider)
        resolve()
      })
    })
  }, provider)

const result = (page: Page): Promise<ActivationResult | undefined> =>
  page.evaluate(() => (window as ResultPage).activation)

const failure = (reason: string): unknown => ({
  authentication: {
    option: { type: 'SECURED_AUTHENTICATION', token: null },
    status: 'authentication-failure',
    reason,
  },
})

for (const kind of ['throws', 'rejects'] as const) {
  test(`a provider that ${kind} is asked again three times and ends in a failure of the documented shape`, async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open()
    await start(page, kind)
    await expect(iadvize).toHaveFailedActivation({ code: 'PROVIDER_FAILED', attempts: 4 })
    expect(await result(page)).toStrictEqual(failure('The authentication option provider failed'))
    await expect(iadvize).toHaveAskedForToken({ times: 4 })
    expect(iadvize.journal.of('attempt-sent')).toEqual([])
  })
}

test('a provider that never settles ends in a failure after thirty seconds, and the page goes on', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  await ownSite.open()
  await start(page, 'never settles')
  await iadvize.passTime('20 s')
  await expect(talk.button).toHaveAccessibleName('Chat: starting')
  await iadvize.passTime('10 s')
  expect(await result(page)).toStrictEqual(failure('The authentication option provider did not answer in time'))
  await expect(iadvize).toHaveFailedActivation({ code: 'PROVIDER_TIMED_OUT', attempts: 1 })
})

test('a provider that is no function is an invalid option', async ({ page, iadvize, ownSite }) => {
  await ownSite.open()
  await start(page, 'is no function')
  expect(await result(page)).toStrictEqual(failure('A valid authentication option must be provided'))
  await expect(iadvize).toHaveFailedActivation({ code: 'OPTION_INVALID' })
})

const RUBBISH: readonly (readonly [name: string, option: unknown, echoed: unknown])[] = [
  ['nothing', undefined, { type: 'SECURED_AUTHENTICATION', token: null }],
  ['a bare token', 'eyJ.a.b.c.d', { type: 'SECURED_AUTHENTICATION', token: null }],
  ['an unknown type', { type: 'SECURE', token: 'eyJ' }, { type: 'SECURE', token: 'eyJ' }],
  ['an empty token', { type: 'SECURED_AUTHENTICATION', token: '' }, { type: 'SECURED_AUTHENTICATION', token: '' }],
  [
    'a token that is a number',
    { type: 'SECURED_AUTHENTICATION', token: 7 },
    { type: 'SECURED_AUTHENTICATION', token: null },
  ],
]

for (const [name, option, echoed] of RUBBISH) {
  test(`a provider that gives ${name} fails at once as an invalid option, without a retry`, async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open()
    expect(await activateWith(page, option)).toStrictEqual({
      authentication: {
        option: echoed,
        status: 'authentication-failure',
        reason: 'A valid authentication option must be provided',
      },
    })
    await expect(iadvize).toHaveFailedActivation({ code: 'OPTION_INVALID', attempts: 1, times: 1 })
    await expect(iadvize).toHaveAskedForToken({ times: 1 })
    expect(iadvize.journal.of('retry-scheduled')).toEqual([])
    expect(iadvize.journal.of('attempt-sent')).toEqual([])
  })
}
