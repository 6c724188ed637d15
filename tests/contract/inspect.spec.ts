import type { StageInspection } from '../../protocol/inspection.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { fingerprint } from '../../protocol/token.ts'
import type { RemoteStage } from '../over-http/remote-stage.ts'
import { expect, nowOn, test, type Control } from './contract-test.ts'
import type { Answer } from './http.ts'
import { BRAND_KEYS, outcomeOf, pemOf, privateKey, publicKey, SID, tokenFor } from './platform-client.ts'

const ask = (control: Control, { id }: RemoteStage, body: unknown): Promise<Answer> =>
  control.send(`/stages/${id}/inspect`, { method: 'POST', body: JSON.stringify(body) })

const inspect = async (control: Control, stage: RemoteStage, body: unknown): Promise<StageInspection> => {
  const answer = await ask(control, stage, body)
  expect(answer.status).toBe(200)
  return answer.json() as StageInspection
}

const privatePemOf = (key: ReturnType<typeof privateKey>): string =>
  key.export({ format: 'pem', type: 'pkcs8' }).toString()

test('the inspector accepts a good token, opens all of its layers, and lets nothing keep the answer', async ({
  control,
  stage,
}) => {
  const answer = await ask(control, stage, { text: await tokenFor('camille') })
  const { layers, verdict, sid, isSingleUse } = answer.json() as StageInspection
  expect(layers.map(({ kind }) => kind)).toEqual(['jwe', 'jws', 'claims'])
  expect(verdict).toMatchObject({ accepted: true, userId: 'camille' })
  expect([sid, isSingleUse]).toEqual([SID, false])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a look at a token leaves no journal entry, takes no prepared answer and uses no token up', async ({
  control,
  stage,
}) => {
  await control.send(`/stages/${stage.id}`, {
    method: 'PUT',
    body: JSON.stringify({
      projects: [{ sid: SID, publicKeys: [pemOf(publicKey('brandSigning'))], replay: 'refused' }],
    }),
  })
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 1 })
  const jwe = await tokenFor('camille')
  expect(await inspect(control, stage, { text: jwe })).toMatchObject({
    verdict: { accepted: true },
    isSingleUse: true,
  })
  expect(await stage.journal()).toEqual([])
  expect(await outcomeOf(stage, { jwe })).toBe('TOKEN_EXPIRED')
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
})

test('a token that came to the stage is inspected by its fingerprint, and is in no answer', async ({
  control,
  stage,
}) => {
  const jwe = await tokenFor('camille')
  await outcomeOf(stage, { jwe })
  const [entry] = await stage.journal()
  const token = entry !== undefined && 'token' in entry ? entry.token : null
  const answer = await ask(control, stage, { token })
  expect(answer.json()).toMatchObject({ diagnosis: { kind: 'token' }, verdict: { accepted: true, userId: 'camille' } })
  expect(answer.text).not.toContain(jwe)
  expect(JSON.stringify(await stage.journal())).not.toContain(jwe.slice(0, 40))
})

test('a fingerprint that the stage does not keep a token for is refused with the way out, also after a reset', async ({
  control,
  stage,
}) => {
  const sentence = (name: string): string =>
    `The stage "${stage.id}" keeps the last 200 tokens that came to it, and ${name} is not among them: paste the token itself.`
  const never = await ask(control, stage, { token: '0123abcd' })
  expect([never.status, never.json()]).toEqual([404, { error: sentence('0123abcd') }])
  const jwe = await tokenFor('camille')
  await outcomeOf(stage, { jwe })
  const token = fingerprint(jwe)
  expect((await ask(control, stage, { token })).status).toBe(200)
  await control.send(`/stages/${stage.id}/reset`, { method: 'POST' })
  expect((await ask(control, stage, { token })).json()).toEqual({ error: sentence(token) })
})

for (const { what, body, problem } of [
  { what: 'neither a string nor a fingerprint', body: {}, problem: 'must have either text or token.' },
  { what: 'both', body: { text: 'a', token: '0123abcd' }, problem: 'must have either text or token.' },
  {
    what: 'a token in place of its fingerprint',
    body: { token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' },
    problem: 'must be the fingerprint of a token, eight hex digits.',
  },
]) {
  test(`an inspection of ${what} is refused`, async ({ control, stage }) => {
    const answer = await ask(control, stage, body)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ complaints: [{ problem }] })
    expect(answer.text).not.toContain('eyJ')
  })
}

