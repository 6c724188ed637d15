import { tagPagesOf, tagRequestsIn } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const loadingOnce: Rule = {
  audit: 'loading-once',
  needs: { visit: [VISIT.looksAround] },
  judge: ({ visit }) => {
    const doubled = tagPagesOf(visit.documents).filter(({ tags }) => tags.length > 1)
    const problems = doubled.map(({ last: { url }, tags }) => ({
      word: 'more-than-once',
      sentence: `The tag is loaded ${tags.length} times by one page`,
      at: `on ${url}`,
      evidence: [
        value(`Tags in ${url}`, tags.map(({ src }) => src).join(', '), 'one'),
        ...codeOf(visit, url, { caption: 'The first of them', words: /\/iadvize\.js/ }),
        ...codeOf(visit, url, { caption: 'The second one', words: SECOND }),
      ],
    }))
    if (problems.length === 0 && !tagRequestsIn(visit).some(({ status }) => status !== null)) {
      return couldNotTell('a page on which the tag runs', 'The tag was not loaded on any page that was seen.')
    }
    return verdictOn(problems, 'No page loads the tag more than once.')
  },
}

/** None where the second one is the work of a script, which may have the address from anywhere. */
const SECOND = /(?<=\/iadvize\.js[^]*)\/iadvize\.js/
