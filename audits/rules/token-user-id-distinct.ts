import { acceptedUserIds, entriesIn } from './questions/look.ts'
import { OTHER_SESSIONS, SECOND_VISITOR } from '../missing.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { PEOPLE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'Two customers never share a user id',
  rule: 'Two customers never have the same user id.',
  why: 'The platform treats them as one visitor and shows each of them the conversations of the other.',
  source: {
    basis: 'documented',
    page: 'BE-IMP',
    says: 'Unique for each user and never given to another; else people are merged and share their conversations.',
  },
  fix: {
    text: 'Take the id from the session of the request; check for constants, caches and ids of a shared account.',
    code: { language: 'js', text: `const userId = customerOf(request.session).id` },
  },
  worst: 'fail',
  weight: 3,
  place: 13,
  needs: { people: [PEOPLE.firstIn] },
  judge: ({ about, people }) => {
    if (about.visitors.length === 1) {
      return about.endpointAlone === undefined
        ? couldNotTell(SECOND_VISITOR, 'Only one person signed in.')
        : couldNotTell(OTHER_SESSIONS.another, 'The endpoint was asked in the session of one customer only.')
    }
    const first = acceptedUserIds(entriesIn(people, PEOPLE.firstIn)).at(-1)
    // The last id is the second visitor's. An id that is left of the first visitor is a matter for another rule.
    const second = acceptedUserIds(entriesIn(people, PEOPLE.secondIn)).at(-1)
    if (first === undefined || second === undefined) {
      const summary = people.trouble?.sentence ?? 'A user id was not seen for both visitors.'
      return couldNotTell('a token of each of the two visitors that can be opened', summary, timeline(people, 'Both'))
    }
    const evidence = [
      value('user id of the second visitor', second, `a user id other than ${first}`),
      timeline(people, 'Two people, one after the other'),
    ]
    const sentence = `Two people have the same user id: ${first}.`
    return verdictOn(
      first === second ? [{ word: 'shared', sentence, evidence }] : [],
      'The two visitors had two different user ids.',
    )
  },
}
