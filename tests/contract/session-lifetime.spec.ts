import { decodeJwt } from 'jose'
import { expect, nowOn, test } from './contract-test.ts'
import { mobileClient } from './mobile-client.ts'
import { sessionOf, SID } from './platform-client.ts'

for (const { who, sessionMinutes } of [
  { who: 'a bank', sessionMinutes: 7 },
  { who: 'an electricity supplier', sessionMinutes: 20 },
  { who: 'a brand with the longest session', sessionMinutes: 1_440 },
]) {
  test.describe(`a project of ${who}`, () => {
    test.use({ stageSettings: { projects: [{ sid: SID, sessionMinutes }] } })

    test(`a project of ${who} has sessions of ${sessionMinutes} minutes`, async ({ stage }) => {
      const { iat = 0, exp = 0 } = decodeJwt((await sessionOf(stage, { jwe: null })).accessToken)
      expect(exp - iat).toBe(sessionMinutes * 60)
    })
  })
}

test("a session ends by the stage's clock", async ({ control, stage }) => {
  const before = decodeJwt((await sessionOf(stage, { jwe: null })).accessToken)
  await stage.advanceClock(86_400_000)
  const after = decodeJwt((await sessionOf(stage, { jwe: null })).accessToken)
  expect((after.exp ?? 0) - (before.exp ?? 0)).toBeGreaterThanOrEqual(86_400)
  expect((after.exp ?? 0) * 1_000 - (await nowOn(control, stage))).toBeLessThanOrEqual(3_600_000)
})

test('a reset keeps the length of sessions', async ({ control, stage }) => {
  const body = JSON.stringify({ projects: [{ sid: SID, sessionMinutes: 7 }] })
  await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  await stage.reset()
  await mobileClient(stage).signIn({ option: 'anonymous' })
  const { iat = 0, exp = 0 } = decodeJwt((await sessionOf(stage, { jwe: null })).accessToken)
  expect(exp - iat).toBe(420)
})

for (const { what, body, path } of [
  { what: 'settings', body: '{ "projects": [] }', path: 'projects' },
  { what: 'a word', body: '"all"', path: '(body)' },
  { what: 'a list', body: '[]', path: '(body)' },
]) {
  test(`a reset with ${what} is refused and changes nothing, because it accepts no fields`, async ({
    control,
    stage,
  }) => {
    await sessionOf(stage, { jwe: null })
    const answer = await control.send(`/stages/${stage.id}/reset`, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ complaints: [{ path }] })
    expect(await stage.journal()).toHaveLength(1)
  })
}

test('a reset with an empty object is a reset', async ({ control, stage }) => {
  await sessionOf(stage, { jwe: null })
  expect((await control.send(`/stages/${stage.id}/reset`, { method: 'POST', body: '{}' })).status).toBe(204)
  expect(await stage.journal()).toEqual([])
})
