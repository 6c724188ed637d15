import { request } from 'node:http'
import { converse, postConversation, saidIn } from './conversation-client.ts'
import { expect, test } from './contract-test.ts'
import { send } from './http.ts'
import { expectPlainProblem, postGraphql, RECORDED, sessionOf, SID, tokenFor } from './platform-client.ts'

test.use({ stageSettings: { agent: { replies: ['Good morning'] } } })

test('a visitor writes, and the agent answers with the replies of the stage', async ({ stage }) => {
  const { accessToken, vuid } = await sessionOf(stage, { jwe: null })
  const { conversationId, version } = await converse(stage, accessToken, { write: '  Hello ' })
  const answered = await converse(stage, accessToken, { after: version })
  expect(answered.conversationId).toBe(conversationId)
  expect(saidIn(answered)).toEqual(['visitor: Hello', 'agent: Good morning'])
  expect(await stage.conversations()).toMatchObject([
    { conversationId, sid: SID, vuid, isOngoing: true, padlock: false },
  ])
  expect((await stage.journal()).map(({ type }) => type)).toEqual([
    'attempt-answered',
    'conversation-started',
    'message-sent',
    'message-sent',
  ])
})

test('what a visitor says is not in the journal', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  await converse(stage, accessToken, { write: 'My secret' })
  expect(JSON.stringify(await stage.journal())).not.toContain('secret')
  expect(await stage.entries('message-sent')).toMatchObject([
    { by: 'visitor', length: 9 },
    { by: 'agent', length: 12 },
  ])
})

test('through the control API the agent speaks, asks and ends, and sees a padlock on secured visitors', async ({
  stage,
}) => {
  const { accessToken } = await sessionOf(stage, { jwe: await tokenFor('camille') })
  await converse(stage, accessToken, { write: 'Hello' })
  await stage.agentSays('Anything else?')
  await stage.agentEnds({ askSatisfaction: true })
  const ended = await converse(stage, accessToken, { write: '5' })
  expect(saidIn(ended).slice(2)).toEqual([
    'agent: Anything else?',
    'system: The agent has ended the conversation.',
    'system: How was this chat? Answer with a number from 1 (bad) to 5 (good).',
    'visitor: 5',
    'system: Thank you for your answer.',
  ])
  expect(await stage.conversations()).toMatchObject([{ isOngoing: false, padlock: true, satisfaction: 5 }])
  expect(await stage.entries('satisfaction-asked')).toHaveLength(1)
  expect(await stage.entries('satisfaction-answered')).toMatchObject([{ score: 5 }])
  expect(await stage.entries('conversation-ended')).toMatchObject([{ by: 'agent' }])
})

test("extID in a page's custom data removes the padlock, but the visitor stays authenticated", async ({ stage }) => {
  const { accessToken, displayName } = await sessionOf(stage, {
    jwe: await tokenFor('camille', { visitorData: { firstName: 'Camille' } }),
  })
  expect(displayName).toBe('Camille')
  await converse(stage, accessToken, { write: 'Hello', customData: { extID: 'c-1', cart: 3 } })
  expect(await stage.conversations()).toMatchObject([{ padlock: false }])
})

test('the visitor can end a conversation, and the next message begins another', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  const { conversationId } = await converse(stage, accessToken, { write: 'Hello' })
  expect(await converse(stage, accessToken, { end: true })).toMatchObject({ conversationId, isOngoing: false })
  expect((await converse(stage, accessToken, { write: 'Again' })).conversationId).not.toBe(conversationId)
  expect(await stage.entries('conversation-ended')).toMatchObject([{ by: 'visitor' }])
})

test('a visitor without a conversation gets null at once', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  for (const body of [{ after: 7 }, { end: true }]) {
    expect((await postConversation(stage, accessToken, body)).json()).toBeNull()
  }
})

