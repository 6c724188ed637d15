/** How often: "once", "three times", "4 times", "deux fois"; and how many: "4", "four". */

import { numberOf } from './number-words.ts'

/** The largest number of times for which an answer can be prepared. */
const MOST = 1_000

/** Throws an Error of one sentence if the text is not a count. */
export const countOf = (text: string): number => {
  const word = text.toLowerCase()
  const number = word === 'once' ? 1 : word === 'twice' ? 2 : numberOf(word.replace(/ (?:times?|fois)$/, ''))
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number
  throw new Error(
    `"${text}" does not say how often: write "once", "twice", "three times" or "4 times", from 1 to ${MOST}; in French "une fois", "4 fois".`,
  )
}

/** Throws an Error of one sentence if the text is not a whole number. */
export const wholeNumberOf = (text: string): number => {
  const number = numberOf(text)
  if (Number.isInteger(number) && number <= MOST) return number
  throw new Error(`"${text}" is not a whole number: write "4", "four" or "quatre", from 0 to ${MOST}.`)
}
