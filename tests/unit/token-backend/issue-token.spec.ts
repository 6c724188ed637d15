import { expect, test } from '../../plain-test.ts'
import { compactDecrypt, compactVerify } from 'jose'
import { checkToken } from '../../../mock-platform/check-token.ts'
import { claimsOf, issueToken, type TokenKeys } from '../../../token-backend/issue-token.ts'
import { KEYS, NOW_MS, NOW_SECONDS, privateKey, publicKey } from '../mock-platform/mint.ts'

const BACKEND: TokenKeys = { signing: privateKey('brandSigning'), encryption: publicKey('platformEncryption') }
const NOW = new Date(NOW_MS)
const CAMILLE = { userId: 'b6f1c2de', visitorData: { firstName: 'Camille', email: 'camille@example.com' } }

const open = async (token: string) => {
  const outer = await compactDecrypt(token, privateKey('platformEncryption'))
  const inner = await compactVerify(new TextDecoder().decode(outer.plaintext), publicKey('brandSigning'))
  return {
    outer: outer.protectedHeader,
    inner: inner.protectedHeader,
    claims: JSON.parse(new TextDecoder().decode(inner.payload)) as unknown,
  }
}

test('a token is signed with RS256 inside, and encrypted with RSA-OAEP-256 and A256GCM outside, as the vendor requires', async () => {
  const { outer, inner } = await open(await issueToken(CAMILLE, BACKEND, NOW))
  expect(outer).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
  expect(inner).toEqual({ alg: 'RS256' })
})

test('a token names the customer under the prefixed names, and is valid for a minute', async () => {
  const { claims } = await open(await issueToken(CAMILLE, BACKEND, NOW))
  expect(claims).toEqual({
    'https://iadvize.com/userId': 'b6f1c2de',
    'https://iadvize.com/visitorData': { firstName: 'Camille', email: 'camille@example.com' },
    iat: NOW_SECONDS,
    exp: NOW_SECONDS + 60,
  })
})

test('a token without visitor data has no such claim', () => {
  expect(Object.keys(claimsOf({ userId: 'a' }, NOW))).toEqual(['https://iadvize.com/userId', 'iat', 'exp'])
})

test('the times of a token are whole seconds, whatever the milliseconds of the clock', () => {
  expect(claimsOf({ userId: 'a' }, new Date(NOW_MS + 999))).toMatchObject({ iat: NOW_SECONDS, exp: NOW_SECONDS + 60 })
})

test("a token is minted by the server's clock by default", async () => {
  const before = Math.floor(Date.now() / 1000)
  const { claims } = await open(await issueToken(CAMILLE, BACKEND))
  const { iat } = claims as { readonly iat: number }
  expect(iat).toBeGreaterThanOrEqual(before)
  expect(iat).toBeLessThanOrEqual(before + 5)
})

test('every token is different, even within the same second', async () => {
  const tokens = await Promise.all([1, 2, 3].map(() => issueToken(CAMILLE, BACKEND, NOW)))
  expect(new Set(tokens).size).toBe(3)
})

for (const { name, userId, length } of [
  { name: 'an empty user id', userId: '', length: 0 },
  { name: 'a user id of 256 characters', userId: 'a'.repeat(256), length: 256 },
]) {
  test(`${name} is refused before anything is signed`, async () => {
    await expect(async () => issueToken({ userId }, BACKEND, NOW)).rejects.toThrow(
      new RangeError(`userId has ${length} characters; 1 to 255 are allowed`),
    )
  })
}

for (const userId of ['a', 'a'.repeat(255), 'é'.repeat(255), '𝄞'.repeat(255)]) {
  test(`a user id of ${Array.from(userId).length} times "${Array.from(userId)[0]}" is accepted by both sides`, async () => {
    expect(await checkToken(await issueToken({ userId }, BACKEND, NOW), KEYS, NOW_MS)).toMatchObject({ userId })
  })
}

test('the platform accepts a minted token until its last second', async () => {
  const token = await issueToken(CAMILLE, BACKEND, NOW)
  // Nothing in it is what the vendor advises against.
  const good = { accepted: true, ...CAMILLE, lifeMs: 60_000, warnings: [], checked: 'full' }
  expect(await checkToken(token, KEYS, NOW_MS)).toEqual(good)
  expect(await checkToken(token, KEYS, NOW_MS + 59_999)).toMatchObject({ accepted: true })
  expect(await checkToken(token, KEYS, NOW_MS + 60_000)).toMatchObject({ code: 'TOKEN_EXPIRED' })
})

test('a token for one platform cannot be read by another', async () => {
  const token = await issueToken(CAMILLE, BACKEND, NOW)
  const stranger = { ...KEYS, decryption: privateKey('anotherPlatformEncryption') }
  expect(await checkToken(token, stranger, NOW_MS)).toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' })
})
