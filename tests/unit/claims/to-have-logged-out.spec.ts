import { expect, test } from '../../plain-test.ts'
import { judgeLoggedOut } from '../../../claims/to-have-logged-out.ts'
import { activated, byTag, failedAfterRetries, journal, tagLoaded } from '../journal/journals.ts'
import { testClaims } from '../playwright-kit/matchers/claims.ts'

const logout = byTag({ type: 'logout-called' }, { type: 'identity-cleared' })

testClaims({
  matcher: 'toHaveLoggedOut()',
  claim: (it) => it.toHaveLoggedOut(),
  holdsOn: {
    'a logout of a signed-in visitor': [activated(), logout],
    'a logout without an identity': [tagLoaded(), byTag({ type: 'logout-called' })],
    'a logout and a new activation': [activated(), logout, activated({ activation: 2 })],
  },
  failsOn: {
    'a page without the tag': [],
    'an activation': [activated()],
    'an identity that a failed activation took away': [failedAfterRetries()],
    'what another tab does because of a logout': [activated(), byTag({ type: 'identity-cleared' })],
  },
})

testClaims({
  matcher: 'toHaveLoggedOut({ times: 2 })',
  claim: (it) => it.toHaveLoggedOut({ times: 2 }),
  holdsOn: { 'two calls': [logout, logout] },
  failsOn: { 'one call': [logout], 'three calls': [logout, logout, logout] },
})

test('the message about a missing logout names an identity that ended in another way', () => {
  expect(judgeLoggedOut(journal(failedAfterRetries()), {}).nearestMiss).toBe(
    "the browser forgot the visitor's identity, but not because the site called iAdvize.logout()",
  )
  expect(judgeLoggedOut(journal(activated()), {}).nearestMiss).toBeNull()
})
