import { entriesIn, seenIn } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'
import { acceptedIn } from './questions/secured.ts'
import type { Seen, StoredItem } from '../seen.ts'
import { holds, wordsOf } from './questions/visitor-words.ts'

export const logoutNothingLeft: Rule = {
  audit: 'logout-nothing-left',
  needs: { people: [PEOPLE.opens, PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: (seen) => {
    if (acceptedIn(entriesIn(seen.people, PEOPLE.firstIn)).length === 0) {
      return couldNotTell('a secured visitor', 'The visitor was not secured before they signed out.')
    }
    const left = seenIn(seen.people.stores, PEOPLE.firstOut)
    const problems = [...identityLeft(seen, left), ...visitorLeft(seen, left), ...shownOnPage(seen)]
    return verdictOn(problems, 'After signing out, cookies, storage and the page held nothing of the visitor.')
  },
}

/** What the vendor keeps of a secured visitor, and tokens wherever they are. */
const identityLeft = ({ people }: Seen, left: readonly StoredItem[]): readonly Problem[] => {
  const identities = acceptedIn(entriesIn(people, PEOPLE.firstIn)).flatMap(({ vuid }) => vuid ?? [])
  const before = seenIn(people.stores, PEOPLE.firstIn).filter(({ isVendor }) => isVendor)
  return left.flatMap((item) => {
    const isKept = before.some(({ name, value: kept }) => name === item.name && kept === item.value)
    if (isKept || identities.some((identity) => item.value.includes(identity))) {
      return [problemOf(item, 'identity-left', 'the identity that the chat had given to the visitor')]
    }
    return people.tokens.some((token) => item.value.includes(token))
      ? [problemOf(item, 'token-left', 'a token of the visitor')]
      : []
  })
}

const visitorLeft = (seen: Seen, left: readonly StoredItem[]): readonly Problem[] => {
  const words = wordsOf(seen)
  return left
    .filter((item) => words.some((word) => holds(item.value, word)))
    .map((item) => problemOf(item, 'visitor-left', 'something that tells who the visitor was'))
}

const problemOf = ({ place, name, value: kept, origin }: StoredItem, word: string, what: string): Problem => ({
  word,
  sentence: `After signing out, the browser still held ${what}`,
  at: `${PLACES[place]} "${name}"`,
  evidence: [value(`${PLACES[place]} "${name}" of ${origin}`, kept.slice(0, LONGEST_PROOF), 'deleted')],
})

const PLACES: Readonly<Record<StoredItem['place'], string>> = {
  cookie: 'the cookie',
  'local-storage': 'the local storage item',
  'session-storage': 'the session storage item',
  'indexed-db': 'the database',
}

const LONGEST_PROOF = 200

const shownOnPage = (seen: Seen): readonly Problem[] => {
  const words = wordsOf(seen)
  return seenIn(seen.people.looks, PEOPLE.firstOut).flatMap(({ text = '', url }) =>
    words
      .filter((word) => holds(text, word))
      .map((word) => ({
        word: 'visitor-shown',
        sentence: 'After signing out, the page still showed who the visitor was.',
        evidence: [value(`Text on ${url}`, word, 'nothing of the visitor')],
      })),
  )
}
