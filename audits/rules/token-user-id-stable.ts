import { acceptedUserIds, entriesIn } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'
import { VISIT } from '../scenes/visit.ts'

export const tokenUserIdStable: Rule = {
  audit: 'token-user-id-stable',
  needs: { visit: [VISIT.signsIn], people: [PEOPLE.firstIn] },
  judge: ({ visit, people }) => {
    const once = acceptedUserIds(visit.journal)
    const again = acceptedUserIds(entriesIn(people, PEOPLE.firstIn))
    if (once.length === 0 || again.length === 0) {
      const summary = 'Of the two sign-ins of the same person, not both showed a user id.'
      return couldNotTell('a token that can be opened at each of two sign-ins', summary)
    }
    const all = [...new Set([...once, ...again])]
    const proof = [
      value('user ids of one and the same person', all.join(', '), 'the same at every sign-in'),
      timeline(visit, 'One sign-in of this person'),
      timeline(people, 'Another sign-in of this person'),
    ]
    const sentence = `The same person had ${all.length} user ids: ${all.join(', ')}.`
    return verdictOn(
      all.length === 1 ? [] : [{ word: 'changes', sentence, evidence: proof }],
      'The person had the same user id at both sign-ins.',
    )
  },
}
