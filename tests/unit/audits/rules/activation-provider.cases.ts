import { activationProvider } from '../../../../audits/rules/activation-provider.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { answered, document, request, requested, THREW } from './pages.ts'

const visitOf = (sights: StepSights) => ({ visit: sceneOf([[VISIT.signsIn, sights]]) })

const FUNCTION = { id: 'one', argument: 'function' } as const

const INVALID = answered(null, { outcome: 'invalid', optionType: null })

export const activationProviderCases: RuleCases = {
  rule: activationProvider,
  cases: [
    {
      says: 'a function that answers with an option is well',
      seen: visitOf({ calls: [FUNCTION], journal: [answered('a')] }),
      verdict: 'pass',
    },
    {
      says: 'a promise is no function',
      seen: visitOf({ calls: [FUNCTION, { ...FUNCTION, argument: 'promise' }], journal: [answered('a'), INVALID] }),
      verdict: 'fail',
      problems: ['no-function'],
    },
    {
      says: 'an answer without an option is broken',
      seen: visitOf({ calls: [FUNCTION], journal: [answered('a'), INVALID] }),
      verdict: 'fail',
      problems: ['no-option'],
    },
    {
      says: 'a function that threw once and answered then is well',
      seen: visitOf({ calls: [FUNCTION], journal: [answered(null, THREW), answered('a')] }),
      verdict: 'pass',
    },
    {
      says: 'of one that only threw nothing is known',
      seen: visitOf({ calls: [FUNCTION], journal: [answered(null, THREW)] }),
      verdict: 'could-not-tell',
    },
    { says: 'nor is it where nobody was asked', seen: visitOf({ calls: [FUNCTION] }), verdict: 'could-not-tell' },
    {
      says: 'an option that is none is broken where no other answer came',
      seen: visitOf({
        calls: [FUNCTION],
        journal: [INVALID, answered(null, { outcome: 'invalid', optionType: 'TOKEN' })],
      }),
      verdict: 'fail',
      problems: ['no-option'],
      tells: 'The function that activate was given answered with no valid authenticationOption.',
      shows: [
        'Type of the option: none (expected: SECURED_AUTHENTICATION, and a token beside it)',
        'The answer that was none: signs in | <activation 1: asked the site for a token, got no valid authentication option>',
      ],
    },
    {
      says: 'what is no function is told with its page, with the script that calls, and with what first became of it',
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
      tells: 'activate was given no function but this: promise.',
      shows: [
        'Argument of activate on http://shop.example/: promise (expected: function)',
        'What became of it: signs in | activation 1: the site called activate | <activation 1: asked the site for a token, got no valid authentication option>',
        'The call: http://shop.example/shop.js:2: iAdvize.activate(option)',
      ],
    },
  ],
}
