import { entriesIn } from './questions/look.ts'
import { callsWithoutRight, CHOSEN } from './questions/uncalled-for.ts'
import { verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationAfterSignIn: Rule = {
  audit: 'activation-after-sign-in',
  needs: { visit: [VISIT.opens] },
  judge: ({ visit }) =>
    verdictOn(
      callsWithoutRight(visit, entriesIn(visit, VISIT.opens), 'for a visitor who has not signed in'),
      'Nobody was activated before signing in.',
      CHOSEN,
    ),
}
