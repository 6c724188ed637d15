import { expect, test } from '../../plain-test.ts'
import { judgeAskedForToken } from '../../../claims/to-have-asked-for-token.ts'
import {
  activated,
  activatedAnonymously,
  byTag,
  failedAfterRetries,
  failedWith,
  journal,
  requested,
  securedAttempt,
  tagLoaded,
} from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

testClaims({
  matcher: 'toHaveAskedForToken()',
  claim: (it) => it.toHaveAskedForToken(),
  holdsOn: {
    'an activation': [activated()],
    'a provider that never answers': [requested(), byTag({ type: 'provider-called', activation: 1, attempt: 1 })],
    'a provider that chooses to continue anonymously': [activatedAnonymously()],
  },
  failsOn: {
    'a page without the tag': [],
    'a tag without a call of activate': [tagLoaded()],
    'the start of the tag by itself': [activatedAnonymously({ by: 'tag' })],
    'a call that was refused unasked': [requested(), failedWith('LOGIN_ALREADY_ONGOING', { attempts: 0 })],
    'a request to the token backend without the tag': [
      { type: 'token-asked', behaviour: 'mint', status: 200, token: 'a1' },
    ],
  },
})

testClaims({
  matcher: 'toHaveAskedForToken({ times: 4 })',
  claim: (it) => it.toHaveAskedForToken({ times: 4 }),
  holdsOn: {
    'an activation with three retries': [failedAfterRetries()],
    'an activation with two retries, and a refresh': [
      [1, 2, 3].flatMap((attempt) => securedAttempt({ attempt })),
      byTag({ type: 'refresh-started', activation: 2 }),
      securedAttempt({ activation: 2 }),
    ],
  },
  failsOn: {
    'retries that send the first token again': [securedAttempt(), failedWith('SERVER_ERROR')],
    'a retry too many': [failedAfterRetries(), securedAttempt({ activation: 2 })],
  },
})

test.describe('what came nearest to a question for a token', () => {
  test('the message about a missing token request names a call of activate that asked no provider', () => {
    expect(judgeAskedForToken(journal(requested()), {}).nearestMiss).toBe(
      'the site called activate, but its provider was not called',
    )
  })

  test('the message about a missing token request names a loaded tag, or its absence', () => {
    expect(judgeAskedForToken(journal(tagLoaded()), {}).nearestMiss).toBe(
      'the tag was loaded, but the site has not called activate',
    )
    expect(judgeAskedForToken([], {}).nearestMiss).toBe('no page has loaded the tag')
  })
})

test('each token request is shown with its activation and attempt', () => {
  expect(judgeAskedForToken(journal(securedAttempt(), securedAttempt({ attempt: 2 })), { times: 1 })).toMatchObject({
    expected: "exactly 1 call of the site's token provider",
    actual: '2 (for attempt 1 of activation 1; for attempt 2 of activation 1)',
  })
})
