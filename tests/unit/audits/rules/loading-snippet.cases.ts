import { loadingSnippet } from '../../../../audits/rules/loading-snippet.ts'
import type { DocumentFacts } from '../../../../audits/browser/witness.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { document, NO_TAG, TAG, WELL } from './pages.ts'

const visitOf = (...documents: readonly ReturnType<typeof document>[]) => ({
  visit: sceneOf([[VISIT.looksAround, { documents }]]),
})

const withFacts = (changes: Partial<DocumentFacts>) => visitOf(document({ facts: { ...WELL, ...changes } }))

export const loadingSnippetCases: RuleCases = {
  rule: loadingSnippet,
  cases: [
    { says: "the vendor's snippet is well", seen: visitOf(document()), verdict: 'pass' },
    {
      says: 'so is the page of a frame beside pages without the tag',
      seen: visitOf(document({ id: 'top', facts: NO_TAG }), document({ isTop: false })),
      verdict: 'pass',
    },
    {
      says: 'a site without the tag is not',
      seen: visitOf(document({ facts: NO_TAG })),
      verdict: 'fail',
      problems: ['no-tag'],
    },
    {
      says: 'a file of that name on a host of the brand is no tag',
      seen: withFacts({ elements: [{ ...TAG, src: 'https://shop.example/iadvize.js' }] }),
      verdict: 'fail',
      problems: ['no-tag'],
    },
    {
      says: 'another file of the vendor is none either',
      seen: withFacts({ elements: [{ ...TAG, src: 'https://halc.iadvize.com/not-iadvize.js' }] }),
      verdict: 'fail',
      problems: ['no-tag'],
    },
    {
      says: 'a queue that is something else is broken',
      seen: withFacts({ queue: 'something else' }),
      verdict: 'fail',
      problems: ['no-queue'],
    },
    { says: 'a missing site id is broken', seen: withFacts({ sid: null }), verdict: 'fail', problems: ['no-sid'] },
    { says: 'an empty one is missing', seen: withFacts({ sid: '' }), verdict: 'fail', problems: ['no-sid'] },
    {
      says: 'that of another project is broken',
      seen: withFacts({ sid: '77' }),
      verdict: 'fail',
      problems: ['other-sid'],
    },
    {
      says: 'the former snippet warns',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=1234` }] }),
      verdict: 'warn',
      problems: ['sid-in-the-address'],
    },
    {
      says: 'with an empty id in the address it has none',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=` }] }),
      verdict: 'fail',
      problems: ['no-sid'],
    },
    {
      says: 'with the id of another project it is broken',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
      verdict: 'fail',
      problems: ['other-sid', 'sid-in-the-address'],
    },
    {
      says: 'the configuration goes before the address',
      seen: withFacts({ elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
      verdict: 'pass',
    },
    {
      says: 'a tag without async is broken',
      seen: withFacts({ elements: [{ ...TAG, isAsync: false }] }),
      verdict: 'fail',
      problems: ['not-async'],
    },
    {
      says: 'so it is beside another one that has it',
      seen: withFacts({ elements: [TAG, { ...TAG, isAsync: false }] }),
      verdict: 'fail',
      problems: ['not-async'],
    },
    {
      says: 'one page is enough',
      seen: visitOf(document(), document({ id: 'two', facts: { ...WELL, sid: '77' } })),
      verdict: 'fail',
      problems: ['other-sid'],
    },
    {
      says: 'what counts is the last that was seen of a page',
      seen: visitOf(document({ moment: 'read', facts: { ...WELL, sid: null } }), document()),
      verdict: 'pass',
    },
  ],
}
