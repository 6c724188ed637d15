import { createPublicKey } from 'node:crypto'
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { expect, test } from './contract-test.ts'
import { JSON_BODY, send } from './http.ts'
import { attempt, expectPlainProblem, postGraphql, publicKey, sessionOf, SID, tokenFor } from './platform-client.ts'

const at = (graphqlUrl: string, path: string): string => new URL(path, graphqlUrl).href

test('the schema is served as text, and equals the introspected one', async ({ stage }) => {
  const served = await send(at(stage.graphqlUrl, 'schema.graphql'))
  expect(served.status).toBe(200)
  expect(served.headers['content-type']).toContain('text/plain')
  const answer = await postGraphql(stage, { query: getIntrospectionQuery({ inputValueDeprecation: true }) })
  const { data } = answer.json() as { readonly data: IntrospectionQuery }
  expect(printSchema(buildClientSchema(data))).toBe(printSchema(buildSchema(served.text)))
})

test('the third mutation has the names of the vendor: input, payload and session token', async ({ stage }) => {
  const schema = buildSchema((await send(at(stage.graphqlUrl, 'schema.graphql'))).text)
  const field = schema.getMutationType()?.getFields()['visitorAuthenticateFromCustomerUserId']
  expect(String(field?.type)).toBe('VisitorAuthenticateFromCustomerUserIdPayload')
  expect(field?.args.map(({ name, type }) => `${name}: ${String(type)}`)).toEqual([
    'input: VisitorAuthenticateFromCustomerUserIdInput!',
  ])
})

test('a session token verifies with the key that is published as PEM', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const { text } = await send(at(stage.graphqlUrl, 'keys/session.pem'))
  expect(text).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
  await expect(jwtVerify(accessToken, createPublicKey(text), { algorithms: ['ES256'] })).resolves.toBeDefined()
})

test('a session token verifies with the JWK set, in which its kid names the key', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const url = at(stage.graphqlUrl, '.well-known/jwks.json')
  await expect(jwtVerify(accessToken, createRemoteJWKSet(new URL(url)))).resolves.toBeDefined()
  const { x, y } = publicKey('platformSession').export({ format: 'jwk' })
  const { kid } = decodeProtectedHeader(accessToken)
  expect((await send(url)).json()).toEqual({
    // Nothing else: a member "d" would be the private half.
    keys: [{ kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' }],
  })
})

for (const { what, request, code } of [
  { what: 'a string that is no GraphQL', request: { query: '{' }, code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'an unknown field', request: { query: '{ nope }' }, code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'a variable that does not fit',
    request: {
      query:
        'mutation ($id: LegacyId!) { visitorAuthenticateAnonymously(input: { projectId: $id }) { visitor { vuid } } }',
      variables: { id: true },
    },
    code: 'BAD_USER_INPUT',
  },
  {
    what: 'an operation that is not there',
    request: { query: '{ platform }', operationName: 'other' },
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    what: 'several operations and no name',
    request: { query: 'query a { platform } query b { platform }' },
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    what: 'a fragment that contains itself',
    request: { query: '{ ...A } fragment A on Query { ...A }' },
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { what: 'a subscription', request: { query: 'subscription { platform }' }, code: 'BAD_USER_INPUT' },
  { what: 'a bad token', request: null, code: 'TOKEN_MALFORMED' },
]) {
  test(`${what} is a GraphQL error with the code ${code}`, async ({ stage }) => {
    const answer = request === null ? await attempt(stage, { jwe: 'rubbish' }) : await postGraphql(stage, request)
    expectPlainProblem(answer, 200)
    expect(answer.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(/^\S.*\S$/) as unknown, extensions: { code } }],
    })
  })
}

for (const { what, body } of [
  { what: 'no query', body: {} },
  { what: 'a query that is no text', body: { query: 3 } },
  { what: 'variables that are no object', body: { query: '{ platform }', variables: [] } },
  { what: 'extensions that are no object', body: { query: '{ platform }', extensions: 'x' } },
  { what: 'an operation name that is no text', body: { query: '{ platform }', operationName: 3 } },
]) {
  test(`${what} is answered 400 in the shape of GraphQL, with the code BAD_REQUEST`, async ({ stage }) => {
    const answer = await send(stage.graphqlUrl, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) })
    expectPlainProblem(answer, 400)
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })
}

test('a fragment used more than once, or a field requested twice, is still one attempt', async ({ stage }) => {
  const field = `visitorAuthenticateAnonymously(input: { projectId: ${SID} })`
  const query = `mutation { ...A ...A ${field} { visitor { vuid } } } fragment A on Mutation { ${field} { visitor { displayName } } }`
  expect((await postGraphql(stage, { query })).json()).toMatchObject({
    data: { visitorAuthenticateAnonymously: { visitor: { displayName: null } } },
  })
  expect(await stage.entries('attempt-answered')).toHaveLength(1)
})

test('an address with a query string is answered like one without, as for the platform "sd"', async ({ stage }) => {
  const answer = await send(`${stage.graphqlUrl}?platform=sd`, {
    method: 'POST',
    headers: JSON_BODY,
    body: '{ "query": "{ platform }" }',
  })
  expect(answer.json()).toEqual({ data: { platform: expect.any(String) as unknown } })
})

for (const path of ['/stages/no-such-stage/graphql', '/stages/%zz/graphql', '/no-such-thing', '/keys/nope.pem']) {
  test(`a page of another origin can read why ${path} is refused`, async ({ stage }) => {
    const headers = { origin: 'https://www.brand.example' }
    const answer = await send(new URL(stage.graphqlUrl).origin, { path, headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })
}
