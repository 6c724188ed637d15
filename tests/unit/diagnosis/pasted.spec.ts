import { expect, test } from '../../plain-test.ts'
import { inspectSigned } from '../../../diagnosis/pasted.ts'
import { encrypt, GOOD_CLAIMS, mint, NOW_MS, NOW_SECONDS, sign } from '../mock-platform/mint.ts'

const CLAIMS = JSON.stringify(GOOD_CLAIMS)

test('a token that is only signed is read without a key, and its signature is left open', async () => {
  expect(inspectSigned(await sign(CLAIMS), NOW_MS)).toEqual({
    diagnosis: {
      kind: 'token',
      sentence:
        'This is a compact JWS: signed, but not encrypted; it must be a compact JWE, five parts of base64url between dots.',
      fix: expect.stringContaining('Encrypt the compact JWS'),
    },
    layers: [
      { kind: 'jws', header: { alg: 'RS256' }, signature: 'unchecked', fault: null },
      { kind: 'claims', claims: GOOD_CLAIMS, fault: null, warnings: [] },
    ],
    verdict: expect.objectContaining({ accepted: false, code: 'TOKEN_MALFORMED', cause: 'jwe-only-signed' }),
    unwrapped: null,
  })
})

test('the claims of a token that is only signed are judged by the clock that is given', async () => {
  const jws = await sign(JSON.stringify({ ...GOOD_CLAIMS, exp: NOW_SECONDS - 180 }))
  expect(inspectSigned(jws, NOW_MS)?.layers.at(-1)).toMatchObject({
    kind: 'claims',
    fault: { cause: 'exp-past', what: 'exp passed 180 s ago' },
  })
})

test('claims beyond ASCII are read as UTF-8', async () => {
  const claims = { ...GOOD_CLAIMS, name: 'Zoë 🐈' }
  expect(inspectSigned(await sign(JSON.stringify(claims)), NOW_MS)?.layers.at(-1)).toMatchObject({ claims })
})

for (const { what, text } of [
  { what: 'a JWS in quotes', text: async () => `"${await sign(CLAIMS)}"` },
  {
    what: "a JWS in a provider's result",
    text: async () =>
      JSON.stringify({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await sign(CLAIMS) } }),
  },
]) {
  test(`${what} is read as well`, async () => {
    const inspection = inspectSigned(await text(), NOW_MS)
    expect(inspection?.layers.map(({ kind }) => kind)).toEqual(['jws', 'claims'])
    expect(inspection?.verdict).toMatchObject({ accepted: false, cause: 'jwe-only-signed' })
  })
}

for (const { what, text } of [
  { what: 'a JWE', text: () => mint() },
  { what: 'a JWS around a JWE', text: async () => sign(await encrypt(CLAIMS)) },
  { what: 'a JWS that was cut', text: async () => (await sign(CLAIMS)).replace(/\.[^.]+$/, '') },
  { what: 'JSON with claims', text: async () => CLAIMS },
  { what: 'an empty string', text: async () => '' },
]) {
  test(`${what} is left to whoever has the keys`, async () => {
    expect(inspectSigned(await text(), NOW_MS)).toBeNull()
  })
}
