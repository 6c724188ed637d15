/** The schemas of the control API as JSON Schema 2020-12, which OpenAPI 3.1 uses; each has a name, and refers to others by it. */

import { z } from 'zod'
import { choicesOf } from '../settings/fields.ts'
import * as answers from './answer-schemas.ts'
import { STREAM_EVENTS } from './answer-schemas.ts'
import * as bodies from './schemas.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

export const schemaComponents = (): Readonly<Record<string, JsonSchema>> => ({
  ...convert(NAMED_BODIES, 'input'),
  ...convert(NAMED_ANSWERS, 'output'),
})

export const referenceTo = (schema: z.core.$ZodType): JsonSchema => {
  const [name] = Object.entries({ ...NAMED_BODIES, ...NAMED_ANSWERS }).find(([, named]) => named === schema) ?? []
  if (name === undefined)
    throw new Error('A schema of a route is exported by neither schemas.ts nor answer-schemas.ts.')
  return { $ref: uriOf(name) }
}

/** The object of a query's parameters, with what becomes of their texts. */
export const querySchema = (schema: z.core.$ZodType): JsonSchema => convertOne(schema, 'output')

/** What may be given, in a document of its own. */
export const givenSchema = (schema: z.core.$ZodType): JsonSchema => convertOne(schema, 'input')

const uriOf = (name: string): string => `#/components/schemas/${name}`

type Named = Readonly<Record<string, z.ZodType>>

/** `PREPARED_ANSWERS` is called `PreparedAnswers`. */
const pascal = (name: string): string =>
  name.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())

const schemasOf = (exported: Readonly<Record<string, unknown>>): Named =>
  Object.fromEntries(
    Object.entries(exported).flatMap(([name, value]) =>
      value instanceof z.ZodType && !name.endsWith('_QUERY') ? [[pascal(name), value] as const] : [],
    ),
  )

const NAMED_BODIES = schemasOf(bodies)
const NAMED_ANSWERS: Named = {
  ...schemasOf(answers),
  ...Object.fromEntries(Object.entries(STREAM_EVENTS).map(([name, schema]) => [pascal(`${name}_event`), schema])),
}

type Direction = 'input' | 'output'

const convert = (named: Named, io: Direction): Readonly<Record<string, JsonSchema>> => {
  const registry = z.registry<{ readonly id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { ...optionsOf(io), uri: uriOf })
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, alone(schema)]))
}

const convertOne = (schema: z.core.$ZodType, io: Direction): JsonSchema => alone(z.toJSONSchema(schema, optionsOf(io)))

/** A choice is a transformation, which JSON Schema does not know: it is shown as what there is to choose from. */
const optionsOf = (io: Direction): z.core.ToJSONSchemaParams => ({
  io,
  unrepresentable: 'any',
  override: ({ zodSchema, jsonSchema }) => {
    const choices = choicesOf(zodSchema)
    if (choices !== undefined) jsonSchema.anyOf = choices.map((choice) => convertOne(choice, io))
    const needed = zodSchema instanceof z.ZodObject ? choicesIn(zodSchema) : []
    if (needed.length > 0) jsonSchema.required = [...(jsonSchema.required ?? []), ...needed]
  },
})

/** A transformation may be given nothing at all, which is then missed by what it chooses. */
const choicesIn = ({ shape }: z.ZodObject): readonly string[] =>
  Object.entries<object>(shape).flatMap(([name, field]) => (choicesOf(field) === undefined ? [] : [name]))

/** Inside a document it needs no name and no version of its own. */
const alone = ({ $schema: _version, $id: _name, ...schema }: JsonSchema): JsonSchema => schema
