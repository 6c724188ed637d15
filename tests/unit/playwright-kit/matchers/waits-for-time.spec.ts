import { expect, test } from '../../../plain-test.ts'
import { waitsForTime } from '../../../../playwright-kit/matchers/waits-for-time.ts'
import {
  accepted,
  activated,
  byTag,
  failedAfterRetries,
  journal,
  OTHER_PAGE,
  refusedWith,
  requested,
  retryIn,
  securedAttempt,
  tagLoaded,
  type Moments,
} from '../../journal/journals.ts'

const retryToCome = [requested(), securedAttempt({ answered: refusedWith('SERVER_ERROR') }), retryIn(1_000)].flat()

const cases: Readonly<Record<'waits' | 'does not wait', Readonly<Record<string, Moments>>>> = {
  waits: {
    'before a retry': [retryToCome],
    'for an answer that never comes': [requested(), securedAttempt({ answered: { answer: 'never-answer' } })],
    'for an answer that is delayed': [requested(), securedAttempt().slice(0, 3)],
    'before a retry of a refresh': [
      activated(),
      byTag({ type: 'refresh-started', activation: 2 }),
      securedAttempt({ activation: 2, answered: refusedWith('SERVER_ERROR') }),
      retryIn(1_000, 'SERVER_ERROR', 2),
    ],
    'before a retry, although another page has ended': [activated({ page: OTHER_PAGE }), retryToCome],
  },
  'does not wait': {
    'in an empty journal': [],
    'without a call of activate': [tagLoaded()],
    "for the site's token, which is the site's own work": [requested(), securedAttempt().slice(0, 1)],
    'for an answer that is on its way to the site': [requested(), securedAttempt({ answered: accepted() })],
    'after a success': [activated()],
    'after the last retry': [failedAfterRetries()],
    'after a refresh': [
      byTag(
        { type: 'refresh-started', activation: 2 },
        { type: 'retry-scheduled', activation: 2, code: 'SERVER_ERROR', delayMs: 1_000 },
      ),
      byTag({ type: 'refresh-settled', activation: 2, status: 'refreshed', code: null, reason: null, attempts: 2 }),
    ],
    'in a page that another page has followed': [retryToCome, tagLoaded(OTHER_PAGE)],
  },
}

for (const [verb, journals] of Object.entries(cases)) {
  for (const [when, moments] of Object.entries(journals)) {
    test(`a tag ${verb} ${when}`, () => {
      expect(waitsForTime(journal(...moments))).toBe(verb === 'waits')
    })
  }
}
