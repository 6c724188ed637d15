import { createHash } from 'node:crypto'
import { jwtVerify } from 'jose'
import { expect, nowOn, test } from './contract-test.ts'
import {
  attempt,
  outcomeOf,
  postGraphql,
  publicKey,
  RECORDED,
  sessionOf,
  SID,
  tokenFor,
  type GraphqlRequest,
} from './platform-client.ts'

const SOME_ACCESS_TOKEN = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as unknown
const SESSION_TOKEN = { visitorSessionToken: { accessToken: SOME_ACCESS_TOKEN } }

type Call = { readonly way: string; readonly field: string; readonly request: (jwe: string) => GraphqlRequest }

const CALLS: readonly Call[] = [
  {
    way: 'the recorded mutation for a secured visitor',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({ query: RECORDED.secured, variables: { projectId: Number(SID), jwe, vuid: null } }),
  },
  {
    way: 'the recorded mutation for a secured visitor, without a vuid',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({ query: RECORDED.secured, variables: { projectId: Number(SID), jwe } }),
  },
  {
    way: 'the recorded mutation for an anonymous visitor',
    field: 'visitorAuthenticateAnonymously',
    request: () => ({ query: RECORDED.anonymous, variables: { projectId: Number(SID) } }),
  },
  {
    way: 'the recorded mutation for a simple visitor',
    field: 'visitorAuthenticateFromCustomerUserId',
    request: () => ({ query: RECORDED.simple, variables: { projectId: Number(SID), userId: 'camille', vuid: null } }),
  },
  {
    way: 'the project as a string variable',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({ query: RECORDED.secured, variables: { projectId: SID, jwe } }),
  },
  {
    way: 'the project as a number in the query',
    field: 'visitorAuthenticateAnonymously',
    request: () => ({
      query: `mutation { visitorAuthenticateAnonymously(input: { projectId: ${SID} }) { visitorSessionToken { accessToken } } }`,
    }),
  },
  {
    way: 'the project as a string in the query, and the token too',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({
      query: `mutation { visitorAuthenticateFromCredentials(input: { projectId: "${SID}", credentials: "${jwe}" }) { visitorSessionToken { accessToken } } }`,
    }),
  },
  {
    way: 'the whole input as one variable',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({
      query:
        'mutation ($input: VisitorAuthenticateFromCredentialsInput!) { visitorAuthenticateFromCredentials(input: $input) { visitorSessionToken { accessToken } } }',
      variables: { input: { projectId: SID, credentials: jwe } },
    }),
  },
  {
    way: 'a fragment for the payload',
    field: 'visitorAuthenticateFromCredentials',
    request: (jwe) => ({
      query: `
        fragment Session on VisitorAuthenticateFromCredentialsPayload { visitorSessionToken { ...Token } }
        fragment Token on VisitorSessionToken { accessToken }
        mutation ($jwe: String!) { visitorAuthenticateFromCredentials(input: { projectId: ${SID}, credentials: $jwe }) { ...Session } }`,
      variables: { jwe },
    }),
  },
  {
    way: 'several operations and the name of one of them',
    field: 'visitorAuthenticateAnonymously',
    request: () => ({
      query: `query other { platform } ${RECORDED.anonymous}`,
      variables: { projectId: SID },
      operationName: 'authenticateAnonymousVisitor',
    }),
  },
]

for (const { way, field, request } of CALLS) {
  test(`authentication succeeds with ${way}`, async ({ stage }) => {
    const answer = await postGraphql(stage, request(await tokenFor('camille')))
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({ data: { [field]: SESSION_TOKEN } })
  })
}

test("the chat may query the visitor's name: first and last name, else the user id", async ({ stage }) => {
  const visitorData = { firstName: 'Jane', lastName: 'Doe' }
  expect((await sessionOf(stage, { jwe: await tokenFor('a', { visitorData }) })).displayName).toBe('Jane Doe')
  expect((await sessionOf(stage, { jwe: await tokenFor('b') })).displayName).toBe('b')
  expect((await sessionOf(stage, { jwe: null })).displayName).toBeNull()
})

