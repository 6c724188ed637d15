import { sceneOf, type Case, type StepSights } from './case.ts'
import { answered, document, request, requested, THREW } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const visitOf = (sights: StepSights) => ({ visit: sceneOf([[VISIT.signsIn, sights]]) })

const FUNCTION = { id: 'one', argument: 'function' } as const

const INVALID = answered(null, { outcome: 'invalid', optionType: null })

const TOLD = answered(null, {
  outcome: 'invalid',
  optionType: null,
  detail: 'the provider returned undefined',
  fix: 'Return an option.',
})

export const cases: readonly Case[] = [
  {
    says: 'a function that answers with an option',
    seen: visitOf({ calls: [FUNCTION], journal: [answered('a')] }),
    verdict: 'pass',
  },
  {
    says: 'a promise in place of the function',
    seen: visitOf({ calls: [FUNCTION, { ...FUNCTION, argument: 'promise' }], journal: [answered('a'), INVALID] }),
    verdict: 'fail',
    problems: ['no-function'],
  },
  {
    says: 'a function that answers without an option once',
    seen: visitOf({ calls: [FUNCTION], journal: [answered('a'), INVALID] }),
    verdict: 'fail',
    problems: ['no-option'],
  },
  {
    says: 'a function that throws once and then answers with an option',
    seen: visitOf({ calls: [FUNCTION], journal: [answered(null, THREW), answered('a')] }),
    verdict: 'pass',
  },
  {
    says: 'a function that only throws',
    seen: visitOf({ calls: [FUNCTION], journal: [answered(null, THREW)] }),
    verdict: 'could-not-tell',
  },
  { says: 'a function that the tag never called', seen: visitOf({ calls: [FUNCTION] }), verdict: 'could-not-tell' },
  {
    says: 'a function that only answers with invalid options',
    seen: visitOf({
      calls: [FUNCTION],
      journal: [INVALID, answered(null, { outcome: 'invalid', optionType: 'TOKEN' })],
    }),
    verdict: 'fail',
    problems: ['no-option'],
    tells: 'The function that activate was given returned no valid authenticationOption.',
    shows: [
      'Type of the option: none (expected: SECURED_AUTHENTICATION, and a token beside it)',
      'The invalid answer: signs in | <activation 1: asked the site for a token, got no valid authentication option>',
    ],
  },
  {
    says: 'a function that returns undefined',
    seen: visitOf({
      calls: [FUNCTION],
      journal: [TOLD],
    }),
    verdict: 'fail',
    problems: ['no-option'],
    tells:
      'The function that activate was given returned no valid authenticationOption: the provider returned undefined.',
    shows: [
      'What was returned instead of an option: the provider returned undefined (expected: Return an option.)',
      'Type of the option: none (expected: SECURED_AUTHENTICATION, and a token beside it)',
      'The invalid answer: signs in | <activation 1: asked the site for a token, got no valid authentication option (the provider returned undefined)>',
    ],
  },
  {
    says: 'a promise in place of the function on the first of two pages',
    seen: visitOf({
      documents: [document({ id: 'other', url: 'http://shop.example/other' }), document()],
      calls: [{ ...FUNCTION, argument: 'promise' }],
      requests: [
        request({ url: 'http://shop.example/', kind: 'document', answer: '<html>' }),
        request({ url: 'http://shop.example/shop.js', answer: 'start()\niAdvize.activate(option)' }),
      ],
      journal: [requested(), INVALID, requested('page-2'), { ...INVALID, page: 'page-2' }],
    }),
    verdict: 'fail',
    problems: ['no-function'],
    tells: 'activate was given something other than a function: promise.',
    shows: [
      'Argument of activate on http://shop.example/: promise (expected: function)',
      'What happened next: signs in | activation 1: the site called activate | <activation 1: asked the site for a token, got no valid authentication option>',
      'The call: http://shop.example/shop.js:2: iAdvize.activate(option)',
    ],
  },
]
