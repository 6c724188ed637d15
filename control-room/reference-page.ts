/** The OpenAPI document as a page: what each operation does, takes and answers. Nothing of it runs. */

import { html, type SafeHtml } from '@remix-run/html-template'
import type { JsonSchema } from './json-schemas.ts'
import type { OpenApi, Operation, Parameter, ResponseRow } from './openapi.ts'
import { fieldTable, typeWords } from './schema-table.ts'

export const referencePage = (document: OpenApi): string => {
  const { info, tags, components } = document
  const operations = operationsIn(document)
  const bodies = operations.map(({ operation }) => bodyNameOf(operation))
  const shapes = Object.entries(components.schemas).filter(([name]) => !bodies.includes(name))
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Control API · Rehearsal</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/control-room/control-room.css">
</head>
<body class="reference">
<header class="top">
<p class="mark">Rehearsal</p>
<h1>${info.title}</h1>
<a href="/">Control room</a>
<a href="/control/openapi.json">OpenAPI document</a>
</header>
<div class="columns">
<nav aria-label="Operations">
${tags.map(({ name }) => contents(name, operations))}
<h2 class="shapes">Shapes</h2>
<ul class="shapes">${shapes.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>
</nav>
<main>
<p class="lead">${prose(info.description)}</p>
<p>Send the control token as <code>Authorization: Bearer &lt;token&gt;</code>. It is printed at start. In the examples it is in <code>$TOKEN</code>.</p>
${operations.map((placed) => operationCard(placed, components.schemas))}
<h2>Shapes</h2>
${shapes.map(([name, schema]) => shapeCard(name, schema))}
</main>
</div>
</body>
</html>
`)
}

type Placed = { readonly method: string; readonly path: string; readonly operation: Operation }

const operationsIn = ({ paths, tags }: OpenApi): readonly Placed[] => {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return tags.flatMap(({ name }) => all.filter(({ operation }) => operation.tags[0] === name))
}

const contents = (tag: string, operations: readonly Placed[]): SafeHtml => html`<h2>${tag}</h2>
<ul>${operations
  .filter(({ operation }) => operation.tags[0] === tag)
  .map(
    ({ method, path, operation }) =>
      html`<li><a href="#${operation.operationId}"><b>${method}</b> ${path.replace('/stages/{stage}/', '…/')}</a></li>`,
  )}</ul>`

const operationCard = ({ method, path, operation }: Placed, schemas: Shapes): SafeHtml => {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  return html`<section class="card" id="${operationId}" aria-labelledby="${operationId}-title">
<h3 id="${operationId}-title"><b>${method}</b> <code>/control${path}</code></h3>
<p>${prose(summary)}${description === undefined ? '' : html` ${prose(description)}`}</p>
${parameters.length === 0 ? '' : html`<h4>Parameters</h4>${parameterTable(parameters)}`}
${requestBody === undefined ? '' : html`<h4>Body${requestBody.required ? '' : ', which may be left out'}</h4>${fieldTable(schemas[bodyNameOf(operation)] ?? {})}`}
<h4>Example</h4>
<pre tabindex="0"><code>${operation['x-codeSamples'][0].source}</code></pre>
<h4>Answers</h4>
<dl class="answers">${Object.entries(responses).map(answerRow)}</dl>
</section>
`
}

type Shapes = OpenApi['components']['schemas']

/** Each body has a shape of its own, which is shown where it is taken. */
const bodyNameOf = ({ requestBody }: Operation): string =>
  requestBody?.content['application/json'].schema.$ref?.split('/').at(-1) ?? ''

const parameterTable = (parameters: readonly Parameter[]): SafeHtml =>
  fieldTable({
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(({ name, description = '', schema, ...where }) => [
        name,
        { ...schema, description: `${description} In the ${where.in}.` },
      ]),
    ),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  })

const answerRow = ([status, { description, content }]: readonly [string, ResponseRow]): SafeHtml =>
  html`<dt>${status}</dt><dd>${prose(description)} ${content === undefined ? '' : contentOf(content)}</dd>`

const contentOf = (content: NonNullable<ResponseRow['content']>): SafeHtml => {
  if ('application/json' in content) return typeWords(content['application/json'].schema)
  if ('text/html' in content) return html`A page.`
  const events = Object.entries(content['text/event-stream']['x-server-sent-events'])
  return html`<ul>${events.map(([name, schema]) => html`<li><code>${name}</code>: ${typeWords(schema)}</li>`)}</ul>`
}

const shapeCard = (
  name: string,
  schema: JsonSchema,
): SafeHtml => html`<section class="card" id="${name}" aria-labelledby="${name}-title">
<h3 id="${name}-title">${name}</h3>
${schema.description === undefined ? '' : html`<p>${prose(schema.description)}</p>`}
${fieldTable(schema)}
</section>
`

/** What stands between backticks is code. */
const prose = (text: string): SafeHtml =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`
