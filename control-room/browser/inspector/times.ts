/** Moments of a token in words: absolutely, and as they are seen from the stage's clock. */

import { LANGUAGE } from '../language.ts'

const absolute = new Intl.DateTimeFormat(LANGUAGE === 'fr' ? 'fr' : undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
})

/** Null where it is a moment that no calendar has. */
export const momentText = (ms: number): string | null =>
  Number.isNaN(new Date(ms).getTime()) ? null : absolute.format(ms)

const relative = new Intl.RelativeTimeFormat(LANGUAGE, { style: 'long' })

const UNITS = [
  ['year', 31_557_600_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** "in 4 minutes", "3 minutes ago" */
export const distanceText = (ms: number, nowMs: number): string => {
  const distance = ms - nowMs
  const [unit, lengthMs] = UNITS.find(([, unitMs]) => Math.abs(distance) >= unitMs) ?? (['second', 1_000] as const)
  return relative.format(Math.round(distance / lengthMs), unit)
}
