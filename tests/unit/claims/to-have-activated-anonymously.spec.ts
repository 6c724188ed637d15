import { expect, test } from '../../plain-test.ts'
import { judgeActivatedAnonymously } from '../../../claims/to-have-activated-anonymously.ts'
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
  requested,
  securedAttempt,
  tagLoaded,
} from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

const anonymousAttempt = byTag({
  type: 'attempt-sent',
  activation: 1,
  attempt: 1,
  optionType: 'ANONYMOUS',
  token: null,
})

const renewal = [
  ...byTag({ type: 'refresh-started', activation: 9 }),
  ...byTag({ type: 'attempt-sent', activation: 9, attempt: 1, optionType: 'ANONYMOUS', token: null }),
  ...answered({ optionType: 'ANONYMOUS', vuid: 'v-0' }),
]

testClaims({
  matcher: 'toHaveActivatedAnonymously()',
  claim: (it) => it.toHaveActivatedAnonymously(),
  holdsOn: {
    "the site's choice to continue anonymously": [tagLoaded(), activatedAnonymously()],
    'the start of the tag by itself': [tagLoaded(), activatedAnonymously({ by: 'tag' })],
    'an anonymous visitor who signs in later': [activatedAnonymously(), activated({ activation: 2 })],
    'a failure after which the site goes on anonymously': [
      failedAfterRetries(),
      activatedAnonymously({ activation: 2 }),
    ],
    'an acceptance that does not reach the site': [
      anonymousAttempt,
      answered({ optionType: 'ANONYMOUS', vuid: 'v-0' }),
    ],
    'a prepared acceptance': [anonymousAttempt, answered({ optionType: 'ANONYMOUS', answer: 'accept', vuid: 'v-0' })],
    'a client without a tag': [answered({ optionType: 'ANONYMOUS', vuid: 'v-0' })],
  },
  failsOn: {
    'a page without the tag': [],
    'a secured activation': [activated()],
    'a secured activation that failed': [failedAfterRetries()],
    'a mobile application with an id of its own': [
      answered({ optionType: 'SIMPLE_AUTHENTICATION', userId: 'camille' }),
    ],
    'an anonymous attempt that was refused': [
      anonymousAttempt,
      answered({ optionType: 'ANONYMOUS', code: 'PROJECT_UNKNOWN', detail: 'no project' }),
    ],
    'an anonymous attempt without an answer': [anonymousAttempt],
    'an anonymous attempt whose connection was dropped': [
      anonymousAttempt,
      answered({ optionType: 'ANONYMOUS', answer: 'drop-connection' }),
    ],
    'an anonymous attempt that got a server error': [
      anonymousAttempt,
      answered({ optionType: 'ANONYMOUS', answer: 'server-error' }),
    ],
    'an anonymous session that was only renewed': [renewal],
  },
})

testClaims({
  matcher: 'toHaveActivatedAnonymously({ times: 1 })',
  claim: (it) => it.toHaveActivatedAnonymously({ times: 1 }),
  holdsOn: {
    'one page': [activatedAnonymously()],
    'one page and its renewed session': [activatedAnonymously(), renewal],
  },
  failsOn: {
    'two pages': [activatedAnonymously(), activatedAnonymously({ page: OTHER_PAGE })],
    'no anonymous activation': [activated()],
  },
})

test.describe('what came nearest to an anonymous activation', () => {
  for (const { what, moments, nearest } of [
    { what: 'no tag', moments: [], nearest: 'no page has loaded the tag' },
    {
      what: 'a secured activation',
      moments: [activated()],
      nearest: 'activation 1 succeeded after 1 attempt, as user camille',
    },
    {
      what: 'a refused attempt',
      moments: [anonymousAttempt, answered({ optionType: 'ANONYMOUS', code: 'PROJECT_UNKNOWN', detail: 'no project' })],
      nearest: 'an anonymous attempt was refused: PROJECT_UNKNOWN (no project)',
    },
    {
      what: 'a misspelt option type',
      moments: [
        requested(),
        byTag(
          { type: 'provider-called', activation: 1, attempt: 1 },
          {
            type: 'provider-answered',
            activation: 1,
            attempt: 1,
            outcome: 'invalid',
            optionType: 'ANONYMOUS_AUTHENTICATION',
            token: null,
          },
        ),
        failedWith('OPTION_INVALID', { attempts: 1 }),
      ],
      nearest:
        'activation 1 was given the type ANONYMOUS_AUTHENTICATION, which this rehearsal does not accept (see the switch anonymousTypes)',
    },
    {
      what: 'an attempt without an answer',
      moments: [anonymousAttempt],
      nearest: "activation 1 is waiting for the platform's answer",
    },
    {
      what: 'a secured attempt, which is not taken for an anonymous one',
      moments: [requested(), securedAttempt({ answered: accepted() })],
      nearest: 'activation 1 was accepted by the platform, but the tag has not reported the result to the site yet',
    },
  ] as const) {
    test(`the message about a missing anonymous activation says that ${what} came nearest`, () => {
      expect(judgeActivatedAnonymously(journal(...moments), {}, false).nearestMiss).toBe(nearest)
    })
  }
})
