import { execFileSync } from 'node:child_process'
import { createCipheriv, generateKeyPairSync, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { expect, test } from '../../plain-test.ts'
import { checkToken, type Verdict } from '../../../mock-platform/check-token.ts'
import type { TokenCause } from '../../../protocol/token-causes.ts'
import { handMade, HEADER, RIGHT_PADDING, type Habits } from '../mock-platform/hand-made.ts'
import { encrypt, GOOD_CLAIMS, KEYS, NOW_MS, publicKey, sign } from '../mock-platform/mint.ts'

/** The command itself, whose defaults people's tokens are made with. */
const OPENSSL = 'openssl'

const judge = (token: string): Promise<Verdict> => checkToken(token, KEYS, NOW_MS)
const signed = (): Promise<string> => sign(JSON.stringify(GOOD_CLAIMS))

test('a JWE assembled by hand according to the standards is accepted', async () => {
  expect(await judge(handMade(await signed()))).toMatchObject({ accepted: true, warnings: [] })
})

type Case = {
  readonly what: string
  readonly habits: Habits
  readonly cause: TokenCause
  readonly says: RegExp
  readonly fix: RegExp
}

const oaep = (hash: 'sha1' | 'sha256' | 'sha384' | 'sha512', mask = hash): Habits => ({ padding: { hash, mask } })

const CASES: readonly Case[] = [
  {
    what: 'RSA-OAEP with SHA-1',
    habits: oaep('sha1'),
    cause: 'jwe-oaep',
    says: /RSA-OAEP with SHA-1; RSA-OAEP-256 uses SHA-256 for both the hash and the mask$/,
    fix: /openssl_public_encrypt has SHA-1 only: phpseclib/,
  },
  {
    what: "Java's default, SHA-256 with SHA-1 for the mask",
    habits: oaep('sha256', 'sha1'),
    cause: 'jwe-oaep',
    says: /RSA-OAEP with SHA-256 for the hash and SHA-1 for the mask \(MGF1\)/,
    fix: /new OAEPParameterSpec\("SHA-256", "MGF1", MGF1ParameterSpec\.SHA256,/,
  },
  { what: 'RSA-OAEP with SHA-384', habits: oaep('sha384'), cause: 'jwe-oaep', says: /with SHA-384;/, fix: /SHA-256/ },
  { what: 'RSA-OAEP with SHA-512', habits: oaep('sha512'), cause: 'jwe-oaep', says: /with SHA-512;/, fix: /SHA-256/ },
  {
    what: 'SHA-1 with SHA-256 for the mask',
    habits: oaep('sha1', 'sha256'),
    cause: 'jwe-oaep',
    says: /SHA-1 for the hash and SHA-256 for the mask/,
    fix: /mgf=padding\.MGF1\(hashes\.SHA256\(\)\)/,
  },
  {
    what: 'PKCS #1 v1.5',
    habits: { padding: 'pkcs1' },
    cause: 'jwe-pkcs1',
    says: /with PKCS #1 v1\.5 \(RSA1_5\)/,
    fix: /RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256"/,
  },
  {
    what: 'a header that is not authenticated',
    habits: { aad: 'nothing' },
    cause: 'jwe-without-aad',
    says: /protected header was not authenticated: there was no additional data \(AAD\)$/,
    fix: /cipher\.setAAD\(Buffer\.from\(encodedHeader, "ascii"\)\)/,
  },
  {
    what: 'the decoded header authenticated',
    habits: { aad: 'decoded header' },
    cause: 'jwe-without-aad',
    says: /but the decoded JSON$/,
    fix: /before the first dot/,
  },
  {
    what: 'SHA-1 and a header that is not authenticated',
    habits: { ...oaep('sha1'), aad: 'nothing' },
    cause: 'jwe-oaep',
    says: /with SHA-1; .*; and the protected header was not authenticated/,
    fix: /OAEPParameterSpec.*setAAD/,
  },
  {
    what: 'an initialisation vector of 16 bytes',
    habits: { ivLength: 16 },
    cause: 'jwe-part-length',
    says: /the initialisation vector has 16 bytes, but must have 12$/,
    fix: /crypto\.randomBytes\(12\)/,
  },
  {
    what: 'an initialisation vector of 16 bytes and no authenticated header',
    habits: { ivLength: 16, aad: 'nothing' },
    cause: 'jwe-part-length',
    says: /has 16 bytes, but must have 12; .*not authenticated/,
    fix: /randomBytes\(12\).*setAAD/,
  },
  {
    what: 'the tag behind the ciphertext, as Java hands it out',
    habits: { tag: 'behind the ciphertext' },
    cause: 'jwe-tag-misplaced',
    says: /tag is appended to the ciphertext/,
    fix: /the last 16 bytes are the tag, which is the fifth part/,
  },
  {
    what: 'the tag before the ciphertext',
    habits: { tag: 'before the ciphertext' },
    cause: 'jwe-tag-misplaced',
    says: /tag is put before the ciphertext/,
    fix: /header\.encryptedKey\.iv\.ciphertext\.tag/,
  },
  {
    what: 'no tag',
    habits: { tag: 'left out' },
    cause: 'jwe-part-length',
    says: /the authentication tag has 0 bytes, but must have 16$/,
    fix: /cipher\.getAuthTag\(\)/,
  },
  {
    what: 'a content key in base64',
    habits: { keyAs: 'base64' },
    cause: 'jwe-content-key',
    says: /encrypted as base64 text/,
    fix: /32 random bytes/,
  },
  {
    what: 'a content key in hexadecimal digits',
    habits: { keyAs: 'hex' },
    cause: 'jwe-content-key',
    says: /encrypted as hexadecimal text/,
    fix: /32 random bytes/,
  },
]

for (const { what, habits, cause, says, fix } of CASES) {
  test(`a JWE made with ${what} is refused, and the verdict says so and how to fix it`, async () => {
    const verdict = await judge(handMade(await signed(), habits))
    expect(verdict).toMatchObject({
      accepted: false,
      code: 'TOKEN_MALFORMED',
      cause,
      detail: expect.stringMatching(says),
      fix: expect.stringMatching(fix),
    })
  })
}

for (const [what, options, says] of [
  ['the mask of SHA-1', ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha1'], /SHA-1 for the mask/],
  ['SHA-1, its default', ['rsa_padding_mode:oaep'], /RSA-OAEP with SHA-1;/],
  ['PKCS #1 v1.5, its default padding', [], /PKCS #1 v1\.5/],
] as const) {
  test(`a content key that the openssl command encrypts with ${what} is recognised`, async () => {
    const file = test.info().outputPath('platform.pem')
    writeFileSync(file, publicKey('platformEncryption').export({ type: 'spki', format: 'pem' }))
    const key = randomBytes(32)
    const block = execFileSync(
      OPENSSL,
      ['pkeyutl', '-encrypt', '-pubin', '-inkey', file, ...options.flatMap((option) => ['-pkeyopt', option])],
      { input: key },
    )
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(HEADER))
    const text = Buffer.concat([cipher.update(await signed()), cipher.final()])
    const token = [HEADER, ...[block, iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
      '.',
    )
    expect(await judge(token)).toMatchObject({ accepted: false, detail: expect.stringMatching(says) })
  })
}

test('a JWE for an RSA key of another length is told by that length', async () => {
  const { publicKey: another } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  expect(await judge(await encrypt(await signed(), undefined, another))).toMatchObject({
    cause: 'jwe-another-key',
    detail:
      "outer JWE: not encrypted with this platform's public key: the encrypted key has 384 bytes, the size for an RSA key of 3072 bits, but the platform's key has 2048 bits",
  })
})

test('a JWE for another key of the same length is not taken for one of another padding', async () => {
  const token = await encrypt(await signed(), undefined, publicKey('anotherPlatformEncryption'))
  expect(await judge(token)).toMatchObject({ cause: 'jwe-another-key' })
})

test('a token that only the diagnosis can open is not accepted, whatever it contains', async () => {
  for (const padding of [{ hash: 'sha1', mask: 'sha1' }, 'pkcs1'] as const) {
    expect((await judge(handMade(await signed(), { padding }))).accepted).toBe(false)
  }
  expect((await judge(handMade(await signed(), { padding: RIGHT_PADDING }))).accepted).toBe(true)
})
