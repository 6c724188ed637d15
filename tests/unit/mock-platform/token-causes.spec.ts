import { deflateRawSync } from 'node:zlib'
import { expect, test } from '../../plain-test.ts'
import { checkToken, type TokenRules } from '../../../mock-platform/check-token.ts'
import { verifyJws } from '../../../mock-platform/open-token.ts'
import { REFUSAL_CODES } from '../../../protocol/refusals.ts'
import {
  TOKEN_ADVICE_CAUSES,
  TOKEN_CAUSE_NAMES,
  TOKEN_CAUSES,
  TOKEN_LAYERS,
  type TokenCause,
} from '../../../protocol/token-causes.ts'
import { handMade, type Habits } from './hand-made.ts'
import {
  base64url,
  encrypt,
  GOOD_CLAIMS,
  KEYS,
  mint,
  NOW_MS,
  NOW_SECONDS,
  privateKey,
  publicKey,
  sign,
  USER_ID,
  VISITOR_DATA,
} from './mint.ts'

/** How each cause is brought about, and what the judge says of it behind the name of the layer. */
type Case = { readonly token: () => Promise<string>; readonly rules?: Partial<TokenRules>; readonly what: string }

const JWE_WANTED = '; it must be a compact JWE, five parts of base64url between dots'
const JWE_ALONE = '; it must be a compact JWE and nothing else, five parts of base64url between dots'
const JWS_WANTED = '; it must be a compact JWS, three parts of base64url between dots'
const POLICY = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const

const withHeader = async (header: Readonly<Record<string, unknown>>): Promise<string> => {
  const [, ...rest] = (await mint()).split('.')
  return [base64url(JSON.stringify(header)), ...rest].join('.')
}
const withPart = async (index: number, change: (bytes: Buffer) => Buffer): Promise<string> =>
  (await mint())
    .split('.')
    .map((part, at) => (at === index ? change(Buffer.from(part, 'base64url')).toString('base64url') : part))
    .join('.')
const minted = async (changes: Readonly<Record<string, unknown>>): Promise<string> =>
  mint({ ...GOOD_CLAIMS, ...changes })
const signedByAnother = async (kid?: string): Promise<string> =>
  encrypt(
    await sign(
      JSON.stringify(GOOD_CLAIMS),
      { alg: 'RS256', ...(kid === undefined ? {} : { kid }) },
      privateKey('anotherBrandSigning'),
    ),
  )
const byHand = async (habits: Habits): Promise<string> => handMade(await sign(JSON.stringify(GOOD_CLAIMS)), habits)
const inner = async (jws: string): Promise<string> => encrypt(jws)
const innerHeader = async (header: Readonly<Record<string, unknown>>): Promise<string> => {
  const [, ...rest] = (await sign(JSON.stringify(GOOD_CLAIMS))).split('.')
  return encrypt([base64url(JSON.stringify(header)), ...rest].join('.'))
}
const brand = { key: publicKey('brandSigning'), kid: 'new' }
const another = { key: publicKey('anotherBrandSigning'), kid: 'old' }

