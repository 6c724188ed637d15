import { test } from '../../plain-test.ts'
import { expect } from '../../../playwright-kit/expect.ts'
import {
  accepted,
  activated,
  activatedAnonymously,
  answered,
  byTag,
  failedAfterRetries,
  failedWith,
  journal,
  OTHER_PAGE,
  refusedWith,
  requested,
  retryIn,
  securedAttempt,
  settled,
  tagLoaded,
} from '../journal/journals.ts'
import { judgeActivated } from '../../../claims/to-have-activated.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

/** Refused once, then accepted. */
const secondTry = [
  ...requested(),
  ...securedAttempt({ answered: refusedWith('SERVER_ERROR') }),
  ...retryIn(1_000, 'SERVER_ERROR'),
  ...securedAttempt({ attempt: 2, answered: accepted() }),
  ...settled({ attempts: 2 }),
]

const loggedOutMeanwhile = [
  ...requested(),
  ...securedAttempt({ answered: accepted() }),
  ...byTag({ type: 'logout-called' }),
  ...failedWith('LOGGED_OUT_MEANWHILE', { attempts: 1 }),
]

testClaims({
  matcher: 'toHaveActivated()',
  claim: (it) => it.toHaveActivated(),
  holdsOn: {
    'a secured activation': [tagLoaded(), activated()],
    'a secured activation after a retry': [secondTry],
    'a secured activation after an anonymous one': [activatedAnonymously(), activated({ activation: 2 })],
    'a secured activation and a logout': [activated(), byTag({ type: 'logout-called' })],
    'a failed activation and a secured one on another page': [failedAfterRetries(), activated({ page: OTHER_PAGE })],
    'two secured activations': [activated(), activated({ page: OTHER_PAGE })],
    'a token that was accepted unopened': [activated({ userId: null })],
  },
  failsOn: {
    'a page without the tag': [],
    'a tag without a call of activate': [tagLoaded()],
    'an anonymous activation': [activatedAnonymously()],
    'a failed activation': [failedAfterRetries()],
    'an activation under way': [requested(), securedAttempt({ answered: refusedWith('SERVER_ERROR') }), retryIn(1_000)],
    'an acceptance that came when the visitor had logged out': [loggedOutMeanwhile],
    'an acceptance of which the site has not been told': [requested(), securedAttempt({ answered: accepted() })],
    'a mobile application': [answered({ optionType: 'SIMPLE_AUTHENTICATION', userId: 'camille' })],
  },
})

testClaims({
  matcher: "toHaveActivated({ userId: 'camille' })",
  claim: (it) => it.toHaveActivated({ userId: 'camille' }),
  holdsOn: {
    'her activation': [activated()],
    "her activation after another user's": [
      activated({ userId: 'jonas', token: 'j1' }),
      activated({ page: OTHER_PAGE }),
    ],
    'her activation after a retry': [secondTry],
  },
  failsOn: {
    "another user's activation": [activated({ userId: 'jonas' })],
    'a token that was accepted unopened': [activated({ userId: null })],
    'an activation of hers that failed': [loggedOutMeanwhile],
    "her attempt in one page and another user's success in another": [
      requested(),
      securedAttempt({ token: 'c1', answered: accepted('camille') }),
      activated({ page: OTHER_PAGE, userId: 'jonas', token: 'j1' }),
    ],
  },
})

testClaims({
  matcher: 'toHaveActivated({ attempts: 1 })',
  claim: (it) => it.toHaveActivated({ attempts: 1 }),
  holdsOn: {
    'a success at once': [activated()],
    'a success at once after a late one': [secondTry, activated({ activation: 2 })],
  },
  failsOn: { 'a success with the second attempt': [secondTry], 'a failure with the first': [loggedOutMeanwhile] },
})

testClaims({
  matcher: 'toHaveActivated({ times: 2 })',
  claim: (it) => it.toHaveActivated({ times: 2 }),
  holdsOn: { 'one on each of two pages': [activated(), activated({ page: OTHER_PAGE, token: 'b1' })] },
  failsOn: {
    'one only': [activated()],
    'one secured and one anonymous': [activatedAnonymously(), activated({ activation: 2 })],
    three: [activated(), activated({ activation: 2, token: 'a2' }), activated({ page: OTHER_PAGE, token: 'b1' })],
  },
})

testClaims({
  matcher: 'toHaveActivated({ times: 0 })',
  claim: (it) => it.toHaveActivated({ times: 0 }),
  holdsOn: { 'a tag without a call of activate': [tagLoaded()], 'a failed activation': [failedAfterRetries()] },
  failsOn: { 'a secured activation': [activated()] },
})

