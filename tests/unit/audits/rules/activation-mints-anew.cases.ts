import { activationMintsAnew } from '../../../../audits/rules/activation-mints-anew.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { ANONYMOUS, answered, requested, THREW } from './pages.ts'

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

export const activationMintsAnewCases: RuleCases = {
  rule: activationMintsAnew,
  cases: [
    {
      says: 'another token for the retry is well',
      seen: visitOf([requested(), answered('a'), answered('b')]),
      verdict: 'pass',
    },
    {
      says: 'the same one is not',
      seen: visitOf([requested(), answered('a'), answered('a', RETRY)]),
      verdict: 'fail',
      problems: ['kept-in-the-page'],
      tells: 'The provider answered with a token that the tag had been given before, on the same page.',
      shows: [
        'Token of a later call (1 in all): a (expected: another one than a)',
        'The two calls that got the same token: opens a page with the chat | opens a page while the platform fails once | activation 1: the site called activate | <activation 1: asked the site for a token and got one (token a)> | <activation 1: asked the site for a token and got one (token a)>',
      ],
    },
    {
      says: 'nor is the same one for the refresh',
      seen: visitOf([requested(), answered('a')], [], [answered('a', REFRESH)]),
      verdict: 'fail',
      problems: ['kept-in-the-page'],
    },
    {
      says: 'nor is the same one for another page',
      seen: visitOf([requested(), answered('a'), answered('b')], [answered('a', ELSEWHERE)]),
      verdict: 'fail',
      problems: ['kept-across-pages'],
      tells:
        'The provider answered with a token that the tag had been given before, on an earlier page, so it is kept by the server or by the browser.',
      shows: [
        'Token of a later call (1 in all): a (expected: another one than a)',
        'The two calls that got the same token: opens a page with the chat | <activation 1: asked the site for a token and got one (token a)> | opens a page while the platform fails once | activation 1: the site called activate | <activation 1: asked the site for a token and got one (token a)>',
      ],
    },
    {
      says: 'both are told',
      seen: visitOf([requested(), answered('b'), answered('b')], [answered('a', ELSEWHERE), answered('a')]),
      verdict: 'fail',
      problems: ['kept-in-the-page', 'kept-across-pages'],
    },
    {
      says: 'a provider without a token for the retry is broken',
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
      says: 'so is one that answers it otherwise',
      seen: visitOf([requested(), answered('a'), answered('b', RETRY), answered(null, { ...ANONYMOUS, attempt: 3 })]),
      verdict: 'fail',
      problems: ['none-for-a-retry'],
      shows: [
        'Answer to the second call: ANONYMOUS (expected: a token of its own)',
        'The call that got no token: opens a page with the chat | opens a page while the platform fails once | activation 1: the site called activate | activation 1: asked the site for a token and got one (token a) | activation 1: asked the site for a token and got one (token b) | <activation 1: asked the site for a token, which chose to go on anonymously>',
      ],
    },
    {
      says: 'one that never had a token has none to mint anew',
      seen: visitOf([requested(), answered(null, THREW), answered(null, THREW)], [answered('a'), answered('b')]),
      verdict: 'pass',
    },
    {
      says: 'two hours later the site may have ended its own session',
      seen: visitOf(
        [requested(), answered('a'), answered('b')],
        [],
        [requested(), answered(null, { ...THREW, ...REFRESH })],
      ),
      verdict: 'pass',
    },
    {
      says: 'on an earlier page nothing had failed',
      seen: visitOf(
        [requested(), answered('a'), answered('b')],
        [requested('page-0'), answered('c', ELSEWHERE), answered(null, { ...THREW, ...ELSEWHERE })],
      ),
      verdict: 'pass',
    },
    {
      says: 'with one call on each page nothing is known',
      seen: visitOf([requested(), answered('a')], [answered('b', ELSEWHERE)]),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor is it where no token came',
      seen: visitOf([requested(), answered(null, ANONYMOUS), answered(null, ANONYMOUS)]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a call that nobody answered tells nothing of a retry',
      seen: visitOf([requested()], [answered('a', ELSEWHERE), answered('b', ELSEWHERE)]),
      verdict: 'pass',
    },
  ],
}
