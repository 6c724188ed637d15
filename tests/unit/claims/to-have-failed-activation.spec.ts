import { expect, test } from '../../plain-test.ts'
import { judgeFailedActivation } from '../../../claims/to-have-failed-activation.ts'
import {
  activated,
  activatedAnonymously,
  byTag,
  failedAfterRetries,
  failedWith,
  journal,
  OTHER_PAGE,
  refusedWith,
  requested,
  retryIn,
  securedAttempt,
  SERVER_ERROR_REASON,
  settled,
  tagLoaded,
} from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

const stillTrying = [...requested(), ...securedAttempt({ answered: refusedWith('TOKEN_EXPIRED') }), ...retryIn(1_000)]

const calledTwice = [
  ...activated(),
  ...requested(2),
  ...failedWith('ALREADY_ACTIVATED', {
    activation: 2,
    attempts: 0,
    reason: "Can't activate twice, please logout first",
  }),
]

const failedRefresh = byTag(
  { type: 'refresh-started', activation: 2 },
  {
    type: 'refresh-settled',
    activation: 2,
    status: 'identity-ended',
    code: 'TOKEN_EXPIRED',
    reason: SERVER_ERROR_REASON,
    attempts: 4,
  },
)

testClaims({
  matcher: 'toHaveFailedActivation()',
  claim: (it) => it.toHaveFailedActivation(),
  holdsOn: {
    'an activation that gave up': [tagLoaded(), failedAfterRetries()],
    'a call that was refused': [calledTwice],
    'a failure and a success afterwards': [failedAfterRetries(), activated({ activation: 2 })],
  },
  failsOn: {
    'a page without the tag': [],
    'a secured activation': [activated()],
    'an anonymous activation': [activatedAnonymously()],
    'an activation that will try again': [stillTrying],
    'a refresh that failed': [activated(), failedRefresh],
  },
})

testClaims({
  matcher: 'toHaveFailedActivation({ attempts: 4 })',
  claim: (it) => it.toHaveFailedActivation({ attempts: 4 }),
  holdsOn: {
    'three retries': [failedAfterRetries()],
    'three retries on another page': [calledTwice, failedWith('SERVER_ERROR', { page: OTHER_PAGE })],
  },
  failsOn: {
    'no retry': [requested(), securedAttempt(), failedWith('SERVER_ERROR', { attempts: 1 })],
    'a success with the fourth attempt': [requested(), securedAttempt(), settled({ attempts: 4 })],
    'three attempts and a fourth to come': [stillTrying],
  },
})

testClaims({
  matcher: "toHaveFailedActivation({ code: 'TOKEN_EXPIRED' })",
  claim: (it) => it.toHaveFailedActivation({ code: 'TOKEN_EXPIRED' }),
  holdsOn: { 'an expired token': [failedAfterRetries('TOKEN_EXPIRED')] },
  failsOn: {
    'another code with the same reason': [failedAfterRetries('SIGNATURE_INVALID')],
    'an expired token, and a success with the next': [
      stillTrying,
      securedAttempt({ attempt: 2 }),
      settled({ attempts: 2 }),
    ],
  },
})

testClaims({
  matcher: "toHaveFailedActivation({ reason: 'Failed to fetch authentication with a server error' })",
  claim: (it) => it.toHaveFailedActivation({ reason: SERVER_ERROR_REASON }),
  holdsOn: { 'that reason': [failedAfterRetries()] },
  failsOn: {
    'a reason that only begins with the text': [failedWith('SERVER_ERROR', { reason: `${SERVER_ERROR_REASON}!` })],
    'another reason': [calledTwice],
  },
})

testClaims({
  matcher: 'toHaveFailedActivation({ reason: /ongoing/ })',
  claim: (it) => it.toHaveFailedActivation({ reason: /ongoing/ }),
  holdsOn: {
    'one wording of the vendor': [failedWith('LOGIN_ALREADY_ONGOING', { reason: 'A login is already ongoing' })],
    'the other': [failedWith('LOGIN_ALREADY_ONGOING', { reason: 'An activation is already ongoing' })],
  },
  failsOn: { 'another reason': [calledTwice], 'no reason': [failedWith('SERVER_ERROR', { reason: null })] },
})

testClaims({
  matcher: 'toHaveFailedActivation({ times: 2 })',
  claim: (it) => it.toHaveFailedActivation({ times: 2 }),
  holdsOn: { 'one on each of two pages': [failedAfterRetries(), failedWith('SERVER_ERROR', { page: OTHER_PAGE })] },
  failsOn: {
    'one only': [failedAfterRetries()],
    'one, and a refresh that failed': [failedAfterRetries(), failedRefresh],
  },
})

test.describe('what came nearest to a failed activation', () => {
  for (const { what, moments, expected = {}, nearest } of [
    { what: 'no tag', moments: [], nearest: 'no page has loaded the tag' },
    { what: 'a success', moments: [activated()], nearest: 'activation 1 succeeded after 1 attempt, as user camille' },
    {
      what: 'another failure, with all its differences,',
      moments: [failedAfterRetries()],
      expected: { attempts: 1, code: 'TOKEN_EXPIRED', reason: /website/ },
      nearest: `activation 1 failed after 4 attempts: SIGNATURE_INVALID ("${SERVER_ERROR_REASON}"); but the code is 'SIGNATURE_INVALID', not 'TOKEN_EXPIRED', and the reason is '${SERVER_ERROR_REASON}', not /website/, and the number of attempts is 4, not 1`,
    },
    {
      what: 'an activation that is still trying',
      moments: [stillTrying],
      nearest: 'activation 1 failed once (SIGNATURE_INVALID) and is waiting to retry',
    },
  ] as const) {
    test(`the message about a missing failure says that ${what} came nearest`, () => {
      expect(judgeFailedActivation(journal(...moments), expected).nearestMiss).toBe(nearest)
    })
  }
})

test('the message says which failure was expected, with every option', () => {
  expect(judgeFailedActivation([], { attempts: 4, code: 'TOKEN_EXPIRED', reason: /server/, times: 1 }).expected).toBe(
    'exactly 1 activation that failed after 4 attempts with the code TOKEN_EXPIRED with the reason /server/',
  )
  expect(judgeFailedActivation([], { reason: 'No.' }).expectedNot).toBe(
    'no activation that failed with the reason "No."',
  )
})

test('a global regular expression is matched from the start each time', () => {
  const entries = journal(failedAfterRetries())
  const reason = /server/g
  expect([1, 2, 3].map(() => judgeFailedActivation(entries, { reason }).pass)).toEqual([true, true, true])
})
