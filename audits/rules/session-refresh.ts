import { acceptedUserIds, entriesIn, ofType } from './questions/look.ts'
import { failureWords, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import { anonymousAnswersIn } from './questions/secured.ts'
import type { Scene } from '../seen.ts'

const STAYS = [VISIT.stays, VISIT.staysLonger] as const
const BEFORE = [VISIT.signsIn, VISIT.looksAround, VISIT.isTriedAgain, VISIT.comesBack] as const

export const sessionRefresh: Rule = {
  audit: 'session-refresh',
  needs: { visit: STAYS },
  judge: ({ visit }) => {
    const problems = [...lost(visit), ...anonymous(visit), ...otherPerson(visit)]
    const good = 'Twice the session of the chat ended, and each time the visitor was secured again as the same person.'
    if (problems.length > 0) return verdictOn(problems, good)
    const without = STAYS.find((step) => ofType(entriesIn(visit, step), 'refresh-settled').length === 0)
    if (without !== undefined) {
      const sentence = `No session of the chat was renewed in the step "${without}".`
      return couldNotTell('a secured visitor who stays on a page', sentence, timeline(visit, 'The whole visit'))
    }
    return acceptedUserIds(entriesIn(visit, ...STAYS)).length > 0
      ? verdictOn([], good)
      : couldNotTell(
          "the brand's public key",
          'The visitor stayed secured, but the tokens could not be opened to see as whom.',
        )
  },
}

const lost = (visit: Scene): readonly Problem[] => {
  const ended = ofType(entriesIn(visit, ...STAYS), 'refresh-settled').find(({ code }) => code !== null)
  if (ended === undefined) return []
  const sentence = `When the session of the chat ended, the visitor lost their identity: ${failureWords(ended)}.`
  return [{ word: 'identity-lost', sentence, evidence: [timeline(visit, 'A visit of more than two hours', [ended])] }]
}

const anonymous = (visit: Scene): readonly Problem[] => {
  const [answer] = anonymousAnswersIn(entriesIn(visit, ...STAYS))
  if (answer === undefined) return []
  const sentence = 'When the session of the chat ended, the provider answered with the anonymous option.'
  return [{ word: 'anonymous', sentence, evidence: [timeline(visit, 'A visit of more than two hours', [answer])] }]
}

const otherPerson = (visit: Scene): readonly Problem[] => {
  const before = acceptedUserIds(entriesIn(visit, ...BEFORE))
  const other = acceptedUserIds(entriesIn(visit, ...STAYS)).find((id) => before.length > 0 && id !== before.at(-1))
  if (other === undefined) return []
  const sentence = 'When the session of the chat ended, the visitor was secured again as somebody else.'
  const evidence = [value('User id after the refresh', other, before.at(-1)), timeline(visit, 'The whole visit')]
  return [{ word: 'another-person', sentence, evidence }]
}
