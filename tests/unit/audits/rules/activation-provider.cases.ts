import { activationProvider } from '../../../../audits/rules/activation-provider.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { answered, THREW } from './pages.ts'

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
  ],
}
