import { entriesIn, ofType } from './questions/look.ts'
import { picture, timeline } from '../proof.ts'
import { couldNotTell, untoldStep, verdictOn, type Problem, type Audit } from '../rule.ts'
import { livesInOneTab } from './questions/session-place.ts'
import { securedPage } from './questions/secured.ts'
import { TABS, VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: "Signing out in one tab ends the visitor's identity in every other tab",
  rule: 'When the visitor signs out in one tab, the other tabs end the identity at their next activity or refresh.',
  why: 'A forgotten tab keeps chatting as the customer, although they have signed out.',
  source: {
    basis: 'inferred',
    page: 'SDKDOC',
    says: 'logout drops the identity of the page that calls it; other tabs are not mentioned.',
  },
  fix: {
    text: 'Tell the other tabs, and let each of them log out of the chat.',
    code: {
      language: 'js',
      text: `const signOuts = new BroadcastChannel('sign-out')
signOuts.onmessage = async () => {
  await window.iAdvize?.logout()
  location.reload()
}`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 5,
  // If the second tab is not signed in, nobody can sign out in it. So the later steps are not required here, but
  // checked one by one.
  needs: { visit: [VISIT.signsIn], tabs: [TABS.signsIn] },
  judge: ({ visit, tabs }) => {
    const alone = livesInOneTab({ visit, tabs })
    if (alone !== null) return alone
    const untold = untoldStep(tabs, TABS.signsOut, TABS.comesBack)
    if (untold !== null) return untold
    const first = securedPage(entriesIn(tabs, TABS.signsIn))
    if (first === undefined) return couldNotTell('a secured visitor', 'The visitor was not secured in the first tab.')
    // In the last step an hour passes, after which a tag that still had the identity would ask for another token. All
    // pages count there: the first tab may have loaded a new page by then, and the second tab has no identity left.
    const after = [
      ...entriesIn(tabs, TABS.signsOut).filter(({ page }) => page === first),
      ...entriesIn(tabs, TABS.comesBack),
    ]
    const sent = ofType(after, 'attempt-sent').find(({ optionType }) => optionType === 'SECURED_AUTHENTICATION')
    const caption = 'Signing out in the second tab, and back to the first'
    const problems: readonly Problem[] =
      sent === undefined
        ? []
        : [
            {
              word: 'secured-again',
              sentence:
                'The customer had signed out in the second tab, but the first tab tried to authenticate them again.',
              evidence: [
                timeline(tabs, caption, [sent]),
                ...picture(tabs, TABS.comesBack, 'The first tab, long after signing out in the second'),
              ],
            },
          ]
    return verdictOn(
      problems,
      'After the sign-out in the second tab, the first tab did not authenticate the visitor again.',
    )
  },
}
