import { converse } from './conversation-client.ts'
import { expect, test } from './contract-test.ts'
import { mobileClient } from './mobile-client.ts'
import { postGraphql, RECORDED, sessionOf, SID, tokenFor } from './platform-client.ts'

test.use({ stageSettings: { agent: { replies: [] } } })

const secured = async (userId: string) => ({ option: 'secured', jwe: await tokenFor(userId) }) as const

test('a customer on web and mobile is one visitor with one history', async ({ stage }) => {
  const onTheWeb = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const mobile = mobileClient(stage)
  expect(await mobile.signIn(await secured('camille'))).toBe(onTheWeb.vuid)
  const { conversationId } = await converse(stage, onTheWeb.accessToken, { write: 'From the web' })
  expect((await mobile.write('From the phone')).conversationId).toBe(conversationId)
  expect(await mobile.history(await secured('camille'))).toEqual(['visitor: From the web', 'visitor: From the phone'])
  expect(await mobile.signIn(await secured('jonas'))).not.toBe(onTheWeb.vuid)
  expect(await mobile.history(await secured('jonas'))).toEqual([])
})

test('moving from simple to secured loses the history, even if the application names the former visitor', async ({
  stage,
}) => {
  const mobile = mobileClient(stage)
  const simple = await mobile.signIn({ option: 'simple', userId: 'camille' })
  await mobile.write('Hello')
  expect(await mobile.signIn(await secured('camille'))).not.toBe(simple)
  expect(await mobile.history(await secured('camille'))).toEqual([])
  expect(await mobile.signIn({ option: 'simple', userId: 'camille' })).toBe(simple)
  expect(await mobile.history({ option: 'simple', userId: 'camille' })).toEqual(['visitor: Hello'])
})

test('moving from anonymous to secured keeps the history', async ({ stage }) => {
  const mobile = mobileClient(stage)
  const anonymous = await mobile.signIn({ option: 'anonymous' })
  await mobile.write('Hello')
  expect(await mobile.signIn(await secured('camille'))).toBe(anonymous)
  expect(await mobile.history(await secured('camille'))).toEqual([
    'visitor: Hello',
    'system: You are now signed in, and the agent can see who you are.',
  ])
})

for (const { what, userId, code } of [
  { what: 'an empty user id', userId: '', code: 'USER_ID_MISSING' },
  { what: 'a user id of 256 characters', userId: '🙂'.repeat(256), code: 'USER_ID_TOO_LONG' },
]) {
  test(`simple authentication with ${what} is refused with ${code}`, async ({ stage }) => {
    const answer = await mobileClient(stage).send({ option: 'simple', userId })
    expect(answer.json()).toMatchObject({
      data: { visitorAuthenticateFromCustomerUserId: null },
      errors: [{ extensions: { code } }],
    })
    expect(await stage.journal()).toMatchObject([{ optionType: 'SIMPLE_AUTHENTICATION', code, vuid: null }])
  })
}

test('simple authentication with a user id of 255 characters is accepted, and the journal names it', async ({
  stage,
}) => {
  const userId = '🙂'.repeat(255)
  const vuid = await mobileClient(stage).signIn({ option: 'simple', userId })
  expect(await stage.journal()).toMatchObject([
    { type: 'attempt-answered', sid: SID, optionType: 'SIMPLE_AUTHENTICATION', code: null, token: null, userId, vuid },
  ])
})

test('simple authentication on an unknown project is refused as such', async ({ stage }) => {
  const answer = await postGraphql(stage, {
    query: RECORDED.simple,
    variables: { projectId: 999, userId: 'camille' },
  })
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PROJECT_UNKNOWN' } }] })
})

test.describe('a project without authentication mode', () => {
  test.use({ stageSettings: { projects: [{ sid: SID, authenticationMode: false }] } })

  test('a project without authentication mode accepts a simple visitor, because the mode is about tokens', async ({
    stage,
  }) => {
    expect(await mobileClient(stage).signIn({ option: 'simple', userId: 'camille' })).toMatch(/^[0-9a-f]{45}$/)
  })
})