test.describe('what came nearest to an activation', () => {
  for (const { what, moments, expected = {}, nearest } of [
    { what: 'no tag', moments: [], nearest: 'no page has loaded the tag' },
    { what: 'a tag', moments: [tagLoaded()], nearest: 'the tag was loaded, but the site has not called activate' },
    {
      what: 'an activation of another user, with another number of attempts',
      moments: [activated({ userId: 'jonas' })],
      expected: { userId: 'camille', attempts: 2 },
      nearest:
        "activation 1 succeeded after 1 attempt, as user jonas; but the user is 'jonas', not 'camille', and the number of attempts is 1, not 2",
    },
    {
      what: 'the activation with the fewest differences',
      moments: [activated({ userId: 'jonas', token: 'j1' }), activated({ page: OTHER_PAGE, token: 'c1' })],
      expected: { userId: 'camille', attempts: 2 },
      nearest: 'activation 1 succeeded after 1 attempt, as user camille; but the number of attempts is 1, not 2',
    },
    {
      what: 'a token that was accepted unopened',
      moments: [activated({ userId: null })],
      expected: { userId: 'camille' },
      nearest:
        "activation 1 succeeded after 1 attempt, as a visitor whom the platform could not identify; but the user is unknown, not 'camille'",
    },
    {
      what: 'an anonymous visitor',
      moments: [activatedAnonymously()],
      nearest: 'activation 1 succeeded after 1 attempt, as an anonymous visitor',
    },
    {
      what: 'a prepared failure, without advice',
      moments: [failedAfterRetries()],
      nearest:
        'activation 1 failed after 4 attempts: SIGNATURE_INVALID ("Failed to fetch authentication with a server error")',
    },
    {
      what: 'a failure caused by the site, with advice',
      moments: [
        requested(),
        securedAttempt({ answered: { code: 'TOKEN_EXPIRED', detail: null, answer: 'judge' } }),
        failedWith('TOKEN_EXPIRED', { attempts: 1 }),
      ],
      nearest:
        'activation 1 failed after 1 attempt: TOKEN_EXPIRED ("Failed to fetch authentication with a server error"). To fix it: Mint a token at each call of the provider, and check the clock of your server.',
    },
    {
      what: 'a failure whose cause has its own advice',
      moments: [
        requested(),
        securedAttempt({
          answered: { code: 'TOKEN_EXPIRED', cause: 'exp-duration', detail: 'claims: exp is 60', answer: 'judge' },
        }),
        failedWith('TOKEN_EXPIRED', { attempts: 1 }),
      ],
      nearest:
        'activation 1 failed after 1 attempt: TOKEN_EXPIRED ("Failed to fetch authentication with a server error"): claims: exp is 60. To fix it: Write the point in time, not the duration: exp: Math.floor(Date.now() / 1000) + 60.',
    },
    {
      what: 'a failure with advice for its token',
      moments: [
        requested(),
        securedAttempt({
          answered: {
            code: 'TOKEN_MALFORMED',
            cause: 'jwe-quoted',
            detail: 'in quotes',
            fix: 'Take them off.',
            answer: 'judge',
          },
        }),
        failedWith('TOKEN_MALFORMED', { attempts: 1 }),
      ],
      nearest:
        'activation 1 failed after 1 attempt: TOKEN_MALFORMED ("Failed to fetch authentication with a server error"): in quotes. To fix it: Take them off.',
    },
    {
      what: 'a call that was refused',
      moments: [
        requested(),
        failedWith('LOGIN_ALREADY_ONGOING', { attempts: 0, reason: 'A login is already ongoing' }),
      ],
      nearest:
        'activation 1 was refused without an attempt: LOGIN_ALREADY_ONGOING ("A login is already ongoing"). To fix it: Call activate once per page load, and await it before calling it again.',
    },
    {
      what: 'a pending retry',
      moments: [requested(), securedAttempt({ answered: refusedWith('SERVER_ERROR') }), retryIn(1_000, 'SERVER_ERROR')],
      nearest: 'activation 1 failed once (SERVER_ERROR) and is waiting to retry',
    },
    {
      what: 'an acceptance under way',
      moments: [requested(), securedAttempt({ answered: accepted() })],
      nearest: 'activation 1 was accepted by the platform, but the tag has not reported the result to the site yet',
    },
    {
      what: 'an attempt under way',
      moments: [requested(), securedAttempt().slice(0, 3)],
      nearest: "activation 1 is waiting for the platform's answer",
    },
    {
      what: 'a token request to the site',
      moments: [requested(), securedAttempt().slice(0, 1)],
      nearest: "activation 1 is waiting for the site's token",
    },
    {
      what: 'a token that was not sent yet',
      moments: [requested(), securedAttempt().slice(0, 2)],
      nearest: 'activation 1 has a token that it has not sent yet',
    },
  ] as const) {
    test(`the message about a missing activation says that ${what} came nearest`, () => {
      expect(judgeActivated(journal(...moments), expected).nearestMiss).toBe(nearest)
    })
  }

  test('the message says nothing about the nearest activation when there was one but not often enough', () => {
    expect(judgeActivated(journal(activated()), { times: 2 })).toEqual({
      pass: false,
      expected: 'exactly 2 secured activations',
      expectedNot: 'any number of secured activations but 2',
      actual: '1 (activation 1 succeeded after 1 attempt, as user camille)',
      nearestMiss: null,
    })
  })
})

test('the message says which activation was expected, with every option', () => {
  const { expected, expectedNot } = judgeActivated([], { userId: 'camille', attempts: 1 })
  expect([expected, expectedNot]).toEqual([
    'at least one secured activation for user camille after 1 attempt',
    'no secured activation for user camille after 1 attempt',
  ])
})

test('many equal activations are counted, and only the first are shown', () => {
  const pages = Array.from({ length: 7 }, (_none, index) =>
    activated({ page: String(index).padStart(32, '0'), token: `t${index}` }),
  )
  expect(judgeActivated(journal(...pages), { times: 1 }).actual).toMatch(/^7 \((activation 1 [^;]+; ){4}and 3 more\)$/)
})
