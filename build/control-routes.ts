/** The table of requests in `docs/control-api.md`. */

import { querySchema, referenceTo, schemaComponents, type JsonSchema } from '../control-room/json-schemas.ts'
import type { Route } from '../control-room/route.ts'
import { ROUTES } from '../control-room/routes.ts'
import * as schemas from '../control-room/schemas.ts'
import { pageWithTable } from './page-with-table.ts'

export const controlApiPage = (): string =>
  pageWithTable('docs/control-api.md', 'control-room/routes', [
    ['request', 'body', ''],
    ...ROUTES.map((route) => [`\`${requestOf(route)}\``, bodyOf(route), route.summary]),
  ])

const requestOf = ({ method, path, query }: Route): string => {
  const place = path.startsWith('/stages/{stage}/') ? path.replace('/stages/{stage}', '…') : `/control${path}`
  const names = query === undefined ? [] : Object.keys(querySchema(query(schemas)).properties ?? {})
  return `${method.toUpperCase()} ${place}${names.length === 0 ? '' : `?${names.map((name) => `${name}=`).join('&')}`}`
}

const COMPONENTS = schemaComponents()

const bodyOf = (route: Route): string => {
  if (route.of === 'stream' || route.body === undefined) return ''
  const name = referenceTo(route.body(schemas)).$ref?.split('/').at(-1) ?? ''
  return shapesOf(COMPONENTS[name])
    .map((shape) => `\`${shape}\``)
    .join(' or ')
}

/** `{ advanceMs }`, with a question mark at what may be left out; an object without fields is no body. */
const shapesOf = (schema: JsonSchema | boolean | undefined): readonly string[] => {
  if (typeof schema !== 'object') return []
  if (schema.type === 'array') return shapesOf(schema.items as JsonSchema).map((shape) => `[${shape}]`)
  if (schema.properties === undefined) return (schema.anyOf ?? []).flatMap(shapesOf)
  const names = Object.keys(schema.properties).map(
    (name) => `${name}${schema.required?.includes(name) === true ? '' : '?'}`,
  )
  return names.length === 0 ? [] : [`{ ${names.join(', ')} }`]
}
