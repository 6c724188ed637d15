import { expect, test } from '../../../plain-test.ts'
import { judgeRefreshed } from '../../../../playwright-kit/matchers/to-have-refreshed.ts'
import type { FailureCode } from '../../../../protocol/failures.ts'
import { activated, byTag, journal, securedAttempt, type Moment } from '../journals.ts'
import { testClaims } from './claims.ts'

const due = byTag({ type: 'refresh-scheduled', delayMs: 3_540_000 })
const started = byTag({ type: 'refresh-started', activation: 2 })
const ended = (code: FailureCode | null): readonly Moment[] =>
  byTag({
    type: 'refresh-settled',
    activation: 2,
    status: code === null ? 'refreshed' : 'identity-ended',
    code,
    reason: code,
    attempts: code === null ? 1 : 4,
  })

testClaims({
  matcher: 'toHaveRefreshed()',
  claim: (it) => it.toHaveRefreshed(),
  holdsOn: {
    'a renewed session': [activated(), due, started, securedAttempt({ activation: 2 }), ended(null)],
    'a renewed session and one that ended': [started, ended(null), started, ended('TOKEN_EXPIRED')],
  },
  failsOn: {
    'an activation': [activated()],
    'a refresh that is due later': [activated(), due],
    'a refresh on its way': [activated(), due, started, securedAttempt({ activation: 2 })],
    'a refresh that failed': [activated(), due, started, ended('TOKEN_EXPIRED')],
  },
})

testClaims({
  matcher: 'toHaveRefreshed({ times: 1 })',
  claim: (it) => it.toHaveRefreshed({ times: 1 }),
  holdsOn: { 'one that succeeded and one that failed': [ended(null), ended('TOKEN_EXPIRED')] },
  failsOn: { 'two that succeeded': [ended(null), ended(null)], 'one that failed': [ended('TOKEN_EXPIRED')] },
})

test.describe('what came nearest to a refresh', () => {
  for (const { what, moments, nearest } of [
    { what: 'nothing, where there was no session', moments: [], nearest: 'no session was there to be refreshed' },
    {
      what: 'the time at which it is due',
      moments: [activated(), due],
      nearest: 'the next refresh is due 59 min after entry 8: that time has to pass first',
    },
    { what: 'one that goes on', moments: [due, started], nearest: 'refresh 2 has begun and has not ended' },
    {
      what: 'one that failed',
      moments: [due, started, ended('TOKEN_EXPIRED')],
      nearest: 'refresh 2 failed after 4 attempts: TOKEN_EXPIRED',
    },
  ]) {
    test(`is ${what}`, () => {
      expect(judgeRefreshed(journal(...moments), {}).nearestMiss).toBe(nearest)
    })
  }
})
