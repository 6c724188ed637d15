import { expect, test } from '../../../plain-test.ts'
import * as fc from 'fast-check'
import { redact, redactReport } from '../../../../audits/reports/redact.ts'
import { fingerprint } from '../../../../protocol/token.ts'
import { TEST_KEYS } from '../../../../test-keys/keys.ts'
import { base64url, GOOD_CLAIMS, mint, privateKey, publicKey, sign } from '../../mock-platform/mint.ts'
import { findingOf, reportOf, sampleReport } from '../sample-report.ts'

const name = (token: string): string => `[token ${fingerprint(token)}]`

test('a token is replaced by the name that the journal gives it', async () => {
  const [jwe, jws] = [await mint(), await sign(JSON.stringify(GOOD_CLAIMS))]
  expect(redact(`answers 200 with ${jwe}, signed as ${jws}.`)).toBe(
    `answers 200 with ${name(jwe)}, signed as ${name(jws)}.`,
  )
  expect(redact(`{"token":"${jwe}"}`)).toBe(`{"token":"${name(jwe)}"}`)
  expect(redact(`https://shop.example/?t=${jws.replaceAll('.', '%2E')}&a=1`)).toBe(
    `https://shop.example/?t=${name(jws)}&a=1`,
  )
})

test('a token that was cut off is replaced as well', async () => {
  const jws = await sign(JSON.stringify(GOOD_CLAIMS))
  const [header = '', payload = ''] = jws.split('.')
  for (const part of [`${header}.${payload}`, payload, payload.slice(0, 30), `${header}.${payload.slice(0, 9)}`]) {
    expect(redact(`begins with ${part}…`)).toBe(`begins with ${name(part)}…`)
  }
})

test('a token whose header is JSON with white space is replaced as well', async () => {
  for (const header of ['{ "alg":"RS256"}', '{\n  "alg": "RS256"\n}', '{\r\n"alg":"RS256"}', '{\t"alg":"RS256"}']) {
    const jws = `${base64url(header)}.${base64url(JSON.stringify(GOOD_CLAIMS))}.${base64url('signature')}`
    expect(redact(`[${jws}]`)).toBe(`[${name(jws)}]`)
  }
  const [, ...rest] = (await mint()).split('.')
  const odd = [base64url(' {"alg":"RSA-OAEP-256"}'), ...rest].join('.')
  expect(redact(`<${odd}>`)).toBe(`<${name(odd)}>`)
})

const pem = privateKey('brandSigning').export({ type: 'pkcs8', format: 'pem' }) as string
const bare = pem.replaceAll(/-----.*-----|\s/g, '')

for (const [form, text] of [
  ['PKCS#8 as PEM', pem],
  ['PKCS#1 as PEM', privateKey('brandSigning').export({ type: 'pkcs1', format: 'pem' }) as string],
  ['PEM in a JSON text', JSON.stringify({ key: pem })],
  ['PEM that was cut off', pem.slice(0, 300)],
  [
    'encrypted PEM',
    pem
      .replace('BEGIN PRIVATE', 'BEGIN RSA PRIVATE')
      .replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0F3A\n\n'),
  ],
  ['PKCS#8 without armour', bare],
  ['a JWK', JSON.stringify(TEST_KEYS.brandSigning)],
  ['a JWK in code', JSON.stringify(TEST_KEYS.brandSigning).replaceAll(/"(\w+)":/g, '$1: ')],
  ['a JWK in a JSON text', JSON.stringify(JSON.stringify(TEST_KEYS.brandSigning))],
] as const) {
  test(`the private key is removed from: ${form}`, () => {
    const left = redact(`const key = ${text} // served`)
    expect(left).toContain('[private key]')
    expect(left).not.toContain(bare.slice(60, 90))
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const)
      expect(left).not.toContain(TEST_KEYS.brandSigning[member])
  })
}

test('a public key stays in the report, because a reader must be able to compare it', () => {
  const spki = publicKey('brandSigning').export({ type: 'spki', format: 'pem' }) as string
  expect(redact(spki)).toBe(spki)
  expect(redact(spki.replaceAll(/-----.*-----|\s/g, ''))).toBe(spki.replaceAll(/-----.*-----|\s/g, ''))
})

