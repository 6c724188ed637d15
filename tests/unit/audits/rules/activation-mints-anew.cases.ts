import type { SeenRequest } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { fingerprint } from '../../../../protocol/token.ts'
import { ANONYMOUS, answered, request, requested, THREW } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

type Journal = readonly ReturnType<typeof answered>[]

const visitOf = (isTriedAgain: Journal, before: Journal = [], after: Journal = []) => ({
  visit: sceneOf([
    [VISIT.looksAround, { journal: before }],
    [VISIT.isTriedAgain, { journal: isTriedAgain }],
    [VISIT.stays, { journal: after }],
  ]),
})

const ELSEWHERE = { page: 'page-0' } as const
const RETRY = { attempt: 2 } as const
const REFRESH = { activation: 2 } as const

/** Signed and not encrypted. */
const BARE = 'eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjF9.c2lnbmVk'
const ENCRYPTED = `${BARE}.bW9yZQ.bW9yZQ`

const bringing = (changes: Partial<SeenRequest>) => request({ kind: 'fetch', isVendor: false, ...changes })

/** A page whose provider is asked two times, and the requests that brought the token, by when they were answered. */
const broughtAt = (
  text: string,
  times: readonly number[],
  more: { readonly journal?: Journal; readonly requests?: readonly ReturnType<typeof request>[] } = {},
) => ({
  visit: sceneOf(
    [
      [
        VISIT.isTriedAgain,
        {
          journal: [
            requested(),
            answered(fingerprint(text)),
            answered(fingerprint(text), { attempt: 2 }),
            ...(more.journal ?? []),
          ],
          requests: [...times.map((answeredAt) => bringing({ answer: text, answeredAt })), ...(more.requests ?? [])],
        },
      ],
    ],
    { tokens: ['another token', text] },
  ),
})

