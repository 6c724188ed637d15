import { entriesIn, seenIn } from './questions/look.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { acceptedIn } from './questions/secured.ts'
import type { Seen } from '../seen.ts'
import { unansweredIn } from './questions/unanswered.ts'
import { holds, wordsOf } from './questions/visitor-words.ts'
import { PEOPLE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'The next person to sign in on the device gets their own identity',
  rule: 'A visitor who signs in after another visitor on the same device is authenticated with their own user id, and sees nothing about the previous visitor.',
  why: 'Otherwise one customer sees the conversations of another.',
  source: {
    basis: 'documented',
    page: 'FAQ',
    says: 'Log out before logging in when somebody is already authenticated.',
  },
  fix: {
    text: 'Log out of the chat at sign-out, and let the token endpoint take the customer from the session at each request.',
    code: {
      language: 'js',
      text: `const customer = customerOf(request.session)   // never from a body, a URL or a cache`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 4,
  needs: { people: [PEOPLE.opens, PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: (seen) => {
    const { people, about } = seen
    if (about.visitors.length < 2) {
      return couldNotTell('a second visitor in the journey', 'The journey has only one visitor.')
    }
    if (!people.steps.some(({ name }) => name === PEOPLE.secondIn)) {
      return couldNotTell(
        `the step "${PEOPLE.secondIn}"`,
        people.trouble?.sentence ?? `The step "${PEOPLE.secondIn}" was not reached.`,
      )
    }
    if (acceptedIn(entriesIn(people, PEOPLE.firstIn)).length === 0) {
      return couldNotTell('a secured visitor', 'The first visitor was not secured.')
    }
    const steps = [PEOPLE.secondIn]
    const late = secondOf(seen).length === 0 ? unansweredIn(people, steps, [PEOPLE.opens, PEOPLE.firstIn]) : null
    if (late !== null) return late
    const problems = [...notSecured(seen), ...sameIdentity(seen), ...shown(seen)]
    const good = 'The next visitor was secured with a user id of their own, and saw nothing about the first.'
    if (problems.length > 0) return verdictOn(problems, good)
    return secondOf(seen).every(({ userId }) => userId !== null)
      ? verdictOn([], good)
      : couldNotTell(
          "the brand's public key",
          'Both visitors were secured, but the tokens could not be opened to see who they were for.',
        )
  },
}

const firstOf = ({ people }: Seen) => acceptedIn(entriesIn(people, PEOPLE.firstIn))
const secondOf = ({ people }: Seen) => acceptedIn(entriesIn(people, PEOPLE.secondIn))

const CAPTION = 'One visitor after the other in the same browser'

const notSecured = (seen: Seen): readonly Problem[] => {
  if (secondOf(seen).length > 0) return []
  const sentence = 'The first visitor was secured, but the next one in the same browser was not.'
  const evidence = [
    timeline(seen.people, CAPTION),
    ...picture(seen.people, PEOPLE.secondIn, 'The page of the next visitor'),
  ]
  return [{ word: 'not-secured', sentence, evidence }]
}

/** Compares user ids and, for tokens that were not opened, the visitor ids of the platform. */
const sameIdentity = (seen: Seen): readonly Problem[] => {
  const same = secondOf(seen).find(({ userId, vuid }) =>
    firstOf(seen).some(
      (first) => (userId !== null && first.userId === userId) || (vuid !== null && first.vuid === vuid),
    ),
  )
  if (same === undefined) return []
  const sentence = 'The next visitor was secured with the identity of the previous one.'
  const evidence = [
    value('User id of the next visitor', same.userId ?? 'not known', 'not that of the first visitor'),
    timeline(seen.people, CAPTION, [same]),
  ]
  return [{ word: 'same-identity', sentence, evidence }]
}

const shown = (seen: Seen): readonly Problem[] => {
  const text = seenIn(seen.people.looks, PEOPLE.secondIn)
    .map((look) => look.text ?? '')
    .join('\n')
  const word = wordsOf(seen).find((candidate) => holds(text, candidate))
  if (word === undefined) return []
  const sentence = 'The page of the next visitor showed who had been there before.'
  const evidence = [
    value('Text on the page', word, 'nothing about the first visitor'),
    ...picture(seen.people, PEOPLE.secondIn, 'The page of the next visitor'),
  ]
  return [{ word: 'other-shown', sentence, evidence }]
}
