import { expect, test } from '../../plain-test.ts'
import { judgeRefreshed } from '../../../claims/to-have-refreshed.ts'
import type { FailureCode } from '../../../protocol/failures.ts'
import { activated, byTag, journal, securedAttempt, type Moment } from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

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
    'a refresh under way': [activated(), due, started, securedAttempt({ activation: 2 })],
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
    { what: 'no session', moments: [], nearest: 'there was no session to refresh' },
    {
      what: 'the time of the next refresh',
      moments: [activated(), due],
      nearest: 'the next refresh is due 59 min after entry 8: that time has to pass first',
    },
    { what: 'a refresh under way', moments: [due, started], nearest: 'refresh 2 has begun and has not ended' },
    {
      what: 'a failed refresh',
      moments: [due, started, ended('TOKEN_EXPIRED')],
      nearest: 'refresh 2 failed after 4 attempts: TOKEN_EXPIRED',
    },
  ]) {
    test(`the message about a missing refresh says that ${what} came nearest`, () => {
      expect(judgeRefreshed(journal(...moments), {}).nearestMiss).toBe(nearest)
    })
  }
})
