import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { checkToken, type Verdict } from '../../../mock-platform/check-token.ts'
import { TOKEN_CHECKS, type TokenCheck } from '../../../protocol/token-policy.ts'
import { base64url, encrypt, GOOD_CLAIMS, KEYS, mint, NOW_MS, publicKey, sign } from './mint.ts'

/** The vendor's own production key, with which nobody but the vendor opens a token. */
const VENDOR_KEY = createPublicKey({
  key: Buffer.from(
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1KdAzuUa5rOXgLHavoDRYoNXzwWz/pFhgGypYFbvV8DNjB93XK2AzKTwW+vxT7RYl4f+sKLdEi3dJYgPt2hquhTNmFxAzRvTuolUOKr1XNx7QbDj+7cfLVDYjmds/ydNtyHi8TUHSvfzs8SGXO5E5H13llmayPEslHKShG0cLIDcLNr6hJcfv9fvOZqQlLQ4Bx7to/66IHke9zY+1oidrUdFGzxXG+RGK81mIMuXj6N2EGJ7YYcQqXJfBJnWFlSGCQNttw5Rfj00eZbkMRO3XohhNqGIiBG2tejSjfB53UpiHdbzni+tyB72R5aaq4d+gkkgaOVYn/Or2fArOH2FUQIDAQAB',
    'base64',
  ),
  format: 'der',
  type: 'spki',
})

const judge = (token: string, tokenCheck: TokenCheck): Promise<Verdict> =>
  checkToken(token, { ...KEYS, tokenCheck }, NOW_MS)

const mintFor = async (key: KeyObject): Promise<string> =>
  encrypt(await sign(JSON.stringify(GOOD_CLAIMS)), { alg: 'RSA-OAEP-256', enc: 'A256GCM' }, key)

const NOT_OPENED = { accepted: true, userId: null, visitorData: {}, warnings: [] }

test("a token for the vendor's real key is refused by the full check, and accepted by the header-only check", async () => {
  const token = await mintFor(VENDOR_KEY)
  expect(await judge(token, 'full')).toMatchObject({ cause: 'jwe-another-key', checked: 'full' })
  expect(await judge(token, 'header-only')).toEqual({ ...NOT_OPENED, checked: 'header-only' })
  expect(await judge(token, 'none')).toEqual({ ...NOT_OPENED, checked: 'none' })
})

test('the header-only check also accepts a token for a longer key', async () => {
  const token = await mintFor(generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey)
  expect(await judge(token, 'header-only')).toMatchObject({ accepted: true })
})

test('the header-only check does not open a token that it could open: any content is accepted', async () => {
  for (const token of [await encrypt('rubbish'), await mint({ exp: 1 }), await mint()]) {
    expect(await judge(token, 'header-only')).toEqual({ ...NOT_OPENED, checked: 'header-only' })
  }
})

const HEADER = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')
const part = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64url')
/** Lengths of encrypted key, initialisation vector, ciphertext and, when it is not 16, the tag. */
const parts = (...lengths: readonly number[]): string => [HEADER, ...[...lengths, 16].slice(0, 4).map(part)].join('.')

for (const { what, token, verdict } of [
  { what: 'parts of the right lengths', token: parts(256, 12, 1), verdict: { accepted: true } },
  { what: 'an encrypted key of 512 bytes', token: parts(512, 12, 1), verdict: { accepted: true } },
  {
    what: 'an encrypted key of 248 bytes',
    token: parts(248, 12, 1),
    verdict: { detail: 'outer JWE: the encrypted key has 248 bytes, but must have 256 or more, in steps of 8' },
  },
  { what: 'an encrypted key of 257 bytes', token: parts(257, 12, 1), verdict: { cause: 'jwe-part-length' } },
  {
    what: 'an initialisation vector of 16 bytes',
    token: parts(256, 16, 1),
    verdict: { detail: 'outer JWE: the initialisation vector has 16 bytes, but must have 12' },
  },
  {
    what: 'no ciphertext',
    token: parts(256, 12, 0),
    verdict: { detail: 'outer JWE: the ciphertext has 0 bytes, but must have 1 or more' },
  },
  {
    what: 'a tag of 15 bytes',
    token: parts(256, 12, 1, 15),
    verdict: { detail: 'outer JWE: the authentication tag has 15 bytes, but must have 16' },
  },
  { what: 'a word', token: 'token', verdict: { cause: 'token-placeholder' } },
  { what: 'the empty string', token: '', verdict: { cause: 'token-empty' } },
  { what: 'white space after it', token: `${parts(256, 12, 1)} `, verdict: { cause: 'jwe-with-white-space' } },
  {
    what: 'another algorithm',
    token: parts(256, 12, 1).replace(HEADER, base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')),
    verdict: { cause: 'jwe-alg' },
  },
  {
    what: 'a compression',
    token: parts(256, 12, 1).replace(HEADER, base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"}')),
    verdict: { cause: 'jwe-compressed' },
  },
  {
    what: 'critical extensions',
    token: parts(256, 12, 1).replace(HEADER, base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM","crit":[]}')),
    verdict: { cause: 'jwe-critical' },
  },
] as const) {
  const outcome = 'accepted' in verdict ? 'accepted' : 'refused'
  test(`the header-only check, which needs no private key, handles a token with ${what}: ${outcome}`, async () => {
    const rules = { ...KEYS, decryption: publicKey('platformEncryption'), tokenCheck: 'header-only' } as const
    expect(await checkToken(token, rules, NOW_MS)).toMatchObject({ checked: 'header-only', ...verdict })
  })
}

for (const token of ['x', ' ', 'not.a.token', '{"alg":"none"}', 'é'.repeat(16_384)]) {
  test(`without a check, the token ${JSON.stringify(token.slice(0, 20))} is accepted`, async () => {
    expect(await judge(token, 'none')).toEqual({ ...NOT_OPENED, checked: 'none' })
  })
}

for (const { what, token } of [
  { what: 'nothing', token: '' },
  { what: 'more than 16 KB', token: 'x'.repeat(16_385) },
]) {
  test(`without a check, ${what} is refused all the same`, async () => {
    expect(await judge(token, 'none')).toMatchObject({ accepted: false, code: 'TOKEN_MALFORMED', checked: 'none' })
  })
}

test('a strict project does not refuse a token for content that was not read', async () => {
  const token = await mint({ ...GOOD_CLAIMS, loyalty: 1 })
  for (const tokenCheck of TOKEN_CHECKS.filter((check) => check !== 'full')) {
    expect(await checkToken(token, { ...KEYS, tokenCheck, strict: true }, NOW_MS)).toMatchObject(NOT_OPENED)
  }
})
