import { acceptedUserIds, entriesIn } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'

export const tokenUserIdDistinct: Rule = {
  audit: 'token-user-id-distinct',
  needs: { people: [PEOPLE.firstIn] },
  judge: ({ about, people }) => {
    if (about.visitors.length === 1) {
      return couldNotTell('a second visitor in the journey', 'Only one person signed in.')
    }
    const first = acceptedUserIds(entriesIn(people, PEOPLE.firstIn)).at(-1)
    // What is left of the first visitor is another matter: by the end of their sign-in it is the second one's turn.
    const second = acceptedUserIds(entriesIn(people, PEOPLE.secondIn)).at(-1)
    if (first === undefined || second === undefined) {
      const summary = people.trouble?.sentence ?? 'Not both of the two visitors showed a user id.'
      return couldNotTell('a token of each of the two visitors that can be opened', summary, timeline(people, 'Both'))
    }
    const evidence = [
      value('user id of the second visitor', second, `another one than ${first}`),
      timeline(people, 'Two people, one after the other'),
    ]
    const sentence = `Two people have the same user id: ${first}.`
    return verdictOn(
      first === second ? [{ word: 'shared', sentence, evidence }] : [],
      'The two visitors had two user ids.',
    )
  },
}
