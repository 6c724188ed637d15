import { loadingOnce } from '../../../../audits/rules/loading-once.ts'
import { documentOf, TAG, visitWith, type RuleCases } from './case.ts'

const twice = documentOf({ elements: [TAG, TAG] })

export const loadingOnceCases: RuleCases = {
  rule: loadingOnce,
  cases: [
    {
      says: 'once on each page is once',
      seen: visitWith({ documents: [documentOf({}), documentOf({ id: 'b' })] }),
      verdict: 'pass',
    },
    {
      says: 'twice on a page is too often',
      seen: visitWith({ documents: [twice] }),
      verdict: 'fail',
      problems: ['twice'],
    },
    {
      says: 'twice is well where the page has ended the first',
      seen: visitWith({ documents: [twice], journal: [{ type: 'tag-ended' }] }),
      verdict: 'pass',
    },
    {
      says: 'three times is too often even then',
      seen: visitWith({ documents: [documentOf({ elements: [TAG, TAG, TAG] })], journal: [{ type: 'tag-ended' }] }),
      verdict: 'fail',
      problems: ['twice'],
    },
    {
      says: 'never is nothing to look at',
      seen: visitWith({ documents: [documentOf({ elements: [] })] }),
      verdict: 'could-not-tell',
    },
  ],
}
