import { SIGN_OUT } from '../catalogue/code-samples.ts'
import { entriesIn, ofType } from './questions/look.ts'
import { secondsText, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { unansweredIn } from './questions/unanswered.ts'
import { securedPage } from './questions/secured.ts'
import type { Scene } from '../seen.ts'
import { PEOPLE } from '../scenes/steps.ts'

/** A page that is loaded by the sign-out and logs out as soon as it has loaded still counts as in time. */
const WITH_MS = 2_000

export const audit: Audit = {
  title: 'Signing out of the site also logs the visitor out of the chat',
  rule: "iAdvize.logout() is called when the visitor signs out, before or with the end of the brand's session.",
  why: 'Without it the chat stays open for the next person on the device, with the history of the customer.',
  source: {
    basis: 'documented',
    page: 'SDKDOC',
    says: 'logout drops the current identity; in authenticated mode the tag is then stopped.',
  },
  fix: {
    text: 'Call logout first, give it a time limit, then end your session.',
    code: { language: 'js', text: SIGN_OUT },
  },
  worst: 'fail',
  weight: 3,
  place: 1,
  needs: { people: [PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: ({ people }) => {
    if (securedPage(entriesIn(people, PEOPLE.firstIn)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured when they signed out.')
    }
    const isCalled = ofType(entriesIn(people, PEOPLE.firstOut), 'logout-called').length > 0
    const late = isCalled ? null : unansweredIn(people, [PEOPLE.firstOut], [PEOPLE.opens, PEOPLE.firstIn])
    if (late !== null) return late
    return verdictOn(problemsOf(people), 'logout was called when the visitor signed out.')
  },
}

const problemsOf = (people: Scene): readonly Problem[] => {
  const [called] = ofType(entriesIn(people, PEOPLE.firstOut), 'logout-called')
  const caption = 'Signing in and out'
  if (called === undefined) {
    const sentence = 'The visitor signed out, but the site did not call logout.'
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
