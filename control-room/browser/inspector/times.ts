/** Moments of a token in words: absolutely, and as they are seen from the stage's clock. */

import { LANGUAGE } from '../language.ts'
import { distanceIn } from './reading.ts'

const absolute = new Intl.DateTimeFormat(LANGUAGE === 'fr' ? 'fr' : undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
})

/** Null where it is a moment that no calendar has. */
export const momentText = (ms: number): string | null =>
  Number.isNaN(new Date(ms).getTime()) ? null : absolute.format(ms)

/** "in 4 minutes", "3 minutes ago" */
export const distanceText = distanceIn(LANGUAGE)