export const cases: readonly Case[] = [
  {
    says: 'another token for the retry',
    seen: visitOf([requested(), answered('a'), answered('b')]),
    verdict: 'pass',
  },
  {
    says: 'the same token for the retry',
    seen: visitOf([requested(), answered('a'), answered('a', RETRY)]),
    verdict: 'fail',
    problems: ['kept-in-the-page'],
    tells: 'The provider answered with a token that the tag had been given before, on the same page.',
    shows: [
      'Token of a later call (1 in all): a (expected: a token other than a)',
      'The two calls that got the same token: opens a page with the chat | opens a page while the platform fails once | activation 1: the site called activate | <activation 1: asked the site for a token and got one (token a)> | <activation 1: asked the site for a token and got one (token a)>',
    ],
  },
  {
    says: 'a signed token that two requests brought within one second of the server',
    seen: broughtAt(BARE, [1_000, 1_900]),
    verdict: 'could-not-tell',
    misses: 'two calls of the provider in two seconds of the server',
  },
  {
    says: 'a signed token from one second of the server, beside requests that brought something else',
    seen: broughtAt(BARE, [1_000, 1_900], {
      requests: [bringing({ answer: 'something else', answeredAt: 9_000 }), bringing({ answer: null })],
    }),
    verdict: 'could-not-tell',
    misses: 'two calls of the provider in two seconds of the server',
  },
  {
    says: 'a signed token from one second of the server, beside a request that brought it at an unknown time',
    seen: broughtAt(BARE, [1_000, 1_900], { requests: [bringing({ answer: BARE })] }),
    verdict: 'could-not-tell',
    misses: 'two calls of the provider in two seconds of the server',
  },
  {
    says: 'a third call with another token, after two calls with one signed token from the same second',
    seen: broughtAt(BARE, [1_000, 1_900], { journal: [answered('b', { attempt: 3 }), answered('c', REFRESH)] }),
    verdict: 'pass',
    tells: '4 calls of the provider answered with 3 different tokens.',
  },
  {
    says: 'a signed token that two requests brought in different seconds',
    seen: broughtAt(BARE, [1_000, 3_000]),
    verdict: 'fail',
    problems: ['kept-in-the-page'],
  },
  {
    says: 'a signed token that a single request brought for two calls',
    seen: broughtAt(BARE, [1_000]),
    verdict: 'fail',
    problems: ['kept-in-the-page'],
  },
  {
    says: 'an encrypted token that two requests brought within one second',
    seen: broughtAt(ENCRYPTED, [1_000, 1_900]),
    verdict: 'fail',
    problems: ['kept-in-the-page'],
  },
  {
    says: 'the same token for the refresh',
    seen: visitOf([requested(), answered('a')], [], [answered('a', REFRESH)]),
    verdict: 'fail',
    problems: ['kept-in-the-page'],
  },
  {
    says: 'the same token for another page',
    seen: visitOf([requested(), answered('a'), answered('b')], [answered('a', ELSEWHERE)]),
    verdict: 'fail',
    problems: ['kept-across-pages'],
    tells:
      'The provider answered with a token that the tag had been given before, on an earlier page, so it is kept by the server or by the browser.',
    shows: [
      'Token of a later call (1 in all): a (expected: a token other than a)',
      'The two calls that got the same token: opens a page with the chat | <activation 1: asked the site for a token and got one (token a)> | opens a page while the platform fails once | activation 1: the site called activate | <activation 1: asked the site for a token and got one (token a)>',
    ],
  },
  {
    says: 'a token that is repeated on its page, and a token of an earlier page',
    seen: visitOf([requested(), answered('b'), answered('b')], [answered('a', ELSEWHERE), answered('a')]),
    verdict: 'fail',
    problems: ['kept-in-the-page', 'kept-across-pages'],
  },
  {
    says: 'a provider that throws when it is asked for a second token',
    seen: visitOf([requested(), answered('a'), answered(null, { ...THREW, ...RETRY })]),
    verdict: 'fail',
    problems: ['none-for-a-retry'],
    tells: 'When the tag tried again, the provider had no second token.',
    shows: [
      'Answer to the second call: threw (expected: a token of its own)',
      "The call that got no token: opens a page with the chat | opens a page while the platform fails once | activation 1: the site called activate | activation 1: asked the site for a token and got one (token a) | <activation 1: asked the site for a token, the site's provider threw an error>",
    ],
  },
  {
    says: 'a provider that the tag stopped waiting for at the retry',
    seen: visitOf([requested(), answered('a'), answered(null, { ...THREW, outcome: 'timed-out', ...RETRY })]),
    verdict: 'could-not-tell',
    misses: 'two calls of the provider on one page',
  },
  {
    says: 'a provider that answers a later retry anonymously',
    seen: visitOf([requested(), answered('a'), answered('b', RETRY), answered(null, { ...ANONYMOUS, attempt: 3 })]),
    verdict: 'fail',
    problems: ['none-for-a-retry'],
    shows: [
      'Answer to the second call: ANONYMOUS (expected: a token of its own)',
      'The call that got no token: opens a page with the chat | opens a page while the platform fails once | activation 1: the site called activate | activation 1: asked the site for a token and got one (token a) | activation 1: asked the site for a token and got one (token b) | <activation 1: asked the site for a token, and the site chose to continue anonymously>',
    ],
  },
  {
    says: 'a provider that has no token for the first attempt either',
    seen: visitOf([requested(), answered(null, THREW), answered(null, THREW)], [answered('a'), answered('b')]),
    verdict: 'pass',
  },
  {
    says: 'a provider that throws at the refresh, when the site may have ended its session',
    seen: visitOf(
      [requested(), answered('a'), answered('b')],
      [],
      [requested(), answered(null, { ...THREW, ...REFRESH })],
    ),
    verdict: 'pass',
  },
  {
    says: 'a provider that throws at its second call on an earlier page',
    seen: visitOf(
      [requested(), answered('a'), answered('b')],
      [requested('page-0'), answered('c', ELSEWHERE), answered(null, { ...THREW, ...ELSEWHERE })],
    ),
    verdict: 'pass',
  },
  {
    says: 'one call of the provider on each page',
    seen: visitOf([requested(), answered('a')], [answered('b', ELSEWHERE)]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a provider that only answers anonymously',
    seen: visitOf([requested(), answered(null, ANONYMOUS), answered(null, ANONYMOUS)]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a page whose provider does not answer while the platform fails once',
    seen: visitOf([requested()], [answered('a', ELSEWHERE), answered('b', ELSEWHERE)]),
    verdict: 'pass',
  },
]
