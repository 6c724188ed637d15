/** Whether what was asked and what was answered is what the OpenAPI document says. */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openApiDocument, type Operation, type ResponseRow } from '../../control-room/openapi.ts'
import type { Answer } from './http.ts'

export const DOCUMENT = openApiDocument({ version: '0.0.0', host: '127.0.0.1:4070' })

export type Exchange = {
  readonly method: string
  /** Behind `/control`. */
  readonly path: string
  readonly body: string | undefined
  readonly answer: Answer
}

/** What differs from the document, in words; null for what it does not know, which has to be a problem. */
export const undocumented = ({ method, path, body, answer }: Exchange): string | null => {
  const name = `${method} ${path}`
  const operation = operationFor(method, path)
  if (operation === null)
    return answer.status < 400 ? `${name} is answered with ${answer.status}, and is not documented` : null
  const response = operation.responses[answer.status]
  if (response === undefined) return `${name}: the status ${answer.status} is not documented`
  const schema = jsonSchemaOf(response.content)
  const isEmpty = answer.text === ''
  if (schema === null)
    return isEmpty || response.content !== undefined ? null : `${name}: ${answer.status} has an undocumented body`
  const isTaken = answer.status < 400 && operation.requestBody !== undefined && body !== undefined && body !== ''
  return (
    problemOf(schema, answer.json(), `${name}: the answer ${answer.status}`) ??
    (isTaken
      ? problemOf(jsonSchemaOf(operation.requestBody?.content), JSON.parse(body), `${name}: a body that was taken`)
      : null)
  )
}

/** What the document has against a body; null where it allows it. */
export const undocumentedBody = (method: string, path: string, body: unknown): string | null =>
  problemOf(jsonSchemaOf(operationFor(method, path)?.requestBody?.content), body, 'the body')

/** Whether the data of an event of the stream is as documented. */
export const undocumentedEvent = (name: string, data: unknown): string | null => {
  const content = operationFor('GET', '/stages/main/events')?.responses['200']?.content
  const stream = content !== undefined && 'text/event-stream' in content ? content['text/event-stream'] : null
  const schema = stream?.['x-server-sent-events'][name]
  return schema === undefined ? `the event ${name} is not documented` : problemOf(schema, data, `the event ${name}`)
}

const operationFor = (method: string, path: string): Operation | null => {
  const segments = path.split('?')[0]?.split('/') ?? []
  const [, methods] =
    Object.entries(DOCUMENT.paths).find(([template]) => {
      const parts = template.split('/')
      return (
        parts.length === segments.length &&
        parts.every((part, index) => part.startsWith('{') || part === segments[index])
      )
    }) ?? []
  return methods?.[method.toLowerCase()] ?? null
}

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema({ $id: 'document', components: DOCUMENT.components })

const compiled = new Map<string, ValidateFunction>()

const problemOf = (schema: { readonly $ref?: string } | null, value: unknown, what: string): string | null => {
  const reference = `document${schema?.$ref ?? '#'}`
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference })
  compiled.set(reference, validate)
  return validate(value) ? null : `${what} is not as documented: ${ajv.errorsText(validate.errors)}`
}

const jsonSchemaOf = (content: ResponseRow['content']): { readonly $ref?: string } | null =>
  content !== undefined && 'application/json' in content ? content['application/json'].schema : null
