/** The tests of another runner, Node's own. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startRehearsal } from 'iadvize-rehearsal'

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
