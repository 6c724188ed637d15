import { entriesIn, ofType } from './questions/look.ts'
import { picture, timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { TABS } from '../scenes/tabs.ts'
import { securedPage } from './questions/secured.ts'

export const logoutAnotherTab: Rule = {
  audit: 'logout-another-tab',
  needs: { tabs: [TABS.signsIn, TABS.signsOut, TABS.comesBack] },
  judge: ({ tabs }) => {
    const first = securedPage(entriesIn(tabs, TABS.signsIn))
    if (first === undefined) return couldNotTell('a secured visitor', 'The visitor was not secured in the first tab.')
    // In the end an hour passes: a tab that still had the identity would ask for another token. A page that the first tab has
    // loaded by then is another one, and that of the second tab has nothing to ask for.
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
                'The customer had signed out in the second tab, and the first one tried to secure them once more.',
              evidence: [
                timeline(tabs, caption, [sent]),
                ...picture(tabs, TABS.comesBack, 'The first tab, long after signing out in the second'),
              ],
            },
          ]
    return verdictOn(problems, 'After signing out in the second tab, the first one was not secured any more.')
  },
}
