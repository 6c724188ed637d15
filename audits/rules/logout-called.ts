import { entriesIn, ofType } from './questions/look.ts'
import { secondsText, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'
import { securedPage } from './questions/secured.ts'
import type { Scene } from '../seen.ts'

/** A page that comes after signing out, and that logs out as soon as it has loaded, does so with the end of the session. */
const WITH_MS = 2_000

export const logoutCalled: Rule = {
  audit: 'logout-called',
  needs: { people: [PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: ({ people }) => {
    if (securedPage(entriesIn(people, PEOPLE.firstIn)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured when they signed out.')
    }
    return verdictOn(problemsOf(people), 'logout was called when the visitor signed out.')
  },
}

const problemsOf = (people: Scene): readonly Problem[] => {
  const [called] = ofType(entriesIn(people, PEOPLE.firstOut), 'logout-called')
  const caption = 'Signing in and out'
  if (called === undefined) {
    const sentence = 'The visitor signed out, and the site did not call logout.'
    return [
      {
        word: 'not-called',
        sentence,
        evidence: [timeline(people, caption, ofType(entriesIn(people, PEOPLE.firstOut), 'tag-loaded').slice(-1))],
      },
    ]
  }
  const { actedAt } = people.steps.find(({ name }) => name === PEOPLE.firstOut) ?? { actedAt: 0 }
  const lateMs = called.at - actedAt
  if (lateMs <= WITH_MS) return []
  const seconds = secondsText(lateMs)
  const sentence = `The site called logout ${seconds} after the visitor had been signed out.`
  const evidence = [
    value('logout was called', `${seconds} after the end of the session`, 'before it, or with it'),
    timeline(people, caption, [called]),
  ]
  return [{ word: 'late', sentence, evidence }]
}
