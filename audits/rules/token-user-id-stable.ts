import { acceptedUserIds, entriesIn } from './questions/look.ts'
import { OTHER_SESSIONS } from '../missing.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { PEOPLE, VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A customer has the same user id at every sign-in',
  rule: 'The same person has the same user id at every sign-in.',
  why: 'With another id the customer counts as a new visitor: there is no history, and the agent asks everything again.',
  source: { basis: 'documented', page: 'FAQ', says: 'The visitor id may change, the user id must not.' },
  fix: {
    text: 'Use the id of the customer, not that of the session or of the sign-in.',
    code: { language: 'js', text: `const userId = customer.id   // not request.session.id, not randomUUID()` },
  },
  worst: 'fail',
  weight: 3,
  place: 12,
  needs: { visit: [VISIT.signsIn], people: [PEOPLE.firstIn] },
  judge: ({ about, visit, people }) => {
    const once = acceptedUserIds(visit.journal)
    const again = acceptedUserIds(entriesIn(people, PEOPLE.firstIn))
    const all = [...new Set([...once, ...again])]
    if (all.length < 2 && (once.length === 0 || again.length === 0)) {
      const summary = people.trouble?.sentence ?? 'A user id was not seen at both sign-ins of the same person.'
      return couldNotTell('a token that can be opened at each of two sign-ins', summary)
    }
    if (all.length < 2 && about.endpointAlone?.hasSecondSignIn === false) {
      const summary =
        'In one session, the user id stayed the same; whether it does so at the next sign-in was not seen.'
      return couldNotTell(OTHER_SESSIONS.again, people.trouble?.sentence ?? summary)
    }
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
