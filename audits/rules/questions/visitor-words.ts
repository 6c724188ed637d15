/** By what the first visitor would be known, if something of them were left. */

import { acceptedUserIds, entriesIn, seenIn } from './look.ts'
import { findWord } from './traces.ts'
import { PEOPLE } from '../../scenes/people.ts'
import type { Seen } from '../../seen.ts'

/** What a stranger is shown as well, as on a site that offers its accounts to whoever comes, is nobody's secret. */
export const wordsOf = ({ people, about }: Seen): readonly string[] => {
  const [known = []] = about.visitors
  const shown = seenIn(people.looks, PEOPLE.opens).map(({ text = '' }) => text)
  return [...known, ...acceptedUserIds(entriesIn(people, PEOPLE.firstIn))].filter(
    (word) => !shown.some((text) => holds(text, word)),
  )
}

/** Shorter words are everywhere by chance: the user id 42 is in a price. */
const SHORTEST = 4

/** From here on no chance brings the characters together, so they need not stand by themselves. */
const UNMISTAKABLE = 12

/** Also where it is written as in an address, and in any case. */
export const holds = (text: string, word: string): boolean => {
  if (word.length < UNMISTAKABLE) return [text, decoded(text)].some((form) => findWord(form, word, SHORTEST) !== null)
  const written = text.toLowerCase()
  return [word, encodeURIComponent(word)].some((form) => written.includes(form.toLowerCase()))
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
