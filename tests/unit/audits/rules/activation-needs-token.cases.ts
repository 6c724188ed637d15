import type { EndpointSeen, Scene } from '../../../../audits/seen.ts'
import { failed, settled, troubleIn } from './events.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { ANONYMOUS, answered, request, requested, THREW } from './pages.ts'
import { NO_TOKEN, VISIT } from '../../../../audits/scenes/steps.ts'

const URL = 'http://shop.example/api/iadvize-token'

const ANSWER = { status: 200, headers: {}, token: null }

const ENDPOINT: EndpointSeen = {
  url: URL,
  method: 'POST',
  asked: { ...request({ url: URL }), step: VISIT.looksAround },
  again: ANSWER,
  withoutSession: ANSWER,
  fromElsewhere: ANSWER,
  afterSignOut: null,
  hasAuthorization: false,
}

const visitOf = (endpoint: EndpointSeen | null): Scene => sceneOf([[VISIT.looksAround]], { endpoint })

/** Everybody is anonymous first. */
const anonymousFirst = (steps: Parameters<typeof sceneOf>[0]) => ({
  visit: sceneOf(
    [
      [VISIT.opens, { journal: [requested(), answered(null, ANONYMOUS)] }],
      [
        VISIT.looksAround,
        {
          journal: [
            onPage2(requested()),
            onPage2(answered(null, ANONYMOUS)),
            onPage2(answered('a', { activation: 2 })),
          ],
        },
      ],
    ],
    { endpoint: ENDPOINT },
  ),
  noToken: sceneOf(steps),
})

const onPage2 = <Event extends object>(event: Event) => ({ ...event, page: 'page-2' })

const FAILED = request({ url: `${URL}?for=chat`, kind: 'fetch', status: 500, isVendor: false })

const failure = (activation = 1) => failed({ code: 'PROVIDER_FAILED', reason: null, activation })

const FAILURE = failure()

const noTokenOf = (journal: NonNullable<StepSights['journal']>, requests: StepSights['requests'] = [FAILED]) => ({
  visit: visitOf(ENDPOINT),
  noToken: sceneOf([[NO_TOKEN.opens, { journal, requests }]]),
})

const cannotSignIn = (journal: NonNullable<StepSights['journal']>) => ({
  visit: visitOf(ENDPOINT),
  noToken: sceneOf([
    [NO_TOKEN.opens, { requests: [FAILED] }],
    [NO_TOKEN.cannotSignIn, { journal }],
  ]),
})

