import { expect, nowOn, test } from './contract-test.ts'
import { BRAND_KEYS, outcomeOf, pemOf, privateKey, publicKey, SID, tokenFor } from './platform-client.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { openStream } from './event-stream.ts'
import { send } from './http.ts'

const ANOTHER_BRAND = { ...BRAND_KEYS, signing: privateKey('anotherBrandSigning') }

test('DELETE of the answers takes back what was prepared', async ({ control, stage }) => {
  await stage.prepare({ answer: 'server-error', times: 'always' })
  expect((await control.send(`/stages/${stage.id}/answers`, { method: 'DELETE' })).status).toBe(204)
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
})

test('DELETE of the token backend’s behaviour takes it back', async ({ control, stage }) => {
  const stream = await openStream(`${control.url}/stages/${stage.id}/events`, {
    authorization: `Bearer ${control.token}`,
  })
  const prepared = () => stream.of('state').at(-1)?.tokenBackend
  await stage.tokenBackend('cannot-mint', 'always')
  await expect.poll(prepared).toEqual([{ behaviour: 'cannot-mint', times: 'always' }])
  expect((await control.send(`/stages/${stage.id}/token-backend`, { method: 'DELETE' })).status).toBe(204)
  await expect.poll(prepared).toEqual([])
  stream.close()
})

test('the clock of a stage returns to the present', async ({ control, stage }) => {
  await stage.advanceClock(86_400_000)
  const answer = await control.send(`/stages/${stage.id}/clock`, { method: 'POST', body: '{ "returnToNow": true }' })
  expect(answer.status).toBe(200)
  expect(Math.abs((await nowOn(control, stage)) - Date.now())).toBeLessThan(60_000)
})

test('a blocked vendor answers nothing, neither the tag nor the platform, until it is let through', async ({
  control,
  stage,
}) => {
  const network = (isBlocked: boolean) =>
    control.send(`/stages/${stage.id}/network`, { method: 'POST', body: JSON.stringify({ isBlocked }) })
  expect((await network(true)).json()).toEqual({ isBlocked: true, slowMs: 0 })
  for (const url of [stage.tagUrl, stage.graphqlUrl]) await expect(send(url)).rejects.toThrow()
  await network(false)
  expect((await send(stage.tagUrl)).status).toBe(200)
})

test('a blocked stage leaves the others as they are', async ({ control, stage, anotherStage }) => {
  await control.send(`/stages/${stage.id}/network`, { method: 'POST', body: '{ "isBlocked": true }' })
  expect((await send(anotherStage.tagUrl)).status).toBe(200)
})

test('a slow vendor answers later by the clock of the stage', async ({ control, stage }) => {
  await control.send(`/stages/${stage.id}/network`, { method: 'POST', body: '{ "slowMs": 60000 }' })
  const answer = send(stage.tagUrl)
  let hasCome = false
  void answer.then(() => (hasCome = true))
  await expect(async () => {
    await stage.advanceClock(30_000)
    expect(hasCome).toBe(true)
  }).toPass({ intervals: [10] })
  expect((await answer).status).toBe(200)
})

test('the keys of a project can be replaced while it is used', async ({ control, stage }) => {
  const tokens = [await tokenFor('camille'), await issueToken({ userId: 'camille' }, ANOTHER_BRAND)] as const
  expect(await outcomeOf(stage, { jwe: tokens[0] })).toBe('accepted')
  const body = JSON.stringify({ publicKeys: [pemOf(publicKey('anotherBrandSigning'))] })
  const path = `/stages/${stage.id}/projects/${SID}/keys`
  expect((await control.send(path, { method: 'PUT', body })).status).toBe(204)
  expect(await outcomeOf(stage, { jwe: tokens[1] })).toBe('accepted')
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('SIGNATURE_INVALID')
})

test('a key that is none is refused with its diagnosis, and the project keeps its own', async ({ control, stage }) => {
  const path = `/stages/${stage.id}/projects/${SID}/keys`
  const answer = await control.send(path, { method: 'PUT', body: '{ "publicKeys": ["rubbish"] }' })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('is the text \\"rubbish\\"')
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
})

test('keys for a project that the stage does not have are refused, with those that it has', async ({
  control,
  stage,
}) => {
  const body = JSON.stringify({ publicKeys: [] })
  const answer = await control.send(`/stages/${stage.id}/projects/77/keys`, { method: 'PUT', body })
  expect([answer.status, answer.json()]).toEqual([
    404,
    { error: `The stage "${stage.id}" has no project 77; it has ${SID}.` },
  ])
})

test('the agent’s status is that of pages that load the tag from now on', async ({ control, stage }) => {
  const before = await send(stage.tagUrl)
  const body = JSON.stringify({ status: 'busy' })
  expect((await control.send(`/stages/${stage.id}/agent`, { method: 'POST', body })).status).toBe(204)
  const after = await send(stage.tagUrl)
  expect([before.text.includes('"busy"'), after.text.includes('"agentStatus":"busy"')]).toEqual([false, true])
})
