import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { readPrivateKey } from '../../../diagnosis/private-key.ts'
import { TEST_KEYS } from '../../../test-keys/keys.ts'
import { privateKey, publicKey } from '../mock-platform/mint.ts'

const KEY = privateKey('platformEncryption')
const { privateKey: smallKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const { privateKey: ecKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

for (const { form, text } of [
  {
    form: 'PEM with written-out line breaks',
    text: KEY.export({ format: 'pem', type: 'pkcs8' })
      .toString()
      .replaceAll('\n', String.raw`\n`),
  },
  { form: 'PKCS#8 DER', text: KEY.export({ format: 'der', type: 'pkcs8' }) },
  { form: 'PKCS#1 DER', text: KEY.export({ format: 'der', type: 'pkcs1' }) },
  {
    form: 'PEM in UTF-16',
    text: Buffer.from(`\ufeff${KEY.export({ format: 'pem', type: 'pkcs8' }).toString()}`, 'utf16le'),
  },
  { form: 'PKCS#8 PEM', text: KEY.export({ format: 'pem', type: 'pkcs8' }).toString() },
  { form: 'PKCS#1 PEM', text: `\n${KEY.export({ format: 'pem', type: 'pkcs1' }).toString()}` },
  { form: 'a JWK', text: JSON.stringify(TEST_KEYS.platformEncryption) },
]) {
  test(`a private key of RSA is read from ${form}`, () => {
    expect(readPrivateKey(text).key?.equals(KEY)).toBe(true)
  })
}

for (const { what, text, problem } of [
  {
    what: 'a public key',
    text: publicKey('platformEncryption').export({ format: 'pem', type: 'spki' }).toString(),
    problem: 'is a public key, but must be the RSA private key',
  },
  {
    what: 'a private key of another type',
    text: ecKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    problem: 'is a private key of the type ec, but must be the RSA private key',
  },
  {
    what: 'a private key behind a passphrase',
    text: KEY.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
    problem: 'is protected by a passphrase',
  },
  { what: 'garbage', text: 'my secret', problem: 'cannot be read as a private key' },
  { what: 'an empty string', text: '', problem: 'cannot be read as a private key' },
  { what: 'a JWK that is not one', text: '{ "kty": "RSA", "d": "x" }', problem: 'cannot be read as a private key' },
]) {
  test(`${what} in place of the private key is named, and none of it is repeated`, () => {
    expect(readPrivateKey(text)).toEqual({ key: null, problem: expect.stringContaining(problem) })
    expect(JSON.stringify(readPrivateKey(text))).not.toContain('secret')
  })
}

test('a private key of less than 2048 bits opens tokens, but signs none', () => {
  const text = smallKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  expect(readPrivateKey(text).key?.equals(smallKey)).toBe(true)
  expect(readPrivateKey(text, 'signs')).toEqual({
    key: null,
    problem: expect.stringMatching(
      /^is an RSA private key of 1024 bits, but must be the RSA private key of at least 2048/,
    ),
  })
})
