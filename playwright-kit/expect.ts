/** Playwright's `expect` with the matchers about a rehearsal. */

import { expect as baseExpect } from '@playwright/test'
import { toHaveActivatedAnonymously } from '../claims/to-have-activated-anonymously.ts'
import { toHaveActivated } from '../claims/to-have-activated.ts'
import { toHaveAskedForToken } from '../claims/to-have-asked-for-token.ts'
import { toHaveFailedActivation } from '../claims/to-have-failed-activation.ts'
import { toHaveJournal } from '../claims/to-have-journal.ts'
import { toHaveLoggedOut } from '../claims/to-have-logged-out.ts'
import { journalMatcher } from './matchers/matcher.ts'
import { toHaveNoIdentityLeft } from './matchers/to-have-no-identity-left.ts'
import { toHaveRefreshed } from '../claims/to-have-refreshed.ts'

export const expect = baseExpect.extend({
  toHaveActivated: journalMatcher(toHaveActivated),
  toHaveFailedActivation: journalMatcher(toHaveFailedActivation),
  toHaveActivatedAnonymously: journalMatcher(toHaveActivatedAnonymously),
  toHaveLoggedOut: journalMatcher(toHaveLoggedOut),
  toHaveAskedForToken: journalMatcher(toHaveAskedForToken),
  toHaveRefreshed: journalMatcher(toHaveRefreshed),
  toHaveNoIdentityLeft,
  toHaveJournal: journalMatcher(toHaveJournal),
})