/** The type asks for every cause that a token alone can have; the two that it cannot have their own tests below. */
const CASES: Readonly<Record<Exclude<TokenCause, 'token-replayed' | 'jws-too-long'>, Case>> = {
  'token-empty': {
    token: async () => '',
    rules: { tokenCheck: 'none' },
    what: `this is the empty string${JWE_WANTED}`,
  },
  'token-placeholder': {
    token: async () => '[object Object]',
    what: `this is "[object Object]": an object that was turned into text${JWE_WANTED}`,
  },
  'token-web-page': {
    token: async () => '<html>',
    what: `this is an HTML page instead of the answer of a token endpoint${JWE_WANTED}`,
  },
  'jwe-too-long': {
    token: async () => 'A'.repeat(16_385),
    what: 'the JWE is longer than 16384 characters',
  },
  'jwe-not-compact': {
    token: async () => 'https://iadvize.com',
    what: `this is an address instead of the content at that address${JWE_WANTED}`,
  },
  'jwe-quoted': {
    token: async () => `'${await mint()}'`,
    what: `this is a compact JWE in quotes${JWE_ALONE}`,
  },
  'jwe-with-label': {
    token: async () => `Bearer ${await mint()}`,
    what: `this is a compact JWE with "Bearer" before it${JWE_ALONE}`,
  },
  'jwe-with-white-space': {
    token: async () => `${await mint()} `,
    what: `this is a compact JWE with white space before or after it${JWE_ALONE}`,
  },
  'jwe-encoded-again': {
    token: async () => (await mint()).replaceAll('.', '%2E'),
    what: `this is a compact JWE that was URL-encoded${JWE_ALONE}`,
  },
  'jwe-base64': {
    token: async () => `${await mint()}=`,
    what: `this is a compact JWE in base64 (with +, / or the padding =) instead of base64url${JWE_ALONE}`,
  },
  'jwe-in-json': {
    token: async () => JSON.stringify({ token: await mint() }),
    what: `this is a compact JWE in the field "token" of a JSON text${JWE_ALONE}`,
  },
  'jwe-json-serialised': {
    token: async () => JSON.stringify({ protected: 'e30', ciphertext: 'AA' }),
    what: `this is a JWE in JSON serialisation${JWE_WANTED}`,
  },
  'jwe-parts': {
    token: async () => `${await mint()}.AA`,
    what: `this is a compact JWE with 6 parts instead of 5${JWE_WANTED}`,
  },
  'jwe-only-signed': {
    token: () => sign(JSON.stringify(GOOD_CLAIMS)),
    what: `this is a compact JWS: signed, but not encrypted${JWE_WANTED}`,
  },
  'jwe-signed-afterwards': {
    token: async () => sign(await mint()),
    what: `this is a compact JWS around a JWE: encrypted, then signed${JWE_WANTED}`,
  },
  'jwe-header-not-json': {
    token: async () => `${base64url('[]')}.AA.AA.AA.AA`,
    what: 'the header of the JWE is not a JSON object',
  },
  'jwe-alg': {
    token: () => withHeader({ ...POLICY, alg: 'RSA1_5' }),
    what: 'alg is "RSA1_5", and must be "RSA-OAEP-256"',
  },
  'jwe-enc': { token: () => withHeader({ alg: POLICY.alg }), what: 'enc is absent, and must be "A256GCM"' },
  'jwe-compressed': {
    token: async () => {
      const [, ...rest] = (await encrypt(deflateRawSync(await sign(JSON.stringify(GOOD_CLAIMS))))).split('.')
      return [base64url(JSON.stringify({ ...POLICY, zip: 'DEF' })), ...rest].join('.')
    },
    what: 'it is compressed (zip), which is refused',
  },
  'jwe-critical': {
    token: () => withHeader({ ...POLICY, crit: ['exp'], exp: 1 }),
    what: 'it has critical extensions (crit), which are refused',
  },
  'jwe-part-length': {
    token: () => withPart(2, (iv) => Buffer.concat([iv, iv])),
    what: 'the initialisation vector has 24 bytes, but must have 12',
  },
  'jwe-oaep': {
    token: () => byHand({ padding: { hash: 'sha256', mask: 'sha1' } }),
    what: 'encrypted for this platform, but its content key was encrypted with RSA-OAEP with SHA-256 for the hash and SHA-1 for the mask (MGF1); RSA-OAEP-256 uses SHA-256 for both the hash and the mask',
  },
  'jwe-pkcs1': {
    token: () => byHand({ padding: 'pkcs1' }),
    what: 'encrypted for this platform, but its content key was encrypted with PKCS #1 v1.5 (RSA1_5); RSA-OAEP-256 uses SHA-256 for both the hash and the mask',
  },
  'jwe-content-key': {
    token: () => byHand({ keyAs: 'hex' }),
    what: 'encrypted for this platform, but the content key was encrypted as hexadecimal text instead of as its 32 bytes',
  },
  'jwe-without-aad': {
    token: () => byHand({ aad: 'nothing' }),
    what: 'encrypted for this platform, but the protected header was not authenticated: there was no additional data (AAD)',
  },
  'jwe-tag-misplaced': {
    token: () => byHand({ tag: 'behind the ciphertext' }),
    what: 'encrypted for this platform, but the authentication tag is appended to the ciphertext instead of being the fifth part',
  },
  'jwe-another-key': {
    token: async () => encrypt(await sign(JSON.stringify(GOOD_CLAIMS)), POLICY, publicKey('anotherPlatformEncryption')),
    what: "not encrypted with this platform's public key",
  },
  'jwe-tampered': {
    token: () => withPart(4, (tag) => Buffer.from(tag.map((byte) => byte ^ 1))),
    what: 'encrypted for this platform, but changed afterwards',
  },
  'jws-not-compact': {
    token: () => inner('token'),
    what: `what was encrypted is the word "token" instead of a token${JWS_WANTED}`,
  },
  'jws-quoted': {
    token: async () => inner(`'${await sign(JSON.stringify(GOOD_CLAIMS))}'`),
    what: `what was encrypted is a compact JWS in quotes; it must be a compact JWS and nothing else, three parts of base64url between dots`,
  },
  'jws-unsigned': {
    token: () => inner(JSON.stringify(GOOD_CLAIMS)),
    what: `what was encrypted is JSON with the claims, unsigned${JWS_WANTED}`,
  },
  'jws-is-jwe': {
    token: async () => inner(await mint()),
    what: `what was encrypted is a second JWE (compact): encrypted twice${JWS_WANTED}`,
  },
  'jws-header-not-json': {
    token: () => inner(`${base64url('RS256')}.e30.AA`),
    what: 'the header of the JWS is not a JSON object',
  },
  'jws-alg': { token: () => innerHeader({ alg: 'none' }), what: 'alg is "none", and must be "RS256"' },
  'jws-compressed': {
    token: () => innerHeader({ alg: 'RS256', zip: 'DEF' }),
    what: 'it is compressed (zip), which is refused',
  },
  'jws-critical': {
    token: () => innerHeader({ alg: 'RS256', crit: ['b64'], b64: true }),
    what: 'it has critical extensions (crit), which are refused',
  },
  'project-without-key': { token: () => mint(), rules: { publicKeys: [] }, what: 'the project has no public key' },
  'signature-another-key': { token: () => signedByAnother(), what: 'no public key of the project fits' },
  'signature-key-not-held': {
    token: () => signedByAnother(),
    rules: { publicKeys: [brand, { ...another, untilMs: NOW_MS }] },
    what: 'the signature fits the key "old" of the project, which was valid until 2026-01-01T00:00:00.000Z',
  },
  'signature-kid-wrong': {
    token: () => signedByAnother('new'),
    rules: { publicKeys: [brand, another] },
    what: 'the header names another key (kid), and the signature fits the key "old" of the project',
  },
  'claims-not-json': { token: async () => encrypt(await sign('[]')), what: 'not a JSON object' },
  'exp-missing': { token: () => minted({ exp: undefined }), what: 'exp is missing' },
  'exp-not-a-number': {
    token: () => minted({ exp: String(NOW_SECONDS + 60) }),
    what: `exp is not a number of seconds: it is the text "${NOW_SECONDS + 60}"`,
  },
  'exp-duration': {
    token: () => minted({ exp: 60 }),
    what: 'exp is 60, which looks like a duration; exp must be a point in time, and 60 is 1970-01-01T00:01:00.000Z',
  },
  'exp-past': { token: () => minted({ exp: NOW_SECONDS - 5 }), what: 'exp passed 5 s ago' },
  'user-id-missing': { token: () => minted({ [USER_ID]: undefined }), what: `${USER_ID} is missing` },
  'user-id-without-prefix': {
    token: () => minted({ [USER_ID]: undefined, userId: 'a' }),
    what: `${USER_ID} is missing; without the prefix the claim is not read`,
  },
  'user-id-misnamed': {
    token: () => minted({ [USER_ID]: undefined, user_id: 'a' }),
    what: `${USER_ID} is missing; there is "user_id" instead`,
  },
  'user-id-empty': { token: () => minted({ [USER_ID]: '' }), what: `${USER_ID} is empty` },
  'user-id-not-a-string': {
    token: () => minted({ [USER_ID]: 42 }),
    what: `${USER_ID} is not a string: it is the number 42`,
  },
  'user-id-too-long': {
    token: () => minted({ [USER_ID]: 'a'.repeat(256) }),
    what: `${USER_ID} has 256 characters; at most 255 are allowed`,
  },
  'visitor-data-not-strings': {
    token: () => minted({ [VISITOR_DATA]: { zipCode: 44_000 } }),
    what: `${VISITOR_DATA} is not an object of strings: visitorData.zipCode is the number 44000`,
  },
  'visitor-data-field-unknown': {
    token: () => minted({ [VISITOR_DATA]: { nickname: 'Cam' } }),
    rules: { strict: true },
    what: `${VISITOR_DATA} has the field "nickname"; the known fields are country, firstName, lastName, zipCode, address, phoneNumber, city, email`,
  },
  'claim-without-prefix': {
    token: () => minted({ loyalty: 'gold' }),
    rules: { strict: true },
    what: '"loyalty" does not begin with "https://iadvize.com/"',
  },
  'exp-far-away': {
    token: () => minted({ exp: NOW_SECONDS + 7_200 }),
    rules: { strict: true },
    what: 'exp is 120 minutes away; one minute is recommended',
  },
  'user-id-looks-like-email': {
    token: () => minted({ [USER_ID]: 'camille@moreau.example' }),
    rules: { strict: true },
    what: `${USER_ID} looks like an e-mail address`,
  },
  'user-id-placeholder': {
    token: () => minted({ [USER_ID]: 'undefined' }),
    rules: { strict: true },
    what: `${USER_ID} is "undefined": a missing value that was turned into text`,
  },
  'user-id-wrapped': {
    token: () => minted({ [USER_ID]: ' 4711 ' }),
    rules: { strict: true },
    what: `${USER_ID} has white space around it: " 4711 "`,
  },
  'claim-misspelt': {
    token: () => minted({ 'https://iadvize.com/userid': 'a' }),
    rules: { strict: true },
    what: `"https://iadvize.com/userid" is not read: the vendor reads "${USER_ID}"`,
  },
  'nbf-ahead': {
    token: () => minted({ nbf: NOW_SECONDS + 3_600 }),
    rules: { strict: true },
    what: "nbf is 60 minutes ahead of the platform's clock: until then the token is not valid",
  },
  'iat-ahead': {
    token: () => minted({ iat: NOW_SECONDS + 300 }),
    rules: { strict: true },
    what: "iat is 5 minutes ahead of the platform's clock: the token says that it was made in the future",
  },
}

