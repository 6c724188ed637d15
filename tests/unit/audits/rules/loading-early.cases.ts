import type { SeenFacts } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { document, NO_TAG, WELL } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

/** A page, at its load event and later. */
const pageOf = (atLoad: Partial<SeenFacts>, later: Partial<SeenFacts> = {}, id = 'one') => [
  document({ id, moment: 'loaded', facts: { ...WELL, ...atLoad } }),
  document({ id, facts: { ...WELL, ...later } }),
]

const visitOf = (...documents: readonly ReturnType<typeof document>[]) => ({
  visit: sceneOf([[VISIT.looksAround, { documents }]]),
})

export const cases: readonly Case[] = [
  { says: 'a tag that is there at the load event', seen: visitOf(...pageOf({})), verdict: 'pass' },
  {
    says: 'a tag that comes after the load event, as after a consent',
    seen: visitOf(...pageOf({ elements: [] })),
    verdict: 'pass',
  },
  {
    says: 'a tag that comes after the load event on one of two pages',
    seen: visitOf(...pageOf({}), ...pageOf({ elements: [] }, {}, 'two')),
    verdict: 'pass',
  },
  {
    says: 'callbacks and custom data that are there at the load event',
    seen: visitOf(...pageOf({ hasCallbacks: true, customData: ['a'] }, { hasCallbacks: true, customData: ['a', 'b'] })),
    verdict: 'pass',
  },
  {
    says: 'callbacks that come after the load event',
    seen: visitOf(...pageOf({}, { hasCallbacks: true })),
    verdict: 'warn',
    problems: ['late-callbacks'],
  },
  {
    says: 'custom data that comes after the load event',
    seen: visitOf(...pageOf({}, { customData: [] })),
    verdict: 'warn',
    problems: ['late-custom-data'],
  },
  {
    says: 'callbacks and custom data that are removed after the load event',
    seen: visitOf(...pageOf({ hasCallbacks: true, customData: [] })),
    verdict: 'pass',
  },
  {
    says: 'callbacks that come after the load event, as the tag does',
    seen: visitOf(...pageOf({ elements: [] }, { hasCallbacks: true })),
    verdict: 'could-not-tell',
  },
  {
    says: 'late callbacks and custom data on one page, and an unknown order on another',
    seen: visitOf(
      ...pageOf({ elements: [] }, { hasCallbacks: true }),
      ...pageOf({}, { hasCallbacks: true, customData: [] }, 'two'),
    ),
    verdict: 'warn',
    problems: ['late-callbacks', 'late-custom-data'],
    tells:
      'iAdvizeCallbacks is defined after the load event, so the tag does not call them: on http://shop.example/. idzCustomData is defined after the load event, so the tag does not read it: on http://shop.example/.',
    shows: [
      'iAdvizeCallbacks at the load event of http://shop.example/: missing, but defined later (expected: defined)',
      'idzCustomData at the load event of http://shop.example/: missing, but defined later (expected: defined)',
    ],
  },
  {
    says: 'a page that is left before its load event',
    seen: visitOf(document({ moment: 'read' }), document()),
    verdict: 'could-not-tell',
  },
  {
    says: 'a page without the tag',
    seen: visitOf(...pageOf(NO_TAG, { ...NO_TAG, hasCallbacks: true })),
    verdict: 'could-not-tell',
  },
]
