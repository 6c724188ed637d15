import { wordsOf, type JournalEntry } from '../../journal/entries.ts'
import { durationText } from '../../protocol/duration.ts'
import { frenchDuration, frenchWordsOf } from './french-steps.ts'
import { FRENCH } from './french.ts'
import { ENGLISH, type Words } from './words.ts'

/** The first of the browser's languages that there are texts in; English where there is none. */
const language = (navigator.languages ?? [navigator.language])
  .map((name) => name.slice(0, 2).toLowerCase())
  .find((name) => name === 'fr' || name === 'en')

export const LANGUAGE: 'en' | 'fr' = language === 'fr' ? 'fr' : 'en'

export const words: Words = LANGUAGE === 'fr' ? FRENCH : ENGLISH

/** A step of the conversation in words. */
export const stepWords: (entry: JournalEntry) => string = LANGUAGE === 'fr' ? frenchWordsOf : wordsOf

export const durationWords: (ms: number) => string = LANGUAGE === 'fr' ? frenchDuration : durationText
