import { ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationProvider: Rule = {
  audit: 'activation-provider',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const { journal } = visit
    if (ofType(journal, 'activation-requested').length === 0) {
      return couldNotTell('a call of activate', 'No page of the visit called activate.')
    }
    const answers = ofType(journal, 'provider-answered').filter(({ outcome }) => outcome === 'invalid')
    const asked = new Set(ofType(journal, 'provider-called').map(({ page, activation }) => `${page} ${activation}`))
    const refused = ofType(journal, 'activation-settled').filter(
      ({ code, page, activation }) => code === 'OPTION_INVALID' && !asked.has(`${page} ${activation}`),
    )
    return verdictOn(
      [
        ...refused.map((entry) => ({
          word: 'no-function',
          sentence: 'activate was given something else than a function.',
          evidence: [timeline(visit, 'The call of activate', [entry])],
        })),
        ...answers.map((entry) => ({
          word: 'no-option',
          sentence: 'The function that activate was given did not answer with { authenticationOption }.',
          evidence: [timeline(visit, 'The answer of the provider', [entry])],
        })),
      ],
      'activate was given a function, and each of its answers was an authentication option.',
    )
  },
}
