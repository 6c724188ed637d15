import { entriesIn, ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationMintsAnew: Rule = {
  audit: 'activation-mints-anew',
  needs: { visit: [VISIT.isTriedAgain] },
  judge: ({ visit }) => {
    const answers = ofType(
      entriesIn(visit, VISIT.signsIn, VISIT.looksAround, VISIT.isTriedAgain),
      'provider-answered',
    ).filter(({ token }) => token !== null)
    const again = ofType(entriesIn(visit, VISIT.isTriedAgain), 'provider-answered').filter(
      ({ token }) => token !== null,
    )
    const repeated = answers.filter(({ token }, index) =>
      answers.slice(0, index).some((other) => other.token === token),
    )
    if (repeated.length === 0 && again.length < 2) {
      return couldNotTell(
        'a second token of the same provider',
        'The provider did not give a token twice in one activation.',
      )
    }
    return verdictOn(
      repeated.map((entry) => ({
        word: 'same-token',
        sentence: 'The provider answered with a token that it had given before.',
        evidence: [timeline(visit, 'The calls of the provider', [entry])],
      })),
      `All ${answers.length} calls of the provider brought a token of their own.`,
    )
  },
}
