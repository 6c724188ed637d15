/** Lengths of time as people write them. */

import { misspelt } from './nearest.ts'

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

/** Used in sentences that ask for a duration. */
export const A_DURATION = 'a length of time, such as "30 s", "15 min" or a number of milliseconds'

export const isDuration = (value: unknown): value is Duration => {
  const ms = typeof value === 'number' ? value : sumOf(value)
  return Number.isFinite(ms) && ms >= 0
}

/** Whole milliseconds. Throws a `RangeError` if the value is not a duration. */
export const millisecondsOf = (duration: Duration): number => {
  if (isDuration(duration)) return Math.round(typeof duration === 'number' ? duration : sumOf(duration))
  const given = typeof duration === 'string' ? JSON.stringify(duration) : String(duration)
  const meant = typeof duration === 'string' ? meantBy(duration) : null
  throw new RangeError(
    meant !== null
      ? `${given} is not a length of time; did you mean "${meant}"?`
      : `${given} is not a length of time: give milliseconds as a number, or a string like "250 ms", "90 s", "15 min", "1 h 30 min" or "2 days".`,
  )
}

/** The text with its units replaced by the nearest known ones; null if that is not a duration either. */
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

/** The duration in the largest unit that needs no rounding: "15 min", "1 h", "1.5 s", "250 ms". */
export const durationText = (ms: number): string => {
  const unit = (['day', 'h', 'min', 's'] as const).find((name) => ms >= UNITS_MS[name] && ms % UNITS_MS[name] === 0)
  if (unit !== undefined) return `${ms / UNITS_MS[unit]} ${unit}${unit === 'day' && ms > DAY_MS ? 's' : ''}`
  return ms < 1_000 ? `${ms} ms` : `${Number((ms / 1_000).toFixed(3))} s`
}

/** The longest possible delay of an answer: Node's timers allow 24 days, the control API one. */
export const LONGEST_DELAY_MS = DAY_MS

/** For reading at a glance, in the two largest units that matter: "0.4 s", "2 min 5 s", "24 h". */
export const roughDurationText = (ms: number): string => {
  if (ms < MINUTE_MS) {
    const seconds = (ms / 1_000).toFixed(1)
    if (seconds !== '60.0') return `${seconds} s`
  }
  const seconds = Math.round(ms / 1_000)
  if (seconds < HOUR_MS / 1_000) return twoUnits([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
  const minutes = Math.round(ms / MINUTE_MS)
  return twoUnits([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

type Amount = readonly [count: number, unit: string]

const twoUnits = ([whole, unit]: Amount, [part, partUnit]: Amount): string =>
  part === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${part} ${partUnit}`
