import { loadingEarly } from '../../../../audits/rules/loading-early.ts'
import { documentOf, visitWith, type RuleCases } from './case.ts'

const between = (loaded: Parameters<typeof documentOf>[0], atLast: Parameters<typeof documentOf>[0] = {}) =>
  visitWith({ documents: [documentOf({ ...loaded, moment: 'loaded' }), documentOf(atLast)] })

export const loadingEarlyCases: RuleCases = {
  rule: loadingEarly,
  cases: [
    { says: 'what is there when the page has loaded is early enough', seen: between({}), verdict: 'pass' },
    {
      says: 'callbacks and custom data that are there are early enough as well',
      seen: between({ hasCallbacks: true, customData: ['a'] }, { hasCallbacks: true, customData: ['a'] }),
      verdict: 'pass',
    },
    {
      says: 'a tag that comes later is late',
      seen: between({ elements: [] }),
      verdict: 'warn',
      problems: ['tag-late'],
    },
    {
      says: 'callbacks that come later are late',
      seen: between({}, { hasCallbacks: true }),
      verdict: 'warn',
      problems: ['callbacks-late'],
    },
    {
      says: 'callbacks that went are not late',
      seen: between({ hasCallbacks: true }, {}),
      verdict: 'pass',
    },
    {
      says: 'custom data that comes later is late',
      seen: between({}, { customData: [] }),
      verdict: 'warn',
      problems: ['custom-data-late'],
    },
    { says: 'custom data that went is not late', seen: between({ customData: [] }, {}), verdict: 'pass' },
    {
      says: 'a page that never had the tag is no witness',
      seen: between({ elements: [] }, { elements: [], hasCallbacks: true }),
      verdict: 'could-not-tell',
    },
    {
      says: 'a page that never loaded is no witness',
      seen: visitWith({ documents: [documentOf({ moment: 'read' }), documentOf({})] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'another page that had loaded is no witness',
      seen: visitWith({ documents: [documentOf({ id: 'another', moment: 'loaded', elements: [] }), documentOf({})] }),
      verdict: 'could-not-tell',
    },
  ],
}