test('a refusal is the documented reason for the site, a permanent code for the tag, and no data', async ({
  stage,
}) => {
  const answer = await attempt(stage, { jwe: 'rubbish' })
  expect(answer.status).toBe(200)
  expect(answer.json()).toEqual({
    data: { session: null },
    errors: [
      {
        message: 'Failed to fetch authentication with a server error',
        locations: expect.any(Array) as unknown,
        path: ['session'],
        extensions: { code: 'TOKEN_MALFORMED', retried: true },
      },
    ],
  })
})

test('a project unknown to the stage is refused with the reason of the FAQ, and the journal names the known ones', async ({
  stage,
}) => {
  const answer = await attempt(stage, { projectId: 999, jwe: await tokenFor('camille') })
  expect(answer.json()).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(
          /^Failed to authenticate visitor from credentials : the website is not cor/,
        ) as unknown,
        extensions: { code: 'PROJECT_UNKNOWN' },
      },
    ],
  })
  await stage.waitFor('attempt-answered', { detail: `no project "999" on this stage; known: ${SID}` })
})

test.describe('a project without authentication mode', () => {
  test.use({ stageSettings: { projects: [{ sid: SID, authenticationMode: false }] } })

  test('a project without authentication mode refuses a secured visitor and accepts an anonymous one', async ({
    stage,
  }) => {
    expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('AUTHENTICATION_MODE_OFF')
    expect(await outcomeOf(stage, { jwe: null })).toBe('accepted')
  })
})

test('a session token is signed with the key of the platform and carries the claims that the mobile SDK reads', async ({
  control,
  stage,
}) => {
  await stage.advanceClock(86_400_000)
  const before = Math.floor((await nowOn(control, stage)) / 1000)
  const { accessToken, vuid } = await sessionOf(stage, { jwe: await tokenFor('camille', {}, new Date(before * 1000)) })
  const after = Math.floor((await nowOn(control, stage)) / 1000)
  const { payload, protectedHeader } = await jwtVerify(accessToken, publicKey('platformSession'), {
    algorithms: ['ES256'],
    currentDate: new Date(after * 1000),
  })
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: expect.stringMatching(/^[\w-]{43}$/) as unknown })
  expect(payload).toEqual({
    'https://iadvize.com/vuid': vuid,
    'https://iadvize.com/visitorProfileId': expect.stringMatching(/./) as unknown,
    'https://iadvize.com/jid': expect.stringMatching(/^\S+@\S+$/) as unknown,
    'https://iadvize.com/websiteId': Number(SID),
    iss: expect.stringMatching(/./) as unknown,
    iat: expect.any(Number) as unknown,
    exp: expect.any(Number) as unknown,
  })
  expect(payload.iat).toBeGreaterThanOrEqual(before)
  expect(payload.iat).toBeLessThanOrEqual(after)
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600)
})

test("a token is valid for a minute of the stage's clock and expired after it", async ({ stage }) => {
  const jwe = await tokenFor('camille')
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
  await stage.advanceClock(61_000)
  expect(await outcomeOf(stage, { jwe })).toBe('TOKEN_EXPIRED')
})

test('a visitor id is 45 lower-case hex characters, for secured and anonymous visitors', async ({ stage }) => {
  expect((await sessionOf(stage, { jwe: null })).vuid).toMatch(/^[0-9a-f]{45}$/)
  expect((await sessionOf(stage, { jwe: await tokenFor('camille') })).vuid).toMatch(/^[0-9a-f]{45}$/)
})

test('the same user is the same visitor in every browser, and another user is another visitor', async ({ stage }) => {
  const camille = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const again = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const elsewhere = await sessionOf(stage, { jwe: await tokenFor('camille'), vuid: 'f'.repeat(45) })
  const jonas = await sessionOf(stage, { jwe: await tokenFor('jonas') })
  expect([again.vuid, elsewhere.vuid]).toEqual([camille.vuid, camille.vuid])
  expect(jonas.vuid).not.toBe(camille.vuid)
})

test('an anonymous visitor who signs in for the first time keeps the visitor id', async ({ stage }) => {
  const { vuid } = await sessionOf(stage, { jwe: null })
  expect((await sessionOf(stage, { jwe: null, vuid })).vuid).toBe(vuid)
  expect((await sessionOf(stage, { jwe: await tokenFor('camille'), vuid })).vuid).toBe(vuid)
})

