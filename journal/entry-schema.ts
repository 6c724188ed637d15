/** An entry as whoever reads the journal finds it. */

import { z } from 'zod'
import { COMMON, ENTRIES, type JournalEntry } from './entries.ts'
import { shapeOf, type FieldSchemas } from './field-schemas.ts'

const AS_READ: FieldSchemas = {
  text: z.string(),
  fingerprint: z.string().describe('The fingerprint of a token.'),
  listOf: (item) => z.array(item),
  countOr: (count) => count,
}

const OF_EACH = shapeOf(COMMON, AS_READ)

const ENTRIES_OF_EACH_TYPE = Object.entries(ENTRIES).map(([type, { between, holds }]): z.ZodObject =>
  z
    .strictObject({ type: z.literal(type), ...OF_EACH, ...shapeOf(holds, AS_READ) })
    .meta({ title: type, description: between.join(' → ') }),
)

// The type of the entries and this schema come from the same table.
export const JOURNAL_ENTRY = z.discriminatedUnion(
  'type',
  ENTRIES_OF_EACH_TYPE as [z.ZodObject, ...z.ZodObject[]],
) as unknown as z.ZodType<JournalEntry>
