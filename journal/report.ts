/** What a tag sends to the journal, and its check, which is built from the table of entries. */

import { z } from 'zod'
import { REPORT_MAX_EVENTS } from '../protocol/endpoints.ts'
import type { RECORD_FUNCTION } from '../protocol/rehearsed-page.ts'
import { BY_TAG, type TagEntry } from './entries.ts'
import { shapeOf, type FieldSchemas } from './field-schemas.ts'
import type { Field, Fields } from './field.ts'

/** `first` is the number of the first event in `events`; each page counts from 0. */
export type TagReport = { readonly page: string; readonly first: number; readonly events: readonly TagEntry[] }

/** Resolves with whether the stage has accepted the report. A report without events says that the tag has started. */
export type RecordFunction = (report: TagReport) => Promise<boolean>

export type RecordedWindow = { readonly [RECORD_FUNCTION]?: RecordFunction }

/** The report, or a sentence that says what is wrong with it. */
export const readReport = (value: unknown): TagReport | string => {
  const { success, data, error } = REPORT.safeParse(value)
  return success ? data : `Not a journal report: ${z.prettifyError(error).replaceAll('\n', ' ')}`
}

/** A page can send anything: what it sends is bounded, and a token in place of its fingerprint is too long. */
const AS_SENT: FieldSchemas = {
  text: z.string().max(2_000),
  fingerprint: z.string().max(16),
  listOf: (item) => z.array(item).max(100),
  countOr: (count, orElse) => count.catch(orElse),
}

const sentBy = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => !isAddedByPlatform(field)))

const isAddedByPlatform = (field: Field): boolean => typeof field === 'object' && 'from' in field

const EVENTS = Object.entries(BY_TAG).map(([type, { holds }]): z.ZodObject =>
  z.strictObject({ type: z.literal(type), ...shapeOf(sentBy(holds), AS_SENT) }),
)

// Built from the same table as the types of the entries.
const REPORT = z.strictObject({
  page: z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hex digits'),
  first: z.int().min(0),
  events: z.array(z.discriminatedUnion('type', EVENTS as [z.ZodObject, ...z.ZodObject[]])).max(REPORT_MAX_EVENTS),
}) as unknown as z.ZodType<TagReport>