for (const [text, left] of [
  [
    'iadvize-7316-vuid={"vuid":"a1","jwtIdentity":"opaque-value"}',
    `iadvize-7316-vuid={"vuid":"a1","jwtIdentity":"${name('opaque-value')}"}`,
  ],
  ['%7B%22jwtIdentity%22%3A%22opaque-value%22%7D', `%7B%22jwtIdentity%22%3A%22${name('opaque-value')}%22%7D`],
  ['jwtIdentity=opaque-value; path=/', `jwtIdentity=${name('opaque-value')}; path=/`],
  [String.raw`{\"jwtIdentity\":\"opaque\"}`, String.raw`{\"jwtIdentity\":\"${name('opaque')}\"}`],
  ['Authorization: Bearer abc.def', `Authorization: Bearer ${name('abc.def')}`],
  ['authorization: Basic dXNlcjpwYXNz', `authorization: Basic ${name('dXNlcjpwYXNz')}`],
  ['"Authorization":"s3cr3t"', `"Authorization":"${name('s3cr3t')}"`],
  ['sent with Bearer 0123456789abcdef', `sent with Bearer ${name('0123456789abcdef')}`],
  ['Set-Cookie: shop_session=s%3Aabcdefgh; HttpOnly', `Set-Cookie: shop_session=${name('s%3Aabcdefgh')}; HttpOnly`],
  ['https://user:pa55@staging.shop.example/', 'https://staging.shop.example/'],
] as const) {
  test(`the secret is taken out of ${text}`, () => {
    expect(redact(text)).toBe(left)
  })
}

for (const text of [
  'The user id is camille@example.com, and the bearer authentication is unknown.',
  'https://eyeglasses.shop.example/a.b.c?page=2',
  'A jwtIdentity is in the cookie; authorization was not asked for.',
  'const type = "SECURED_AUTHENTICATION"; window.iAdvizeInterface.config = { sid: 7316 }',
  'eyJ is how a token begins; 1.2.3-beta.4 is a version.',
  name('a token'),
]) {
  test(`a string without a secret stays: ${text}`, () => {
    expect(redact(text)).toBe(text)
  })
}

test('redacted text does not change when it is redacted again, wherever the secret was', async () => {
  const secrets = [await mint(), await sign('{}'), pem, 'Authorization: Bearer abc1.def', '"jwtIdentity":"x1"']
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...secrets), fc.string(), (before, secret, after) => {
      const once = redact(`${before} ${secret} ${after}`)
      expect(redact(once)).toBe(once)
      expect(once).not.toContain(secret)
    }),
  )
})

test('the cost of redacting a string grows only with its length', () => {
  const started = performance.now()
  for (const text of [
    'a'.repeat(300_000),
    'eyJ'.repeat(100_000),
    'MII'.repeat(100_000),
    'a.'.repeat(150_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(10_000),
  ]) {
    redact(text)
  }
  // At the square of its length it would cost minutes.
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('every text of a report is redacted and plain, and its pictures are unchanged', async () => {
  const token = await mint()
  const secret = `${token} \u001b[31m\u202e`
  const png = 'iVBORw0KGgoeyJhbGciOiJSUzI1NiJ9'
  const report = reportOf(
    [
      findingOf('failure-no-retry', {
        verdict: 'fail',
        problems: ['by-reload'],
        summary: secret,
        evidence: [
          { kind: 'timeline', caption: secret, steps: [{ atMs: 0, who: 'site', what: secret, isFault: true }] },
          { kind: 'screenshot', caption: secret, png },
          { kind: 'value', name: secret, seen: secret, expected: secret },
          { kind: 'code', caption: secret, url: secret, line: 1, text: secret },
        ],
      }),
      findingOf('token-size', { verdict: 'could-not-tell', summary: secret, missing: secret }),
    ],
    { target: secret, settings: { only: [secret], skip: [secret], budget: 'fail', baseline: secret } },
  )
  const text = JSON.stringify(redactReport(report))
  expect(text.split(name(token)).length - 1).toBe(JSON.stringify(report).split(token).length - 1)
  expect(text).not.toContain(token)
  expect(text).not.toMatch(/\\u001b|\u202e/)
  expect(text).toContain(png)
})

test('a report without secrets stays as it is', () => {
  expect(redactReport(sampleReport)).toEqual(sampleReport)
})
