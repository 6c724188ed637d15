import { entriesIn, ofType, sinceStepOf } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationEveryPage: Rule = {
  audit: 'activation-every-page',
  needs: { visit: [VISIT.looksAround, VISIT.isTriedAgain] },
  judge: ({ visit }) => {
    // Loaded by somebody who is signed in, beyond doubt: the pages of the steps before may be those of a stranger.
    const loaded = ofType(entriesIn(visit, VISIT.looksAround, VISIT.isTriedAgain), 'tag-loaded')
    if (loaded.length === 0) {
      return couldNotTell(
        'a page with the chat on which the tag runs',
        'The tag did not run on any page that a signed-in visitor opened.',
      )
    }
    const activated = ofType(visit.journal, 'activation-requested').map(({ page }) => page)
    const silent = loaded.filter(({ page }) => !activated.includes(page))
    const evidence = [
      timeline(sinceStepOf(visit, silent[0]), 'The page loads that no call of activate followed are marked', silent),
      value('Page loads with a call of activate', `${loaded.length - silent.length} of ${loaded.length}`, 'all'),
    ]
    const problems = silent.map(({ url }) => ({
      word: 'page-without-activation',
      sentence: 'A signed-in visitor has the tag but no call of activate',
      at: `on ${url}`,
      evidence,
    }))
    return verdictOn(problems, `Each of ${loaded.length} page loads with the tag called activate.`)
  },
}
