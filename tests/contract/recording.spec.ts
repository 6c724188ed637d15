import type { RemoteStage } from '../over-http/remote-stage.ts'
import { expect, test, type Control } from './contract-test.ts'
import { pemOf, publicKey, tokenFor } from './platform-client.ts'

const take = async (control: Control, stage: RemoteStage, query = 'as=playwright'): Promise<string> => {
  const answer = await control.send(`/stages/${stage.id}/recording?${query}`)
  expect(answer.status).toBe(200)
  return (answer.json() as { readonly text: string }).text
}

test('what was directed is in the saved test in its order, and a request that was refused is not', async ({
  control,
  stage,
}) => {
  await stage.advanceClock(60_000)
  const refused = await control.send(`/stages/${stage.id}/clock`, { method: 'POST', body: '{ "advanceMs": -5 }' })
  expect(refused.status).toBe(400)
  await stage.prepare({ answer: 'server-error' })
  const text = await take(control, stage)
  expect(text.split('\n').filter((line) => /^ {2}(?:await )?iadvize\./.test(line))).toEqual([
    "  await iadvize.sleep('1 min')",
    '  iadvize.prepare(serverError())',
  ])
})

test('each form of a recording has the name of its file', async ({ control, stage }) => {
  await stage.advanceClock(60_000)
  const names: string[] = []
  for (const query of ['as=playwright', 'as=feature', 'as=feature&language=fr', 'as=configuration']) {
    const answer = await control.send(`/stages/${stage.id}/recording?${query}`)
    names.push((answer.json() as { readonly fileName: string }).fileName)
  }
  const name = `rehearsal-${stage.id}`
  expect(names).toEqual([`${name}.spec.ts`, `${name}.feature`, `${name}.fr.feature`, 'playwright.config.ts'])
})

test('a stage on which nothing has happened has no recording, and one sentence says so', async ({ control, stage }) => {
  const answer = await control.send(`/stages/${stage.id}/recording?as=feature`)
  expect([answer.status, answer.json()]).toEqual([
    409,
    {
      error: `Nothing has happened on the stage "${stage.id}" that a test could do again: use the demo shop, or your own site, first.`,
    },
  ])
})

for (const { query, path } of [
  { query: '', path: 'as' },
  { query: 'as=cypress', path: 'as' },
  { query: 'as=feature&language=de', path: 'language' },
]) {
  test(`a recording that is asked for with "${query}" is refused with the name of the field`, async ({
    control,
    stage,
  }) => {
    const answer = await control.send(`/stages/${stage.id}/recording?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ complaints: [{ path }] })
  })
}

test('a stage that is reset has forgotten what was directed, and another stage never knew', async ({
  control,
  stage,
  anotherStage,
}) => {
  await stage.advanceClock(60_000)
  const isThere = async (one: RemoteStage): Promise<number> =>
    (await control.send(`/stages/${one.id}/recording?as=playwright`)).status
  expect([await isThere(stage), await isThere(anotherStage)]).toEqual([200, 409])
  await stage.reset()
  expect(await isThere(stage)).toBe(409)
})

test('a token that was inspected is in no recording', async ({ control, stage }) => {
  const token = await tokenFor('camille')
  const body = JSON.stringify({ text: token })
  expect((await control.send(`/stages/${stage.id}/inspect`, { method: 'POST', body })).status).toBe(200)
  await stage.advanceClock(60_000)
  expect(await take(control, stage)).not.toContain(token.slice(0, 40))
})

test('the saved project has the key that was registered before the first page, and the settings of the stage', async ({
  control,
  stage,
}) => {
  await stage.make({
    projects: [{ sid: 77, sessionMinutes: 20, publicKeys: [] }],
    fidelity: { retryCount: 1 },
    agent: { replies: ['Hello'] },
  })
  const pem = pemOf(publicKey('anotherBrandSigning'))
  const body = JSON.stringify({ publicKeys: [pem] })
  await control.send(`/stages/${stage.id}/projects/77/keys`, { method: 'PUT', body })
  const text = await take(control, stage, 'as=configuration')
  expect(text).toContain(`const PUBLIC_KEY = \`${pem.trim()}\``)
  expect(text).toContain('iadvizeProject: { sid: 77, publicKey: PUBLIC_KEY, sessionMinutes: 20 },')
  expect(text).toContain('iadvizeFidelity: { retryCount: 1 },')
  expect(text).toContain("iadvizeAgent: { replies: ['Hello'] },")
})
