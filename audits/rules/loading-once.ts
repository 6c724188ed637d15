import { lastFacts, loadsTag, ofType } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const loadingOnce: Rule = {
  audit: 'loading-once',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const documents = lastFacts(visit).filter(loadsTag)
    if (documents.length === 0) {
      return couldNotTell('a page that loads iadvize.js', 'No page of the visit had a script element for iadvize.js.')
    }
    // A page may end the tag itself, by deleting window.iAdvize, and load it again.
    const most = 1 + ofType(visit.journal, 'tag-ended').length
    const problems = documents
      .filter(({ facts }) => facts.elements.length > most)
      .map(({ url, facts: { elements } }) => ({
        word: 'twice',
        sentence: `A page loads iadvize.js ${elements.length} times.`,
        evidence: [value(`script elements on ${url}`, elements.map(({ src }) => src).join(' and '), 'one')],
      }))
    return verdictOn(problems, `Each of ${documents.length} pages loads the tag once.`)
  },
}