test('an anonymous visitor who turns out to be a known user is that user', async ({ stage }) => {
  const camille = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const { vuid } = await sessionOf(stage, { jwe: null })
  expect(vuid).not.toBe(camille.vuid)
  expect((await sessionOf(stage, { jwe: await tokenFor('camille'), vuid })).vuid).toBe(camille.vuid)
})

test("a signed-in visitor's id is never given to a second user or to an anonymous visitor", async ({ stage }) => {
  const { vuid } = await sessionOf(stage, { jwe: null })
  await sessionOf(stage, { jwe: await tokenFor('camille'), vuid })
  expect((await sessionOf(stage, { jwe: await tokenFor('jonas'), vuid })).vuid).not.toBe(vuid)
  expect((await sessionOf(stage, { jwe: null, vuid })).vuid).not.toBe(vuid)
})

test.describe('a stage with two projects', () => {
  const projects = [{ sid: 1, publicKeys: [] }, { sid: 'second' }]
  test.use({ stageSettings: { projects } })

  test('two projects of a stage have separate visitors, and the session token names the project', async ({ stage }) => {
    await stage.prepare({ answer: 'accept', times: 'always' })
    const first = await sessionOf(stage, { projectId: 1, jwe: null })
    const second = await sessionOf(stage, { projectId: 'second', jwe: null, vuid: first.vuid })
    expect(second.vuid).not.toBe(first.vuid)
    const websites = await Promise.all(
      [first, second].map(async ({ accessToken }) => {
        const { payload } = await jwtVerify(accessToken, publicKey('platformSession'))
        return payload['https://iadvize.com/websiteId']
      }),
    )
    expect(websites).toEqual([1, 'second'])
  })
})

test("the interface supports introspection, and its mutations have the vendor's argument names", async ({ stage }) => {
  const answer = await postGraphql(stage, {
    query: `{ __schema { mutationType { fields { name args { name type { ofType { name inputFields { name } } } } } } } }`,
  })
  const input = (name: string, fields: readonly string[]): unknown => [
    { name: 'input', type: { ofType: { name, inputFields: fields.map((field) => ({ name: field })) } } },
  ]
  expect(answer.json()).toEqual({
    data: {
      __schema: {
        mutationType: {
          fields: [
            {
              name: 'visitorAuthenticateFromCredentials',
              args: input('VisitorAuthenticateFromCredentialsInput', ['projectId', 'credentials', 'currentVuid']),
            },
            {
              name: 'visitorAuthenticateAnonymously',
              args: input('VisitorAuthenticateAnonymouslyInput', ['projectId', 'vuid']),
            },
            {
              name: 'visitorAuthenticateFromCustomerUserId',
              args: input('VisitorAuthenticateFromCustomerUserIdInput', ['projectId', 'userId', 'currentVuid']),
            },
          ],
        },
      },
    },
  })
})

for (const id of ['true', '1.5', '[1]', '{ a: 1 }', 'word']) {
  test(`${id} is not the id of a project, and the answer says what is`, async ({ stage }) => {
    const query = `mutation { visitorAuthenticateAnonymously(input: { projectId: ${id} }) { visitor { vuid } } }`
    const answer = await postGraphql(stage, { query })
    expect(answer.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('A LegacyId is a number or a string') as unknown }],
    })
    expect(await stage.journal()).toEqual([])
  })
}

test('a token of at most 16 KB is read, and a longer one is refused as malformed', async ({ stage }) => {
  const padding = createHash('sha512').update('x').digest('hex').repeat(60)
  const jwe = await tokenFor('camille', { visitorData: { address: padding } })
  expect(jwe.length).toBeLessThan(16_384)
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
  const longer = await tokenFor('camille', { visitorData: { address: padding.repeat(2) } })
  expect(longer.length).toBeGreaterThan(16_384)
  expect(await outcomeOf(stage, { jwe: longer })).toBe('TOKEN_MALFORMED')
  await stage.waitFor('attempt-answered', { detail: 'outer JWE: the JWE is longer than 16384 characters' })
})
