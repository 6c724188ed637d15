import { SNIPPET } from '../catalogue/code-samples.ts'
import { tagPagesOf, tagRequestsIn } from './questions/look.ts'
import { codeOf, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'Each page loads the chat tag only once',
  rule: 'One page load runs iadvize.js once.',
  why: 'Two tags activate twice: the second activation is refused, and the site may take that for a failure of the first.',
  source: {
    basis: 'inferred',
    page: 'FAQ',
    says: 'activate belongs to one load of the tag, hence to one page; a second call is refused.',
  },
  fix: {
    text: 'Keep the snippet in one place: the page template or the tag manager, never both.',
    code: { language: 'html', text: SNIPPET },
  },
  worst: 'fail',
  weight: 2,
  place: 3,
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

/** Finds nothing if a script adds the second tag, because the address may then come from anywhere. */
const SECOND = /(?<=\/iadvize\.js[^]*)\/iadvize\.js/
