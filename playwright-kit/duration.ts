/** Lengths of time as people say them. */

import { misspelt } from '../protocol/nearest.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS_MS = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  seconds: 1_000,
  min: MINUTE_MS,
  minute: MINUTE_MS,
  minutes: MINUTE_MS,
  h: HOUR_MS,
  hour: HOUR_MS,
  hours: HOUR_MS,
  d: DAY_MS,
  day: DAY_MS,
  days: DAY_MS,
} as const satisfies Readonly<Record<string, number>>

type Unit = keyof typeof UNITS_MS
type Part = `${number} ${Unit}` | `${number}${Unit}`

/** Milliseconds, or numbers with units: `'250 ms'`, `'90 s'`, `'15 min'`, `'1.5 h'`, `'1 h 30 min'`, `'2 days'`. */
export type Duration = number | Part | `${Part} ${Part}`

const PART = /(\d+(?:\.\d+)?) ?([a-z]+)/
const WHOLE = new RegExp(`^${PART.source}(?: ${PART.source})*$`)

/** What a sentence asks for. */
export const A_DURATION = 'a length of time, such as "30 s", "15 min" or a number of milliseconds'

export const isDuration = (value: unknown): value is Duration => {
  const ms = typeof value === 'number' ? value : sumOf(value)
  return Number.isFinite(ms) && ms >= 0
}

/** Whole milliseconds. Throws a `RangeError` at everything that is no length of time. */
export const millisecondsOf = (duration: Duration): number => {
  if (isDuration(duration)) return Math.round(typeof duration === 'number' ? duration : sumOf(duration))
  const given = typeof duration === 'string' ? JSON.stringify(duration) : String(duration)
  const meant = typeof duration === 'string' ? meantBy(duration) : null
  throw new RangeError(
    meant !== null
      ? `${given} is no length of time; did you mean "${meant}"?`
      : `${given} is no length of time: give milliseconds as a number, or a text like "250 ms", "90 s", "15 min", "1 h 30 min" or "2 days".`,
  )
}

/** With the units that are nearest to those that were written; null where that is no length of time either. */
const meantBy = (text: string): string | null => {
  const meant = text
    .trim()
    .replaceAll(/[a-z]+/gi, (word) =>
      Object.hasOwn(UNITS_MS, word) ? word : (misspelt(word, Object.keys(UNITS_MS))[0] ?? word),
    )
  return Number.isNaN(sumOf(meant)) ? null : meant
}

const sumOf = (text: unknown): number => {
  if (typeof text !== 'string' || !WHOLE.test(text)) return NaN
  const parts = [...text.matchAll(new RegExp(PART, 'g'))]
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * unitMs(unit), 0)
}

const unitMs = (unit: string): number => (Object.hasOwn(UNITS_MS, unit) ? UNITS_MS[unit as Unit] : NaN)

/** As a person says it, in the largest unit that comes out even: "15 min", "1 h", "1.5 s", "250 ms". */
export const durationText = (ms: number): string => {
  const unit = (['day', 'h', 'min', 's'] as const).find((name) => ms >= UNITS_MS[name] && ms % UNITS_MS[name] === 0)
  if (unit !== undefined) return `${ms / UNITS_MS[unit]} ${unit}${unit === 'day' && ms > DAY_MS ? 's' : ''}`
  return ms < 1_000 ? `${ms} ms` : `${Number((ms / 1_000).toFixed(3))} s`
}

/** The longest that an answer can be kept waiting: Node's timers take no more than 24 days, the control API one. */
export const LONGEST_DELAY_MS = DAY_MS

/** To be read at a glance: "5.2 h", "12 min", "3 s". */
export const roughDurationText = (ms: number): string => {
  const unit = (['day', 'h', 'min'] as const).find((name) => ms >= UNITS_MS[name])
  if (unit === undefined) return durationText(ms < 1_000 ? Math.round(ms) : Math.round(ms / 1_000) * 1_000)
  const count = Number((ms / UNITS_MS[unit]).toFixed(unit === 'min' ? 0 : 1))
  return `${count} ${unit}${unit === 'day' && count !== 1 ? 's' : ''}`
}
