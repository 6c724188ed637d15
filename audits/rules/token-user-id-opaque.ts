import { acceptedUserIds } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { PEOPLE } from '../scenes/people.ts'

export const tokenUserIdOpaque: Rule = {
  audit: 'token-user-id-opaque',
  needs: { people: [PEOPLE.firstIn] },
  judge: ({ about, people }) => {
    const ids = acceptedUserIds(people.journal)
    if (ids.length === 0) {
      return couldNotTell('a token that can be opened', 'No user id was seen.')
    }
    const known = about.visitors.flat().map((word) => word.toLowerCase())
    const problems: readonly Problem[] = [
      ...ids.flatMap((id) =>
        FORMS.filter(({ isFound }) => isFound(id, known)).map(({ word, what }) => problemOf(word, what, id)),
      ),
      ...(areNeighbours(ids) ? [problemOf('neighbours', 'are counted up', ids.join(', '))] : []),
    ]
    return verdictOn(problems, 'The user ids say nothing, and do not follow each other.', WORDS)
  },
}

type Form = {
  readonly word: string
  readonly what: string
  readonly isFound: (id: string, known: readonly string[]) => boolean
}

const FORMS: readonly Form[] = [
  { word: 'e-mail', what: 'is an e-mail address', isFound: (id) => /[^\s@](?:@|%40)[^\s@]+\.[^\s@.]/i.test(id) },
  // A number in the manner of a country, from its plus or its zeros on, with or without what makes it readable.
  { word: 'phone', what: 'looks like a phone number', isFound: (id) => /^(?:\+|0)[\d ().-]{7,}$/.test(id) },
  { word: 'counter', what: 'is a small number', isFound: (id) => /^(?:[a-z]+[-_:#/.])?[1-9]\d{0,8}$/i.test(id) },
  {
    word: 'name',
    what: 'is what the person signs in with',
    isFound: (id, known) => !id.includes('@') && known.includes(id.toLowerCase()),
  },
]

const WORDS = [...FORMS.map(({ word }) => word), 'neighbours']

/** Closer to each other than two ids of the same length by chance. */
const NEAR = 1_000n

/** Two ids that differ in the number at their end only, and by little. */
const areNeighbours = (ids: readonly string[]): boolean => {
  const [one, other] = ids.map((id) => /(.*?)(\d{1,30})$/.exec(id))
  if (!one || !other || one[1] !== other[1]) return false
  const distance = BigInt(one[2] ?? '0') - BigInt(other[2] ?? '0')
  return distance < NEAR && distance > -NEAR
}

const problemOf = (word: string, what: string, id: string): Problem => ({
  word,
  sentence: `The user id ${what}`,
  at: id,
  evidence: [value('user id', id, 'a random id, given once and kept')],
})