for (const [cause, { token, rules, what }] of Object.entries(CASES) as [keyof typeof CASES, Case][]) {
  const { layer, code } = TOKEN_CAUSES[cause]
  test(`${cause} is refused as ${code}, and the verdict names the ${layer} and the cause`, async () => {
    const verdict = await checkToken(await token(), { ...KEYS, ...rules }, NOW_MS)
    expect(verdict).toMatchObject({
      accepted: false,
      code,
      layer,
      cause,
      detail: `${layer}: ${what}`,
      fix: expect.stringMatching(/^[A-Z].{10,}\.$/),
    })
  })
}

test('a JWS of more than 16 KB fits into no JWE that is read, and is refused when it comes alone', async () => {
  const jws = await sign('x'.repeat(16_384))
  expect(await verifyJws(jws, publicKey('brandSigning'), { alg: ['RS256'] })).toEqual({
    cause: 'jws-too-long',
    what: 'the JWS is longer than 16384 characters',
  })
})

test('every cause has a layer, a code of the failure table, and a sentence about how to fix it', () => {
  for (const cause of TOKEN_CAUSE_NAMES) {
    const { layer, code, fix } = TOKEN_CAUSES[cause]
    expect(TOKEN_LAYERS, cause).toContain(layer)
    expect(REFUSAL_CODES, cause).toContain(code)
    expect(fix, cause).toMatch(/^[A-Z].{10,}\.$/)
  }
})

test('what the vendor only advises against has a code of its own', () => {
  const against = TOKEN_CAUSE_NAMES.filter((cause) => TOKEN_CAUSES[cause].code === 'TOKEN_AGAINST_ADVICE')
  expect(against).toEqual(Object.keys(TOKEN_ADVICE_CAUSES))
})
