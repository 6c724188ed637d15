/** The words by which the first visitor could be recognized, if anything of them were left. */

import { acceptedUserIds, entriesIn, seenIn } from './look.ts'
import { findWord } from './traces.ts'
import type { Seen } from '../../seen.ts'
import { PEOPLE } from '../../scenes/steps.ts'

/** A word that is also shown before the sign-in is not a secret: some sites show their accounts to everybody. */
export const wordsOf = ({ people, about }: Seen): readonly string[] => {
  const [known = []] = about.visitors
  const shown = seenIn(people.looks, PEOPLE.opens).map(({ text = '' }) => text)
  return [...known, ...acceptedUserIds(entriesIn(people, PEOPLE.firstIn))].filter(
    (word) => !shown.some((text) => holds(text, word)),
  )
}

/** Shorter words occur everywhere by chance: the user id 42 may be in a price. */
const SHORTEST = 4

/** From this length on a word does not occur by chance, so it need not stand by itself. */
const UNMISTAKABLE = 12

/** Whether the text contains the word, in any case, plain or percent-encoded. */
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
