import { loadingEarly } from '../../../../audits/rules/loading-early.ts'
import type { SeenFacts } from '../../../../audits/seen.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { document, NO_TAG, WELL } from './pages.ts'

/** A page, at its load event and later. */
const pageOf = (atLoad: Partial<SeenFacts>, later: Partial<SeenFacts> = {}, id = 'one') => [
  document({ id, moment: 'loaded', facts: { ...WELL, ...atLoad } }),
  document({ id, facts: { ...WELL, ...later } }),
]

const visitOf = (...documents: readonly ReturnType<typeof document>[]) => ({
  visit: sceneOf([[VISIT.looksAround, { documents }]]),
})

export const loadingEarlyCases: RuleCases = {
  rule: loadingEarly,
  cases: [
    { says: 'a tag in the page is early', seen: visitOf(...pageOf({})), verdict: 'pass' },
    {
      says: 'a tag that comes after the load event is not',
      seen: visitOf(...pageOf({ elements: [] })),
      verdict: 'warn',
      problems: ['late-tag'],
    },
    {
      says: 'nor is it on one page of two',
      seen: visitOf(...pageOf({}), ...pageOf({ elements: [] }, {}, 'two')),
      verdict: 'warn',
      problems: ['late-tag'],
    },
    {
      says: 'callbacks and custom data that are there at the load event are early',
      seen: visitOf(
        ...pageOf({ hasCallbacks: true, customData: ['a'] }, { hasCallbacks: true, customData: ['a', 'b'] }),
      ),
      verdict: 'pass',
    },
    {
      says: 'callbacks that come after it are not',
      seen: visitOf(...pageOf({}, { hasCallbacks: true })),
      verdict: 'warn',
      problems: ['late-callbacks'],
    },
    {
      says: 'custom data that comes after it is not',
      seen: visitOf(...pageOf({}, { customData: [] })),
      verdict: 'warn',
      problems: ['late-custom-data'],
    },
    {
      says: 'what is taken away later was early enough',
      seen: visitOf(...pageOf({ hasCallbacks: true, customData: [] })),
      verdict: 'pass',
    },
    {
      says: 'what comes late may still be before a tag that comes late',
      seen: visitOf(...pageOf({ elements: [] }, { hasCallbacks: true, customData: [] })),
      verdict: 'warn',
      problems: ['late-tag'],
    },
    {
      says: 'all three are told',
      seen: visitOf(...pageOf({ elements: [] }), ...pageOf({}, { hasCallbacks: true, customData: [] }, 'two')),
      verdict: 'warn',
      problems: ['late-tag', 'late-callbacks', 'late-custom-data'],
      tells:
        'iadvize.js comes after the load event, and whoever leaves before it cannot chat: on http://shop.example/. iAdvizeCallbacks comes after the load event, and the tag does not call them: on http://shop.example/. idzCustomData comes after the load event, and the tag does not read it: on http://shop.example/.',
      shows: [
        'iadvize.js at the load event of http://shop.example/: not there, but later it is (expected: there)',
        'iAdvizeCallbacks at the load event of http://shop.example/: not there, but later it is (expected: there)',
        'idzCustomData at the load event of http://shop.example/: not there, but later it is (expected: there)',
      ],
    },
    {
      says: 'a page that was left before its load event tells nothing',
      seen: visitOf(document({ moment: 'read' }), document()),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor does a page without the tag',
      seen: visitOf(...pageOf(NO_TAG, { ...NO_TAG, hasCallbacks: true })),
      verdict: 'could-not-tell',
    },
  ],
}
