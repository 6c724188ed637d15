import { activationNeedsToken } from '../../../../audits/rules/activation-needs-token.ts'
import { NO_TOKEN } from '../../../../audits/scenes/no-token.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { EndpointSeen, Scene } from '../../../../audits/seen.ts'
import { troubleIn } from './events.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { ANONYMOUS, answered, request, requested, THREW } from './pages.ts'

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

const FAILED = request({ url: `${URL}?for=chat`, kind: 'fetch', status: 500, isVendor: false })

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

export const activationNeedsTokenCases: RuleCases = {
  rule: activationNeedsToken,
  cases: [
    { says: 'no call without a token is well', seen: noTokenOf([]), verdict: 'pass' },
    {
      says: 'a call is not',
      seen: noTokenOf([requested(), answered(null, THREW), answered(null, { ...THREW, attempt: 2 })]),
      verdict: 'fail',
      problems: ['called'],
      tells: 'activate was called although the token endpoint had failed.',
      shows: [
        "What came of the failure: opens a page while the token endpoint fails | <activation 1: the site called activate> | <activation 1: asked the site for a token, the site's provider threw an error> | <activation 1: asked the site for a token, the site's provider threw an error>",
      ],
    },
    {
      says: 'an anonymous one warns',
      seen: noTokenOf([requested(), answered(null, ANONYMOUS)]),
      verdict: 'warn',
      problems: ['anonymous'],
    },
    {
      says: 'one of a visitor who could not sign in warns',
      seen: cannotSignIn([requested(), answered(null, ANONYMOUS)]),
      verdict: 'warn',
      problems: ['anonymous-without-sign-in'],
    },
    {
      says: 'and a call without a token is broken then',
      seen: cannotSignIn([requested(), answered(null, THREW)]),
      verdict: 'fail',
      problems: ['called-without-sign-in'],
      tells: 'activate was called although the visitor could not sign in.',
    },
    {
      says: 'a call that brings a token from elsewhere is not without one',
      seen: noTokenOf([requested(), answered(null, THREW), answered('a')]),
      verdict: 'pass',
    },
    {
      says: 'a page that asks for no token tells nothing',
      seen: noTokenOf([], [request({ url: 'http://shop.example/other', status: 500 })]),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor does an endpoint that did not fail',
      seen: noTokenOf([], [{ ...FAILED, status: 200 }]),
      verdict: 'could-not-tell',
    },
    {
      says: 'what is called is broken all the same',
      seen: noTokenOf([requested()], []),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'without an endpoint nothing can be made to fail',
      seen: { visit: visitOf(null), noToken: sceneOf([[NO_TOKEN.opens, { requests: [FAILED] }]]) },
      verdict: 'could-not-tell',
      tells: 'No request of the pages brought the token, so its endpoint could not be made to fail.',
    },
    {
      says: 'nor without somebody who is signed in',
      seen: {
        visit: visitOf(ENDPOINT),
        noToken: { ...noTokenOf([]).noToken, steps: [], trouble: troubleIn('signs in') },
      },
      verdict: 'could-not-tell',
      tells: 'The step "signs in" could not be made.',
    },
  ],
}