test("the inspector judges by the stage's clock, and tells it", async ({ control, stage }) => {
  const jwe = await tokenFor('camille')
  await stage.advanceClock(180_000)
  const { verdict, nowMs } = await inspect(control, stage, { text: jwe })
  expect(verdict).toMatchObject({ accepted: false, code: 'TOKEN_EXPIRED', layer: 'claims', cause: 'exp-past' })
  expect(Math.abs(nowMs - (await nowOn(control, stage)))).toBeLessThan(60_000)
})

test('the inspector judges by the rules of the project that is named', async ({ control, stage }) => {
  const publicKeys = [pemOf(publicKey('brandSigning'))]
  const projects = [{ sid: 'lenient', publicKeys }, { sid: 'strict', publicKeys, strict: true }, { sid: 'keyless' }]
  await control.send(`/stages/${stage.id}`, { method: 'PUT', body: JSON.stringify({ projects }) })
  const text = await tokenFor('jane@example.com')
  const verdicts = await Promise.all(
    [{}, { sid: 'strict' }, { sid: 'keyless' }].map(async (more) => {
      const { sid, verdict } = await inspect(control, stage, { text, ...more })
      return [sid, verdict?.accepted === true ? 'accepted' : verdict?.code]
    }),
  )
  expect(verdicts).toEqual([
    ['lenient', 'accepted'],
    ['strict', 'TOKEN_AGAINST_ADVICE'],
    ['keyless', 'SIGNATURE_INVALID'],
  ])
})

test('keys that are given for one look take the place of those of project and platform, for that look only', async ({
  control,
  stage,
}) => {
  const text = await issueToken(
    { userId: 'camille' },
    { signing: privateKey('anotherBrandSigning'), encryption: publicKey('anotherPlatformEncryption') },
  )
  const decryptionKey = privatePemOf(privateKey('anotherPlatformEncryption'))
  const publicKeyPem = pemOf(publicKey('anotherBrandSigning'))
  const given = await inspect(control, stage, { text, decryptionKey, publicKey: publicKeyPem })
  expect(given.verdict).toMatchObject({ accepted: true })
  expect((await inspect(control, stage, { text, decryptionKey })).verdict).toMatchObject({
    cause: 'signature-another-key',
  })
  expect((await inspect(control, stage, { text })).verdict).toMatchObject({ cause: 'jwe-another-key' })
  expect(await outcomeOf(stage, { jwe: text })).toBe('TOKEN_KEY_UNKNOWN')
})

for (const { fault, more, path, problem } of [
  {
    fault: 'a private key in place of the public one',
    more: { publicKey: privatePemOf(BRAND_KEYS.signing as ReturnType<typeof privateKey>) },
    path: 'publicKey',
    problem: 'which must never leave your backend',
  },
  {
    fault: 'a public key in place of the private one',
    more: { decryptionKey: pemOf(publicKey('platformEncryption')) },
    path: 'decryptionKey',
    problem: 'is a public key, but must be the RSA private key',
  },
  { fault: 'a string that is not one', more: { text: 7 }, path: 'text', problem: 'must be a string' },
  { fault: 'an unknown field', more: { key: 'x' }, path: 'key', problem: 'does not exist' },
]) {
  test(`the inspector refuses ${fault} by its path`, async ({ control, stage }) => {
    const answer = await ask(control, stage, { text: 'x', ...more })
    expect([answer.status, answer.json()]).toEqual([
      400,
      { error: 'The request has wrong fields.', complaints: [{ path, problem: expect.stringContaining(problem) }] },
    ])
  })
}

test('the inspector names the projects of the stage when it is asked for another', async ({ control, stage }) => {
  const answer = await ask(control, stage, { text: 'x', sid: '77' })
  expect([answer.status, answer.json()]).toEqual([
    404,
    { error: `The stage "${stage.id}" has no project 77; it has ${SID}.` },
  ])
})

test('the inspector looks at any text of up to 64 KB', async ({ control, stage }) => {
  const { verdict } = await inspect(control, stage, { text: 'x'.repeat(65_000) })
  expect(verdict).toMatchObject({ accepted: false, cause: 'jwe-too-long' })
  expect((await ask(control, stage, { text: 'x'.repeat(65_537) })).status).toBe(413)
})
