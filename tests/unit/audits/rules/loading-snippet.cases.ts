import { loadingSnippet } from '../../../../audits/rules/loading-snippet.ts'
import { documentOf, TAG, visitWith, type RuleCases } from './case.ts'

export const loadingSnippetCases: RuleCases = {
  rule: loadingSnippet,
  cases: [
    { says: 'the snippet of the vendor is whole', seen: visitWith({ documents: [documentOf({})] }), verdict: 'pass' },
    {
      says: 'a page without the tag says nothing of the others',
      seen: visitWith({
        documents: [documentOf({}), documentOf({ id: 'b', queue: 'missing', sid: null, elements: [] })],
      }),
      verdict: 'pass',
    },
    {
      says: 'where no page has the tag there is nothing to look at',
      seen: visitWith({ documents: [documentOf({ elements: [] })] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'what a page is at last is what counts',
      seen: visitWith({ documents: [documentOf({ sid: null, moment: 'read' }), documentOf({})] }),
      verdict: 'pass',
    },
    {
      says: 'a queue that is no array is broken',
      seen: visitWith({ documents: [documentOf({ queue: 'something else' })] }),
      verdict: 'fail',
      problems: ['no-queue'],
    },
    {
      says: 'a configuration without sid is broken',
      seen: visitWith({ documents: [documentOf({ sid: null })] }),
      verdict: 'fail',
      problems: ['no-sid'],
    },
    {
      says: 'an older snippet has the sid in its address',
      seen: visitWith({
        documents: [documentOf({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=1234&lang=en` }] })],
      }),
      verdict: 'pass',
    },
    {
      says: 'the project of somebody else is broken',
      seen: visitWith({ documents: [documentOf({ sid: '4321' })] }),
      verdict: 'fail',
      problems: ['another-sid'],
    },
    {
      says: 'a tag that holds the page is broken',
      seen: visitWith({ documents: [documentOf({ elements: [{ ...TAG, isAsync: false }] })] }),
      verdict: 'fail',
      problems: ['not-async'],
    },
    {
      says: 'a copy on the own server is broken',
      seen: visitWith({ documents: [documentOf({ elements: [{ ...TAG, src: 'http://shop.example/iadvize.js' }] })] }),
      verdict: 'fail',
      problems: ['not-from-platform'],
    },
  ],
}
