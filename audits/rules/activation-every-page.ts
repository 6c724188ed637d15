import { entriesIn, ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationEveryPage: Rule = {
  audit: 'activation-every-page',
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit }) => {
    const entries = entriesIn(visit, VISIT.looksAround)
    const loads = ofType(entries, 'tag-loaded')
    if (loads.length === 0) {
      return couldNotTell(
        'a page that loads the tag for a signed-in visitor',
        'The pages that were opened after signing in did not load the tag: name some that do as chatPages of the journey.',
      )
    }
    const active = new Set(ofType(entries, 'activation-requested').map(({ page }) => page))
    const problems = loads
      .filter(({ page }) => !active.has(page))
      .map((load) => ({
        word: 'page-without-activation',
        sentence: `${load.url} loads the tag and does not call activate.`,
        evidence: [timeline(visit, 'The pages that a signed-in visitor opened', [load])],
      }))
    return verdictOn(problems, `Each of the ${loads.length} pages that were opened after signing in called activate.`)
  },
}
