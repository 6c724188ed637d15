/** A length of time in the words of a scenario: "15 minutes", "a quarter of an hour", "une heure et demie". */

import { millisecondsOf, type Duration } from '../../protocol/duration.ts'
import { numberOf } from './number-words.ts'

/** Phrases that are not a number with a unit. */
const PHRASES: Readonly<Record<string, string>> = {
  'half an hour': '30 min',
  'half a minute': '30 s',
  'a quarter of an hour': '15 min',
  'three quarters of an hour': '45 min',
  'an hour and a half': '90 min',
  'one and a half hours': '90 min',
  'une demi-heure': '30 min',
  'une demi-minute': '30 s',
  "un quart d'heure": '15 min',
  "trois quarts d'heure": '45 min',
  'une heure et demie': '90 min',
  'une heure et quart': '75 min',
}

const FRENCH_UNITS: Readonly<Record<string, string>> = {
  milliseconde: 'ms',
  millisecondes: 'ms',
  seconde: 's',
  secondes: 's',
  heure: 'h',
  heures: 'h',
  jour: 'day',
  jours: 'days',
  j: 'd',
  millisecond: 'ms',
  milliseconds: 'ms',
}

/** Returns milliseconds. Throws an Error of one sentence if the text is not a duration. */
export const durationOf = (text: string): number => {
  const plain = text.trim().toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ')
  const kitText = (PHRASES[plain] ?? inKitWords(plain)) as Duration
  try {
    return millisecondsOf(kitText)
  } catch (cause) {
    throw new Error(
      `"${text}" is not a length of time: write "15 minutes", "90 s", "1 h 30 min", "a quarter of an hour", "two days", or "un quart d'heure", "une heure".`,
      { cause },
    )
  }
}

/** "an hour and 30 minutes" → "1 hour 30 minutes" */
const inKitWords = (plain: string): string => {
  const words = plain.split(' ').filter((word) => !['and', 'et'].includes(word))
  return words
    .map((word) => {
      const number = numberOf(word)
      return Number.isNaN(number) ? (FRENCH_UNITS[word] ?? word) : String(number)
    })
    .join(' ')
}
