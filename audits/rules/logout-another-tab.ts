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
    const after = entriesIn(tabs, TABS.signsOut, TABS.comesBack).filter(({ page }) => page === first)
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
    const good = 'The first tab ended the identity after the customer had signed out in the second one.'
    if (problems.length > 0 || ofType(after, 'identity-cleared').length > 0) return verdictOn(problems, good)
    return couldNotTell(
      'the end of the identity in the first tab',
      'The first tab neither ended the identity nor asked for another token.',
      timeline(tabs, caption),
    )
  },
}