export const cases: readonly Case[] = [
  { says: 'a site that does not call activate without a token', seen: noTokenOf([]), verdict: 'pass' },
  {
    says: "a provider that rejects, as in the vendor's sample",
    seen: noTokenOf([requested(), answered(null, THREW), answered(null, { ...THREW, attempt: 2 }), FAILURE]),
    verdict: 'pass',
  },
  {
    says: 'a provider that answers with an empty option',
    seen: noTokenOf([requested(), answered(null, { outcome: 'invalid' }), FAILURE]),
    verdict: 'pass',
  },
  {
    says: 'an anonymous activation after a failed one on the same page',
    seen: noTokenOf([
      requested(),
      answered(null, THREW),
      FAILURE,
      requested('page-1', 2),
      answered(null, { ...ANONYMOUS, activation: 2 }),
    ]),
    verdict: 'fail',
    problems: ['anonymous-after-a-failure'],
    tells: 'After activate had failed because there was no token, the site activated the customer anonymously.',
    shows: [
      "What followed the failure: opens a page while the token endpoint fails | activation 1: the site called activate | activation 1: asked the site for a token, the site's provider threw an error | <activation 1 failed after 4 attempts: PROVIDER_FAILED> | <activation 2: the site called activate> | <activation 2: asked the site for a token, and the site chose to continue anonymously>",
    ],
  },
  {
    says: 'an anonymous activation after a failed one on an earlier page',
    seen: noTokenOf([
      requested(),
      answered(null, THREW),
      FAILURE,
      requested('page-2'),
      answered(null, { ...ANONYMOUS, page: 'page-2' }),
    ]),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'an anonymous activation for want of a token',
    seen: noTokenOf([requested(), answered(null, ANONYMOUS)]),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'a provider that throws first and answers anonymously at the retry',
    seen: noTokenOf([requested(), answered(null, THREW), answered(null, { ...ANONYMOUS, attempt: 2 })]),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'an anonymous activation of a visitor who could not sign in',
    seen: cannotSignIn([requested(), answered(null, ANONYMOUS)]),
    verdict: 'warn',
    problems: ['anonymous-without-sign-in'],
  },
  {
    says: 'an anonymous customer, and an anonymous visitor who could not sign in',
    seen: {
      visit: visitOf(ENDPOINT),
      noToken: sceneOf([
        [
          NO_TOKEN.opens,
          {
            journal: [requested(), answered(null, ANONYMOUS)],
            requests: [FAILED],
            pictures: [{ url: 'http://shop.example/', png: 'first' }],
          },
        ],
        [
          NO_TOKEN.cannotSignIn,
          {
            journal: [onPage2(requested()), onPage2(answered(null, ANONYMOUS))],
            pictures: [{ url: 'http://shop.example/', png: 'last' }],
          },
        ],
      ]),
    },
    verdict: 'warn',
    problems: ['anonymous', 'anonymous-without-sign-in'],
    shows: [
      'What followed the failure: opens a page while the token endpoint fails | <activation 1: the site called activate> | <activation 1: asked the site for a token, and the site chose to continue anonymously>',
      'The page without a token: first',
      'What followed the failure: opens a page while the token endpoint fails | tries to sign in while the sign-in of the site fails | <activation 1: the site called activate> | <activation 1: asked the site for a token, and the site chose to continue anonymously>',
      'The page without a sign-in: last',
    ],
  },
  {
    says: 'an anonymous activation between a success and a failure',
    seen: noTokenOf([
      requested(),
      answered(null, ANONYMOUS),
      settled({ optionType: 'ANONYMOUS' }),
      requested('page-1', 2),
      answered(null, { ...ANONYMOUS, activation: 2 }),
      failure(2),
    ]),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'a page that begins anonymously, as it does with a token endpoint that works',
    seen: anonymousFirst([
      [
        NO_TOKEN.opens,
        {
          journal: [requested(), answered(null, ANONYMOUS), answered(null, { ...THREW, activation: 2 })],
          requests: [FAILED],
        },
      ],
      [NO_TOKEN.cannotSignIn, { journal: [onPage2(requested()), onPage2(answered(null, ANONYMOUS))] }],
    ]),
    verdict: 'pass',
  },
  {
    says: 'a page that begins anonymously, and becomes anonymous once more',
    seen: anonymousFirst([
      [
        NO_TOKEN.opens,
        {
          journal: [
            requested(),
            answered(null, ANONYMOUS),
            requested('page-1', 2),
            answered(null, { ...ANONYMOUS, activation: 2 }),
          ],
          requests: [FAILED],
        },
      ],
    ]),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'an anonymous customer on a site where only visitors who are not signed in begin anonymously',
    seen: {
      ...noTokenOf([requested(), answered(null, ANONYMOUS)]),
      visit: sceneOf(
        [
          [VISIT.opens, { journal: [requested(), answered(null, ANONYMOUS)] }],
          [VISIT.looksAround, { journal: [onPage2(requested()), onPage2(answered('a'))] }],
        ],
        { endpoint: ENDPOINT },
      ),
    },
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'a provider that rejects for a visitor who could not sign in',
    seen: cannotSignIn([requested(), answered(null, THREW), FAILURE]),
    verdict: 'pass',
  },
  {
    says: 'a provider that has a token from elsewhere at the retry',
    seen: noTokenOf([requested(), answered(null, THREW), answered('a')]),
    verdict: 'pass',
  },
  {
    says: 'a page that does not ask the token endpoint',
    seen: noTokenOf([], [request({ url: 'http://shop.example/other', status: 500 })]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token endpoint that did not fail when the page asked it',
    seen: noTokenOf([], [{ ...FAILED, status: 200 }]),
    verdict: 'could-not-tell',
  },
  {
    says: 'an anonymous activation by a page that was not seen to ask the token endpoint',
    seen: noTokenOf([requested(), answered(null, ANONYMOUS)], []),
    verdict: 'warn',
    problems: ['anonymous'],
  },
  {
    says: 'a site whose token endpoint is not known',
    seen: { visit: visitOf(null), noToken: sceneOf([[NO_TOKEN.opens, { requests: [FAILED] }]]) },
    verdict: 'could-not-tell',
    tells: 'No request of the pages fetched the token, so its endpoint could not be made to fail.',
  },
  {
    says: 'a visitor who could not sign in before the token endpoint was to fail',
    seen: {
      visit: visitOf(ENDPOINT),
      noToken: { ...noTokenOf([]).noToken, steps: [], trouble: troubleIn('signs in') },
    },
    verdict: 'could-not-tell',
    tells: 'The step "signs in" failed.',
  },
]