test("a poll is answered by the next message, however far the stage's clock moves", async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  await converse(stage, accessToken, { write: 'Hello' })
  const { version } = await converse(stage, accessToken, { after: 0 })
  const polled = converse(stage, accessToken, { after: version })
  await stage.advanceClock(60_000)
  await stage.agentSays('Still there?')
  expect(saidIn(await polled).at(-1)).toBe('agent: Still there?')
})

test('a client that leaves during a poll does not disturb the next poll', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  await converse(stage, accessToken, { write: 'Hello' })
  const { version } = await converse(stage, accessToken, { after: 0 })
  const polling = request(new URL('conversation', stage.graphqlUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  const gone = new Promise((resolve) => polling.on('error', resolve))
  await new Promise((resolve) => polling.end(JSON.stringify({ after: version }), () => resolve(null)))
  polling.destroy(new Error('gone'))
  await gone
  const next = converse(stage, accessToken, { after: version })
  await stage.agentSays('Hi')
  expect(saidIn(await next).at(-1)).toBe('agent: Hi')
})

test('an ongoing conversation comes with the next authentication, and its messages are not announced again', async ({
  stage,
}) => {
  const session = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const { conversationId } = await converse(stage, session.accessToken, { write: 'Hello' })
  const answer = await postGraphql(stage, {
    query: `mutation ($jwe: String!) {
      visitorAuthenticateFromCredentials(input: { projectId: ${SID}, credentials: $jwe }) { visitor { conversation } }
    }`,
    variables: { jwe: await tokenFor('camille') },
  })
  expect(answer.json()).toMatchObject({
    data: {
      visitorAuthenticateFromCredentials: {
        visitor: { conversation: { conversationId, messages: [{ text: 'Hello' }, { text: 'Good morning' }] } },
      },
    },
  })
  expect(answer.text).not.toContain('tells')
})

for (const { name, conversationId, isSame } of [
  { name: 'goes on with', conversationId: null, isSame: true },
  { name: 'does not guess', conversationId: '00000000-0000-4000-8000-000000000000', isSame: false },
]) {
  test(`an anonymous visitor of another domain ${name} the conversation that the address names`, async ({ stage }) => {
    const here = await sessionOf(stage, { jwe: null })
    const conversation = await converse(stage, here.accessToken, { write: 'Hello' })
    const answer = await postGraphql(stage, {
      query: `mutation { visitorAuthenticateAnonymously(input: { projectId: ${SID} }) { visitor { vuid conversation } } }`,
      extensions: { rehearsal: { conversationId: conversationId ?? conversation.conversationId } },
    })
    const { data } = answer.json() as {
      readonly data: {
        readonly visitorAuthenticateAnonymously: {
          readonly visitor: { readonly vuid: string; readonly conversation: { readonly conversationId: string } | null }
        }
      }
    }
    const { visitor } = data.visitorAuthenticateAnonymously
    expect(visitor.vuid).not.toBe(here.vuid)
    expect(visitor.conversation?.conversationId === conversation.conversationId).toBe(isSame)
  })
}

test('a conversation of one stage is unknown to another', async ({ stage, anotherStage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  await converse(stage, accessToken, { write: 'Hello' })
  const answer = await postConversation(anotherStage, accessToken, { write: 'Hello' })
  expectPlainProblem(answer, 401)
  expect(answer.json()).toEqual({
    error: 'The session token belongs to no visitor of this stage; authenticate again.',
  })
  expect(await anotherStage.conversations()).toEqual([])
})

test('the conversation route answers nothing without a session token, and the journal says why', async ({ stage }) => {
  const answer = await postConversation(stage, null, { write: 'Hello' })
  expectPlainProblem(answer, 401)
  expect(answer.headers['www-authenticate']).toBe('Bearer')
  expect(await stage.entries('request-refused')).toMatchObject([
    { path: '/conversation', status: 401, problem: expect.stringContaining('no session token') as unknown },
  ])
})

test("a session token that has expired by the stage's clock is refused, and a new one is accepted", async ({
  stage,
}) => {
  const { accessToken } = await sessionOf(stage, { jwe: await tokenFor('camille') })
  const { conversationId } = await converse(stage, accessToken, { write: 'Hello' })
  await stage.advanceClock(3_600_000)
  const refused = await postConversation(stage, accessToken, { write: 'Late' })
  expectPlainProblem(refused, 401)
  expect(refused.json()).toEqual({ error: 'The session token has expired; authenticate again.' })
  const jwe = await tokenFor('camille', {}, new Date(Date.now() + 3_600_000))
  const renewed = await sessionOf(stage, { jwe })
  expect((await converse(stage, renewed.accessToken, { write: 'Again' })).conversationId).toBe(conversationId)
})

for (const { fault, body, status } of [
  { fault: 'no JSON', body: 'hello', status: 400 },
  { fault: 'an empty message', body: { write: ' ' }, status: 400 },
  { fault: 'a message of 2,001 characters', body: { write: 'x'.repeat(2_001) }, status: 400 },
  { fault: 'two things at once', body: { write: 'x', end: true }, status: 400 },
  { fault: 'nothing', body: {}, status: 400 },
  { fault: 'null', body: 'null', status: 400 },
  { fault: 'an unknown field', body: { write: 'x', by: 'agent' }, status: 400 },
  { fault: 'a version that is none', body: { after: -1 }, status: 400 },
  { fault: 'more than 64 KB', body: { write: 'x'.repeat(70_000) }, status: 413 },
]) {
  test(`${fault} is answered ${status} with one sentence, and starts no conversation`, async ({ stage }) => {
    const { accessToken } = await sessionOf(stage, { jwe: null })
    expectPlainProblem(await postConversation(stage, accessToken, body), status)
    expect(await stage.conversations()).toEqual([])
  })
}

test('a message of 2,000 characters is accepted', async ({ stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  const { messages } = await converse(stage, accessToken, { write: 'é'.repeat(2_000) })
  expect(messages[0]?.text).toHaveLength(2_000)
})

test('a page of any origin may use the conversation route with its session token', async ({ stage }) => {
  const answer = await send(new URL('conversation', stage.graphqlUrl).href, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://www.brand.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(answer.status).toBe(204)
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization',
  })
})

test("the vendor's own anonymous mutation, verbatim, returns a session that can converse", async ({ stage }) => {
  const answer = await postGraphql(stage, { query: RECORDED.anonymous, variables: { projectId: Number(SID) } })
  const { data } = answer.json() as {
    readonly data: {
      readonly visitorAuthenticateAnonymously: { readonly visitorSessionToken: { readonly accessToken: string } }
    }
  }
  const { accessToken } = data.visitorAuthenticateAnonymously.visitorSessionToken
  expect(saidIn(await converse(stage, accessToken, { write: 'Hello' }))).toEqual(['visitor: Hello'])
})

test.describe('a stage without replies', () => {
  test.use({ stageSettings: { agent: { replies: [] } } })

  test('without replies the agent is silent until the control API makes them speak', async ({ stage }) => {
    const { accessToken } = await sessionOf(stage, { jwe: null })
    await converse(stage, accessToken, { write: 'Hello' })
    expect(await stage.entries('message-sent')).toHaveLength(1)
    await stage.agentSays('Here I am')
    expect(saidIn(await converse(stage, accessToken, { after: 0 }))).toEqual(['visitor: Hello', 'agent: Here I am'])
  })

  test('a stage without replies refuses in words what the agent cannot do', async ({ stage, control }) => {
    const answer = await control.send(`/stages/${stage.id}/agent`, { method: 'POST', body: '{ "say": "Hi" }' })
    expect(answer.status).toBe(409)
    expect(answer.json()).toEqual({
      error: 'No conversation is ongoing on this stage: a visitor has to write first.',
    })
  })
})
