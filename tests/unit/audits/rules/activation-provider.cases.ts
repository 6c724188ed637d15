import { activationProvider } from '../../../../audits/rules/activation-provider.ts'
import { answered, asked, failed, onPage, requested, visitWith, type RuleCases } from './case.ts'

export const activationProviderCases: RuleCases = {
  rule: activationProvider,
  cases: [
    {
      says: 'a function that answers with an option is well',
      seen: visitWith({ journal: [requested(), asked(), answered('one')] }),
      verdict: 'pass',
    },
    {
      says: 'a provider that has no token just now is another matter',
      seen: visitWith({
        journal: [requested(), asked(), { ...answered(null), outcome: 'threw' }, failed('PROVIDER_FAILED')],
      }),
      verdict: 'pass',
    },
    {
      says: 'a value in place of a function is broken',
      seen: visitWith({ journal: [requested(), failed('OPTION_INVALID')] }),
      verdict: 'fail',
      problems: ['no-function'],
    },
    {
      says: 'a function that answers with something else is broken in another way',
      seen: visitWith({
        journal: [requested(), asked(), { ...answered(null), outcome: 'invalid' }, failed('OPTION_INVALID')],
      }),
      verdict: 'fail',
      problems: ['no-option'],
    },
    {
      says: 'what another page was asked does not count',
      seen: visitWith({ journal: [...onPage('another', asked()), requested(), failed('OPTION_INVALID')] }),
      verdict: 'fail',
      problems: ['no-function'],
    },
    {
      says: 'what another activation was asked does not count',
      seen: visitWith({ journal: [requested(), { ...asked(), activation: 2 }, failed('OPTION_INVALID')] }),
      verdict: 'fail',
      problems: ['no-function'],
    },
    { says: 'without a call there is no argument', seen: visitWith({}), verdict: 'could-not-tell' },
  ],
}
