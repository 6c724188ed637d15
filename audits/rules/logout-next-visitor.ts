import { entriesIn, seenIn } from './questions/look.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'
import { acceptedIn } from './questions/secured.ts'
import type { Seen } from '../seen.ts'
import { holds, wordsOf } from './questions/visitor-words.ts'

export const logoutNextVisitor: Rule = {
  audit: 'logout-next-visitor',
  needs: { people: [PEOPLE.opens, PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: (seen) => {
    const { people, about } = seen
    if (about.visitors.length < 2) {
      return couldNotTell('a second visitor in the journey', 'The journey knows one visitor only.')
    }
    if (!people.steps.some(({ name }) => name === PEOPLE.secondIn)) {
      return couldNotTell(
        `the step "${PEOPLE.secondIn}"`,
        people.trouble?.sentence ?? `It did not come to the step "${PEOPLE.secondIn}".`,
      )
    }
    if (acceptedIn(entriesIn(people, PEOPLE.firstIn)).length === 0) {
      return couldNotTell('a secured visitor', 'The first visitor was not secured.')
    }
    const problems = [...notSecured(seen), ...sameIdentity(seen), ...shown(seen)]
    const good = 'The next visitor was secured with a user id of their own, and saw nothing of the first.'
    if (problems.length > 0) return verdictOn(problems, good)
    return secondOf(seen).every(({ userId }) => userId !== null)
      ? verdictOn([], good)
      : couldNotTell(
          "the brand's public key",
          'Both visitors were secured, but the tokens could not be opened to see as whom.',
        )
  },
}

const firstOf = ({ people }: Seen) => acceptedIn(entriesIn(people, PEOPLE.firstIn))
const secondOf = ({ people }: Seen) => acceptedIn(entriesIn(people, PEOPLE.secondIn))

const CAPTION = 'One visitor after the other in the same browser'

const notSecured = (seen: Seen): readonly Problem[] => {
  if (secondOf(seen).length > 0) return []
  const sentence = 'The first visitor was secured, and the next one in the same browser was not.'
  const evidence = [
    timeline(seen.people, CAPTION),
    ...picture(seen.people, PEOPLE.secondIn, 'The page of the next visitor'),
  ]
  return [{ word: 'not-secured', sentence, evidence }]
}

/** The user id comes with the token; the platform's own id of the visitor comes with it where the token was not opened. */
const sameIdentity = (seen: Seen): readonly Problem[] => {
  const same = secondOf(seen).find(({ userId, vuid }) =>
    firstOf(seen).some(
      (first) => (userId !== null && first.userId === userId) || (vuid !== null && first.vuid === vuid),
    ),
  )
  if (same === undefined) return []
  const sentence = 'The next visitor was secured with the identity of the one before.'
  const evidence = [
    value('User id of the next visitor', same.userId ?? 'not known', 'another one than that of the first'),
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
    value('Text on the page', word, 'nothing of the first visitor'),
    ...picture(seen.people, PEOPLE.secondIn, 'The page of the next visitor'),
  ]
  return [{ word: 'other-shown', sentence, evidence }]
}
