import { spawnSync } from 'node:child_process'
import { Validator } from '@seriousme/openapi-schema-validator'
import { curlLine, examplePath } from '../../control-room/curl-line.ts'
import { ROUTES } from '../../control-room/routes.ts'
import { packageVersion } from '../../environment/version.ts'
import { converse } from './conversation-client.ts'
import { expect, test } from './contract-test.ts'
import { DOCUMENT, undocumentedBody, undocumentedEvent } from './documented.ts'
import { openStream } from './event-stream.ts'
import { send } from './http.ts'
import { CONTROL_TOKEN, test as ownServer } from './rehearsal-process.ts'
import { sessionOf, SID } from './platform-client.ts'

test('the control API serves a valid OpenAPI 3.1 document to whoever asks on this machine', async ({ control }) => {
  const answer = await send(`${control.url}/openapi.json`)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  const document = answer.json() as typeof DOCUMENT
  expect(await new Validator().validate(structuredClone(document) as Record<string, unknown>)).toEqual({ valid: true })
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.paths).toHaveProperty(['/stages/{stage}/answers', 'post', 'operationId'], 'prepareAnswers')
})

test('the served document holds the address that was asked for, the version of the package, and no control token', async ({
  control,
}) => {
  const { text } = await send(`${control.url}/openapi.json`)
  const { host, port } = new URL(control.url)
  expect(text).toContain(`curl http://${host}/control/stages/main/conversations`)
  expect(text).toContain(`"name":"rehearsal-${port}"`)
  expect(text).toContain(`"version":"${packageVersion()}"`)
  expect(text).not.toContain(control.token)
})

for (const { who, headers } of [
  { who: 'by another name of this machine', headers: { host: 'rebound.example' } },
  { who: 'from a page of another origin', headers: { origin: 'http://evil.example' } },
  { who: 'from a page of another site', headers: { 'sec-fetch-site': 'cross-site' } },
]) {
  test(`the OpenAPI document is not served ${who}`, async ({ control }) => {
    const answer = await send(`${control.url}/openapi.json`, { headers })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain('paths')
  })
}

/** There is one audit for the whole server, so that its tests have a server of their own: `control-audit.spec.ts`. */
const isOfAudit = ({ path }: (typeof ROUTES)[number]): boolean => path.includes('/audit')

for (const route of ROUTES.filter((one) => one.of !== 'stream' && !isOfAudit(one))) {
  test(`${route.id} answers an example of its own as the OpenAPI document says`, async ({ control, stage }) => {
    const { accessToken } = await sessionOf(stage, { jwe: null })
    await converse(stage, accessToken, { write: 'Hello' })
    const body = 'example' in route ? JSON.stringify(route.example) : undefined
    const path = examplePath(route, { stage: stage.id, sid: SID })
    const answer = await control.send(path, {
      method: route.method.toUpperCase(),
      ...(body === undefined ? {} : { body }),
    })
    expect(Object.keys(route.answers)).toContain(String(answer.status))
    await control.send(`/stages/${stage.id}`, { method: 'PUT' })
  })
}

for (const route of ROUTES.filter((one) => !isOfAudit(one))) {
  for (const [field, body] of 'example' in route ? withoutEachField(route.example) : []) {
    test(`${route.id} takes its example without "${field}" exactly if the document says so`, async ({
      control,
      stage,
    }) => {
      const path = examplePath(route, { stage: stage.id, sid: SID })
      const method = route.method.toUpperCase()
      const { status } = await control.send(path, { method, body: JSON.stringify(body) })
      expect(status === 400).toBe(undocumentedBody(method, path, body) !== null)
    })
  }
}

test('every event of the stream is as documented', async ({ control, stage, anotherStage }) => {
  const authorization = `Bearer ${control.token}`
  const stream = await openStream(`${control.url}/stages/${stage.id}/events`, { authorization })
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 3, delayMs: 1 }, { answer: 'accept' })
  await stage.tokenBackend('slow')
  await sessionOf(stage, { jwe: null })
  await stream.next('beat')
  const last = await openStream(`${control.url}/stages/${anotherStage.id}/events`, { authorization })
  await last.next('state')
  await anotherStage.drop()
  await last.next('dropped')
  await control.send(`/stages/${anotherStage.id}`, { method: 'PUT' })
  const seen = [...stream.seen, ...last.seen]
  expect(seen.map(({ name, data }) => undocumentedEvent(name, data)).filter((problem) => problem !== null)).toEqual([])
  expect(new Set(seen.map(({ name }) => name))).toEqual(
    new Set(['stage', 'entries', 'audit', 'state', 'beat', 'dropped']),
  )
  stream.close()
  last.close()
})

/** Of a stage that has just begun, and cannot be deleted; the audit that it starts is cancelled. */
const NOT_NOW: Readonly<Record<string, string>> = {
  deleteStage: '409',
  directAgent: '409',
  readAuditReport: '404',
  readAuditFindings: '404',
}

ownServer('the curl line of every operation works in a shell as it stands', async ({ rehearsal }) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  for (const route of ROUTES) {
    const line = `${curlLine(route, new URL(standInUrl).host)} --silent --max-time 5 --output /dev/null --write-out '%{http_code}'`
    // It ends with a code of its own where it stops listening to a stream.
    const { stdout } = spawnSync('sh', ['-c', line], {
      env: { ...process.env, TOKEN: CONTROL_TOKEN },
      encoding: 'utf8',
    })
    expect([NOT_NOW[route.id] ?? Object.keys(route.answers)].flat(), route.id).toContain(stdout)
  }
})

test('every operation of the document has a name of its own', () => {
  const names = ROUTES.map(({ id }) => id)
  expect(names).toEqual([...new Set(names)])
})

test('no part of the document leaves open what may be there', () => {
  expect(emptySchemasIn(DOCUMENT.components.schemas, '')).toEqual([])
})

/** Of a list, its first item lacks the field. */
function withoutEachField(example: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(example)) return withoutEachField(example[0]).map(([field, item]) => [field, [item]])
  const fields = Object.entries(example ?? {})
  return fields.map(([field]) => [field, Object.fromEntries(fields.filter(([name]) => name !== field))])
}

/** `{}` allows anything; a JSON object with any fields says so with "additionalProperties". */
const emptySchemasIn = (value: unknown, path: string): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Object.keys(value).length === 0 && !/\/(properties|additionalProperties|propertyNames)$/.test(path)) return [path]
  return Object.entries(value).flatMap(([name, part]) => emptySchemasIn(part, `${path}/${name}`))
}
