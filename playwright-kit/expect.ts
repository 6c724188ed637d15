/** Playwright's `expect` with the matchers about a rehearsal. */

import { expect as baseExpect } from '@playwright/test'
import { toHaveActivatedAnonymously } from './matchers/to-have-activated-anonymously.ts'
import { toHaveActivated } from './matchers/to-have-activated.ts'
import { toHaveAskedForToken } from './matchers/to-have-asked-for-token.ts'
import { toHaveFailedActivation } from './matchers/to-have-failed-activation.ts'
import { toHaveJournal } from './matchers/to-have-journal.ts'
import { toHaveLoggedOut } from './matchers/to-have-logged-out.ts'
import { toHaveNoIdentityLeft } from './matchers/to-have-no-identity-left.ts'
import { toHaveRefreshed } from './matchers/to-have-refreshed.ts'

export const expect = baseExpect.extend({
  toHaveActivated,
  toHaveFailedActivation,
  toHaveActivatedAnonymously,
  toHaveLoggedOut,
  toHaveAskedForToken,
  toHaveRefreshed,
  toHaveNoIdentityLeft,
  toHaveJournal,
})
