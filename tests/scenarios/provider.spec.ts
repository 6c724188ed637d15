import type { Page } from '@playwright/test'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith } from './page-code.ts'
import { expect, test } from './shop.ts'

type ResultPage = Window & TagGlobals & { activation?: Promise<ActivationResult> }

/** Starts `activate` with a provider that never settles, and leaves the promise in the page. */
const start = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const resultPage: ResultPage = window
    return new Promise<void>((resolve) => {
      resultPage.iAdvizeInterface?.push((iAdvize) => {
        resultPage.activation = iAdvize.activate(() => new Promise(() => {}))
        resolve()
      })
    })
  })

const result = (page: Page): Promise<ActivationResult | undefined> =>
  page.evaluate(() => (window as ResultPage).activation)

const failure = (reason: string): unknown => ({
  authentication: {
    option: { type: 'SECURED_AUTHENTICATION', token: null },
    status: 'authentication-failure',
    reason,
  },
})

test('a provider that never settles ends in a failure after thirty seconds, and the page continues', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  await ownSite.open()
  await start(page)
  await iadvize.passTime('20 s')
  await expect(talk.button).toHaveAccessibleName('Chat: starting')
  await iadvize.passTime('10 s')
  expect(await result(page)).toStrictEqual(failure('The authentication option provider did not answer in time'))
  await expect(iadvize).toHaveFailedActivation({ code: 'PROVIDER_TIMED_OUT', attempts: 1 })
})

const RUBBISH: readonly (readonly [name: string, option: unknown, echoed: unknown])[] = [
  ['nothing', undefined, { type: 'SECURED_AUTHENTICATION', token: null }],
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

/** What providers return in place of an option, made within the page: much of it does not pass from here to there. */
const ANSWERS = {
  undefined: () => undefined,
  'a Response': () => new Response('{}'),
  'the whole answer as the token': () => ({
    authenticationOption: { type: 'SECURED_AUTHENTICATION', token: { token: 'eyJ.a.b.c.d' } },
  }),
  'no function': { authenticationOption: { type: 'ANONYMOUS' } },
} as const

const SAID: Readonly<Record<keyof typeof ANSWERS, string>> = {
  undefined: 'the provider returned undefined, but must return',
  'a Response': 'the provider returned a Response whose body was not read',
  'the whole answer as the token': 'whose token is an object { token }, like the whole answer of an endpoint',
  'no function': 'activate was given an object { authenticationOption }, but must be given a function that returns',
}

for (const [name, said] of Object.entries(SAID) as [keyof typeof SAID, string][]) {
  test(`${name} in place of an option is explained in the console with the sentence of the journal and the matchers`, async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open()
    const complaint = page.waitForEvent('console', { predicate: (message) => message.text().includes(said) })
    await page.evaluate(activateCode(name))
    expect((await complaint).type()).toBe('error')
    await expect(iadvize).toHaveFailedActivation({ code: 'OPTION_INVALID' })
    const [answer] = iadvize.journal.of('provider-answered')
    expect(answer).toMatchObject({ outcome: 'invalid', detail: expect.stringContaining(said) })
    const sentence = `${answer?.detail}. To fix it: ${answer?.fix}`
    expect((await complaint).text().trim()).toBe(`iAdvize (rehearsal): ${sentence}`)
    await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow(sentence)
  })
}

const activateCode = (name: keyof typeof ANSWERS): string =>
  `void iAdvizeInterface.push((iAdvize) => void iAdvize.activate(${codeOf(ANSWERS[name])}))`

const codeOf = (value: unknown): string => (typeof value === 'function' ? String(value) : JSON.stringify(value))
