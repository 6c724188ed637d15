/** A JSON Schema as a table of fields, for people: the name, what it may be, whether it must be there, its default. */

import { html, type SafeHtml } from '@remix-run/html-template'
import type { JsonSchema } from './json-schemas.ts'

/** The fields of an object, with those of the objects in it; of alternatives each has a table. */
export const fieldTable = (schema: JsonSchema): SafeHtml => {
  const rows = rowsOf(schema, '')
  if (rows.length > 0) return tableOf(rows)
  const alternatives = alternativesOf(schema).filter(({ type }) => type === 'object')
  if (alternatives.length > 0) return html`${alternatives.map(alternative)}`
  return html`<p>${typeWords(schema)}</p>${schema.type === 'array' && isSchema(schema.items) ? fieldTable(schema.items) : ''}`
}

const alternative = (schema: JsonSchema): SafeHtml =>
  schema.title === undefined
    ? fieldTable(schema)
    : html`<details><summary><code>${schema.title}</code> <span class="hint">${schema.description ?? ''}</span></summary>${fieldTable(schema)}</details>`

type Row = { readonly name: string; readonly schema: JsonSchema; readonly isRequired: boolean }

const rowsOf = (schema: JsonSchema, prefix: string): readonly Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (!isSchema(property)) return []
    const path = `${prefix}${name}`
    const isRequired = schema.required?.includes(name) === true
    return [{ name: path, schema: property, isRequired }, ...rowsWithin(property, path)]
  })

/** Of an object its fields, of a list those of its items; of one thing or another those of each. */
const rowsWithin = (schema: JsonSchema, path: string): readonly Row[] => [
  ...rowsOf(schema, `${path}.`),
  ...(isSchema(schema.items) ? rowsWithin(schema.items, `${path}[]`) : []),
  ...alternativesOf(schema).flatMap((one) => rowsWithin(one, path)),
]

const tableOf = (rows: readonly Row[]): SafeHtml =>
  html`<dl class="fields">${rows.map(
    ({
      name,
      schema,
      isRequired,
    }) => html`<div><dt><code>${name}</code>${isRequired ? html` <span class="chip">required</span>` : ''}</dt>
<dd>${schema.description === undefined ? '' : html`<span>${schema.description}</span>`}<span class="value">${typeWords(schema)}</span>${
      schema.default === undefined
        ? ''
        : html`<span class="hint">Default: <code>${JSON.stringify(schema.default)}</code></span>`
    }</dd></div>`,
  )}</dl>`

/** What it may be, in a few words; a named shape is a link to its card. */
export const typeWords = (schema: JsonSchema): SafeHtml => {
  const row = TYPES.find(({ is }) => is(schema))
  return row === undefined ? html`anything` : row.words(schema)
}

type TypeRow = { readonly is: (schema: JsonSchema) => boolean; readonly words: (schema: JsonSchema) => SafeHtml }

/** The first row that fits. */
const TYPES: readonly TypeRow[] = [
  { is: ({ $ref }) => $ref !== undefined, words: ({ $ref = '' }) => link($ref.split('/').at(-1) ?? '') },
  { is: (schema) => 'const' in schema, words: (schema) => literal(schema.const) },
  { is: (schema) => schema.enum !== undefined, words: ({ enum: legal = [] }) => either(legal.map(literal)) },
  { is: (schema) => schema.type === undefined, words: (schema) => either(alternativesOf(schema).map(typeWords)) },
  { is: ({ type }) => type === 'array', words: listWords },
  { is: ({ type }) => type === 'integer', words: (schema) => html`a whole number${rangeOf(schema)}` },
  { is: ({ type }) => type === 'number', words: (schema) => html`a number${rangeOf(schema)}` },
  { is: ({ format }) => format === 'uri', words: () => html`an address` },
  {
    is: ({ maxLength }) => maxLength !== undefined,
    words: ({ maxLength }) => html`a string of at most ${maxLength} characters`,
  },
  { is: ({ type }) => type === 'string', words: () => html`a string` },
  { is: ({ type }) => type === 'boolean', words: () => either([literal(true), literal(false)]) },
  { is: ({ type }) => type === 'null', words: () => literal(null) },
  { is: ({ type }) => type === 'object', words: () => html`an object` },
]

const link = (name: string): SafeHtml => html`<a href="#${name}">${name}</a>`

const literal = (value: unknown): SafeHtml => html`<code>${JSON.stringify(value)}</code>`

function listWords({ items, minItems = 0, maxItems }: JsonSchema): SafeHtml {
  const size = minItems === 0 ? `at most ${maxItems}` : `${minItems} to ${maxItems}`
  return html`a list of ${maxItems === undefined ? '' : `${size}: `}${isSchema(items) ? typeWords(items) : 'anything'}`
}

const rangeOf = ({ minimum, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): string => {
  if (minimum === undefined || minimum === Number.MIN_SAFE_INTEGER) return ''
  return maximum === Number.MAX_SAFE_INTEGER ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`
}

const either = (words: readonly SafeHtml[]): SafeHtml =>
  html`${words.map((word, index) => html`${index === 0 ? '' : index === words.length - 1 ? ' or ' : ', '}${word}`)}`

const alternativesOf = ({ anyOf = [], oneOf = [] }: JsonSchema): readonly JsonSchema[] =>
  [...anyOf, ...oneOf].filter(isSchema)

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
