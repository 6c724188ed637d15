/** Takes the reports of the tags: checks them, and drops what has been told before. */

import { z } from 'zod'
import { FAILURE_CODES } from '../protocol/failures.ts'
import { REPORT_MAX_EVENTS, type TagEntry, type TagReport } from '../protocol/journal.ts'

const text = z.string().max(2_000)
const activation = z.int().min(0)
const attempt = z.int().min(0)
const token = z.string().max(16).nullable()
const optionType = text.nullable()
const code = z.enum(FAILURE_CODES)
const entry = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape })

const EVENT = z.discriminatedUnion('type', [
  entry('tag-loaded', { sid: text, url: text }),
  entry('activation-requested', { activation }),
  entry('provider-called', { activation, attempt }),
  entry('provider-answered', {
    activation,
    attempt,
    outcome: z.enum(['option', 'invalid', 'threw', 'timed-out']),
    optionType,
    token,
  }),
  entry('attempt-sent', { activation, attempt, optionType: text, token }),
  entry('retry-scheduled', { activation, code, delayMs: z.number() }),
  entry('activation-settled', {
    activation,
    status: z.enum(['authentication-success', 'authentication-failure']),
    code: code.nullable(),
    reason: text.nullable(),
    attempts: attempt,
    optionType,
  }),
  entry('refresh-scheduled', { delayMs: z.number() }),
  entry('refresh-started', { activation }),
  entry('refresh-settled', {
    activation,
    status: z.enum(['refreshed', 'identity-ended']),
    code: code.nullable(),
    reason: text.nullable(),
    attempts: attempt,
  }),
  entry('identity-stored', { kind: z.enum(['anonymous', 'secured']), vuid: text }),
  entry('identity-cleared', {}),
  entry('logout-called', {}),
  entry('tag-ended', {}),
  entry('function-threw', { message: text }),
  entry('property-set', { name: text, value: text }),
  entry('navigated', { screen: text }),
  entry('transaction-recorded', {
    id: text,
    amount: z.number(),
    products: z.array(z.strictObject({ id: text })).max(100),
    // Counted in a cookie, which anybody may have written into.
    retryCount: z.int().catch(1),
  }),
])

const REPORT: z.ZodType<TagReport> = z.strictObject({
  page: z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hex digits'),
  first: z.int().min(0),
  events: z.array(EVENT).max(REPORT_MAX_EVENTS),
})

/** The report, or a sentence that says what is wrong with it. */
export const readReport = (value: unknown): TagReport | string => {
  const { success, data, error } = REPORT.safeParse(value)
  return success ? data : `Not a journal report: ${z.prettifyError(error).replaceAll('\n', ' ')}`
}

/** Pages and transactions remembered, so that a stage which runs for days stays small. */
const MAX_REMEMBERED = 1_000

/**
 * Answers the events of a report that are new. A page counts its events from 0; a report may repeat, never skip. A
 * transaction that a page tells in the place of an earlier one is dropped when that had got through after all.
 */
export const createReportReader = (): ((report: TagReport) => TagReport['events']) => {
  const known = new Map<string, number>()
  const transactions = new Map<string, true>()
  const isNews = (event: TagEntry): boolean => {
    if (event.type !== 'transaction-recorded') return true
    const isToldAgain = event.retryCount > 0 && transactions.has(event.id)
    remember(transactions, event.id, true)
    return !isToldAgain
  }
  return ({ page, first, events }) => {
    const end = first + events.length
    const had = known.get(page) ?? first
    remember(known, page, Math.max(had, end))
    return events.slice(Math.max(0, had - first)).filter(isNews)
  }
}

/** The one that was not heard of for the longest time makes room. */
const remember = <Value>(known: Map<string, Value>, name: string, value: Value): void => {
  known.delete(name)
  known.set(name, value)
  const [oldest] = known.keys()
  if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest)
}
