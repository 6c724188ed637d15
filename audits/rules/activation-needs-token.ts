import { entriesIn } from './questions/look.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { NO_TOKEN } from '../scenes/no-token.ts'
import { callsWithoutRight, CHOSEN } from './questions/uncalled-for.ts'

export const activationNeedsToken: Rule = {
  audit: 'activation-needs-token',
  needs: { noToken: [NO_TOKEN.opens] },
  judge: ({ noToken }) => {
    const entries = entriesIn(noToken, NO_TOKEN.opens)
    const problems = callsWithoutRight(noToken, entries, 'while the token endpoint of the site failed')
    // The stand-in for the endpoint answers so, and nothing else does on purpose.
    const wasAsked = noToken.requests.some(({ isVendor, status }) => !isVendor && status === 500)
    if (problems.length === 0 && !wasAsked) {
      return couldNotTell('a page that asks for a token', 'The page that was opened did not ask the token endpoint.')
    }
    return verdictOn(problems, 'When the token endpoint failed, activate was not called.', CHOSEN)
  },
}
