/** The tests of another runner, Node's own. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startRehearsal } from 'iadvize-rehearsal'
import { expectStage } from 'iadvize-rehearsal/expect'
import { refusedOnce } from './client.ts'

test('the stand-in takes a mobile visitor by their id', async () => {
  const { graphqlUrl, tagUrl, close } = await startRehearsal()
  const query =
    'mutation { visitorAuthenticateFromCustomerUserId(input: { projectId: 1234, userId: "camille" }) { visitor { vuid } } }'
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(graphqlUrl, { method: 'POST', headers, body: JSON.stringify({ query }) })
  assert.match(await answer.text(), /"vuid":"[^"]+"/)
  assert.equal((await fetch(tagUrl)).status, 200)
  await close()
})

test('the client directs a stage of the stand-in', async () => {
  const { url, controlToken, close } = await startRehearsal()
  const query =
    'mutation { visitorAuthenticateFromCredentials(input: { projectId: 1234, credentials: "a.b.c.d.e" }) { visitor { vuid } } }'
  const headers = { 'content-type': 'application/json' }
  const attempt = (graphql: string) => fetch(graphql, { method: 'POST', headers, body: JSON.stringify({ query }) })
  assert.equal(await refusedOnce(url, controlToken, attempt), 'TOKEN_EXPIRED')
  await close()
})

test('a claim waits for what the stand-in sees, and says what it saw instead', async () => {
  const stage = await startRehearsal()
  const query = 'mutation { visitorAuthenticateAnonymously(input: { projectId: 1234 }) { visitor { vuid } } }'
  const headers = { 'content-type': 'application/json' }
  const claim = expectStage(stage).toHaveActivatedAnonymously()
  await fetch(stage.graphqlUrl, { method: 'POST', headers, body: JSON.stringify({ query }) })
  await claim
  await assert.rejects(expectStage(stage).toHaveActivated({ timeout: 1 }), {
    name: 'AssertionError',
    message: /Expected: at least one secured activation\nSeen: {5}none/,
  })
  await stage.close()
})
