import { acceptedUserIds } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { PEOPLE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'The user id is neither an e-mail address nor a number that can be guessed',
  rule: 'The user id is neither an e-mail address nor a small number that can be guessed by counting.',
  why: 'An address may change or be reassigned, and the history with it; a counter tells how many customers you have.',
  source: {
    basis: 'inferred',
    page: 'BE-IMP',
    says: 'Constant, and never given to another person. An e-mail address may be reassigned. The vendor mentions guessing only for the mobile SDK.',
  },
  fix: {
    text: 'Give each customer a random id once, and keep it.',
    code: { language: 'js', text: `customer.chatId ??= crypto.randomUUID()   // stored with the customer` },
  },
  worst: 'warn',
  weight: 1,
  place: 14,
  causes: ['user-id-looks-like-email'],
  needs: { people: [PEOPLE.firstIn] },
  judge: ({ about, people }) => {
    const ids = acceptedUserIds(people.journal)
    if (ids.length === 0) {
      return couldNotTell('a token that can be opened', 'No user id was seen.')
    }
    const known = about.visitors.flat().map((word) => word.toLowerCase())
    const problems: readonly Problem[] = [
      ...ids.flatMap((id) =>
        FORMS.filter(({ isFound }) => isFound(id, known)).map(({ word, what }) =>
          problemOf(word, `The user id ${what}`, id),
        ),
      ),
      ...(areNeighbours(ids) ? [problemOf('neighbours', 'is close to that of another visitor', ids.join(', '))] : []),
    ]
    return verdictOn(problems, 'The user ids reveal nothing and are not consecutive.', WORDS)
  },
}

type Form = {
  readonly word: string
  readonly what: string
  readonly isFound: (id: string, known: readonly string[]) => boolean
}

const FORMS: readonly Form[] = [
  { word: 'e-mail', what: 'is an e-mail address', isFound: (id) => /[^\s@](?:@|%40)[^\s@]+\.[^\s@.]/i.test(id) },
  // A number as a country writes it, beginning with a plus or a zero, with or without separators.
  { word: 'phone', what: 'looks like a phone number', isFound: (id) => /^(?:\+|0)[\d ().-]{7,}$/.test(id) },
  { word: 'counter', what: 'is a small number', isFound: (id) => /^(?:[a-z]+[-_:#/.])?[1-9]\d{0,8}$/i.test(id) },
  {
    word: 'name',
    what: 'is what the person signs in with',
    isFound: (id, known) => !id.includes('@') && known.includes(id.toLowerCase()),
  },
]

const WORDS = [...FORMS.map(({ word }) => word), 'neighbours']

/** Two ids of the same length are not this close to each other by chance. */
const NEAR = 1_000n

/** Whether two ids differ only in the number at their end, and only by a little. */
const areNeighbours = (ids: readonly string[]): boolean => {
  const [one, other] = ids.map((id) => /(.*?)(\d{1,30})$/.exec(id))
  if (!one || !other || one[1] !== other[1]) return false
  const distance = BigInt(one[2] ?? '0') - BigInt(other[2] ?? '0')
  return distance < NEAR && distance > -NEAR
}

const problemOf = (word: string, sentence: string, id: string): Problem => ({
  word,
  sentence,
  at: id,
  evidence: [value('user id', id, 'a random id, given once and kept')],
})
