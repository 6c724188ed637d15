import { SIGN_OUT } from '../catalogue/code-samples.ts'
import { entriesIn, seenIn } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { acceptedIn } from './questions/secured.ts'
import type { Seen, StoredItem } from '../seen.ts'
import { holds, wordsOf } from './questions/visitor-words.ts'
import { PEOPLE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'After signing out, no trace of the visitor is left in the browser',
  rule: 'After signing out, cookies, storage and the page hold no identity, no token and no conversation of the visitor.',
  why: 'What is left on a shared device tells the next person who was there, or lets them continue as that person.',
  source: {
    basis: 'inferred',
    page: 'HC-COOKIE',
    says: 'The visitor cookie holds a token (jwtIdentity) with strong authentication; what logout clears is not documented.',
  },
  fix: {
    text: 'Log out of the chat, delete what your own code has stored, and load a new page.',
    code: { language: 'js', text: SIGN_OUT },
  },
  worst: 'fail',
  weight: 3,
  place: 2,
  needs: { people: [PEOPLE.opens, PEOPLE.firstIn, PEOPLE.firstOut] },
  judge: (seen) => {
    if (acceptedIn(entriesIn(seen.people, PEOPLE.firstIn)).length === 0) {
      return couldNotTell('a secured visitor', 'The visitor was not secured before they signed out.')
    }
    const left = seenIn(seen.people.stores, PEOPLE.firstOut)
    const problems = [...identityLeft(seen, left), ...visitorLeft(seen, left), ...shownOnPage(seen)]
    return verdictOn(problems, 'After signing out, cookies, storage and the page held no trace of the visitor.')
  },
}

/** What the vendor stores of a secured visitor, and tokens wherever they are stored. */
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
        evidence: [value(`Text on ${url}`, word, 'nothing about the visitor')],
      })),
  )
}
