/** A moment as people write it in settings and on the command line. */

export const AN_INSTANT = 'milliseconds since 1970, or a date and time with a time zone, such as 2026-01-31T12:00:00Z'

/** The zone is required, because a time without it means a different moment on each machine. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** In milliseconds since 1970; null if it is no such moment. */
export const instantMs = (value: string | number): number | null => {
  const ms = typeof value === 'number' ? value : DATE_TIME.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(new Date(ms).getTime()) ? null : ms
}
