/** Lengths of time as people say them. */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS_MS = {
  ms: 1,
  s: 1_000,
  second: 1_000,
  seconds: 1_000,
  min: MINUTE_MS,
  minute: MINUTE_MS,
  minutes: MINUTE_MS,
  h: HOUR_MS,
  hour: HOUR_MS,
  hours: HOUR_MS,
  day: DAY_MS,
  days: DAY_MS,
} as const satisfies Readonly<Record<string, number>>

type Unit = keyof typeof UNITS_MS

/** Milliseconds, or a number with a unit: `'250 ms'`, `'90 s'`, `'15 min'`, `'1.5 h'`, `'1 day'`. The space may be left out. */
export type Duration = number | `${number} ${Unit}` | `${number}${Unit}`

const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?) ?([a-z]+)$/

/** In whole milliseconds. Throws a `TypeError` at everything that is no length of time. */
export const durationMs = (duration: Duration): number => {
  const ms = typeof duration === 'number' ? duration : readText(duration)
  if (Number.isFinite(ms) && ms >= 0) return Math.round(ms)
  const given = typeof duration === 'string' ? JSON.stringify(duration) : String(duration)
  throw new TypeError(
    `${given} is no length of time: write milliseconds as a number, or a text as "250 ms", "90 s", "15 min", "1 h" or "1 day".`,
  )
}

const readText = (text: unknown): number => {
  const [, number, unit] = (typeof text === 'string' && NUMBER_AND_UNIT.exec(text)) || []
  return unit !== undefined && isUnit(unit) ? Number(number) * UNITS_MS[unit] : NaN
}

const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS_MS, text)

/** As a person says it, in the largest unit that comes out even: "15 min", "1 h", "1.5 s", "250 ms". */
export const durationText = (ms: number): string => {
  const unit = (['day', 'h', 'min', 's'] as const).find((name) => ms >= UNITS_MS[name] && ms % UNITS_MS[name] === 0)
  if (unit !== undefined) return `${ms / UNITS_MS[unit]} ${unit}${unit === 'day' && ms > DAY_MS ? 's' : ''}`
  return ms < 1_000 ? `${ms} ms` : `${Number((ms / 1_000).toFixed(3))} s`
}

/** The longest that Node's timers can wait for, and the control API takes. */
export const LONGEST_DELAY_MS = DAY_MS
