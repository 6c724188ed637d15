/** The schemas of what an entry holds, made from the table of entries. */

import { z } from 'zod'
import { plainOf, type Field, type Fields } from './field.ts'

/** Where those who write and those who read an entry differ. */
export type FieldSchemas = {
  readonly text: z.ZodType
  readonly fingerprint: z.ZodType
  readonly listOf: (item: z.ZodType) => z.ZodType
  readonly countOr: (count: z.ZodType, orElse: number) => z.ZodType
}

export const shapeOf = (fields: Fields, schemas: FieldSchemas): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field, schemas)]))

const schemaOf = (field: Field, schemas: FieldSchemas): z.ZodType => {
  const schema = plainSchemaOf(field, schemas)
  if (typeof field === 'string') return schema
  if ('orNull' in field) return schema.nullable()
  if ('orMissing' in field) return schema.optional()
  return 'orElse' in field ? schemas.countOr(schema, field.orElse) : schema
}

const plainSchemaOf = (field: Field, schemas: FieldSchemas): z.ZodType => {
  const plain = plainOf(field)
  if (plain === 'text') return schemas.text
  if (plain === 'fingerprint') return schemas.fingerprint
  if (plain === 'number') return z.number()
  if (plain === 'count') return z.int().min(0)
  return 'listOf' in plain ? schemas.listOf(z.strictObject(shapeOf(plain.listOf, schemas))) : z.enum(plain)
}
