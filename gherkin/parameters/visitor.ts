/** The person a step is about: "the customer", "another customer", "a visitor" who is not signed in, or a name. */

import { suggestionFor } from '../../protocol/nearest.ts'
import type { Journey, Visitor } from '../../playwright-kit/journey.ts'

export type Person = { readonly said: string; readonly who: 'first' | 'second' | 'stranger' | 'named' }

const SECOND = /^(?:another customer|une? autre cliente?)$/i
const FIRST = /^(?:the customer|le client|la cliente)$/i
const STRANGER = /^(?:a visitor|une? visiteu(?:r|se))$/i

export const personOf = (said: string): Person => {
  if (FIRST.test(said)) return { said, who: 'first' }
  if (SECOND.test(said)) return { said, who: 'second' }
  return { said, who: STRANGER.test(said) ? 'stranger' : 'named' }
}

/** Throws an Error of one sentence if the person has no account. */
export const checkIsCustomer = ({ said, who }: Person): void => {
  if (who !== 'stranger') return
  throw new Error(`"${said}" is a visitor who is not signed in: write "the customer", "another customer" or a name.`)
}

/** The person's entry in the journey. Throws an Error of one sentence if there is none. */
export const visitorOf = (person: Person, { visitors }: Pick<Journey, 'visitors'>): Visitor => {
  const { said, who } = person
  checkIsCustomer(person)
  const [first, second] = visitors
  if (who === 'first') return first
  if (who === 'second') {
    if (second !== undefined) return second
    throw new Error(`"${said}" needs a second person, and the journey has one visitor: add another to "visitors".`)
  }
  const found = visitors.find((visitor) => namesOf(visitor).some((name) => isSame(name, said)))
  if (found !== undefined) return found
  const names = visitors.flatMap(namesOf)
  throw new Error(
    names.length === 0
      ? `The journey does not say who "${said}" is: give its visitors a "name".`
      : `The journey has no visitor called "${said}"; ${suggestionFor(said, names)}`,
  )
}

/** Reports an empty password at once; otherwise only a field that times out would show it. Throws an Error of one sentence. */
export const checkHasAll = (visitor: Visitor): void => {
  const empty = Object.keys(visitor).find((key) => visitor[key] === '')
  if (empty === undefined) return
  const { name = '' } = visitor
  throw new Error(
    `The journey has an empty "${empty}" for ${name === '' ? 'a visitor' : name}: where it comes from the environment, set the variable before the tests run.`,
  )
}

/** The full name and its first word. */
const namesOf = ({ name = '' }: Visitor): readonly string[] => {
  const [first = ''] = name.split(' ')
  return [...new Set([name, first])].filter((word) => word !== '')
}

const isSame = (one: string, other: string): boolean => plain(one) === plain(other)

/** Ignores case, typographic apostrophes and decomposed accents. */
const plain = (name: string): string => name.normalize('NFC').replaceAll('’', "'").toLowerCase()
