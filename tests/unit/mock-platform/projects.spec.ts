import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { readBrandKey, readPublicKey } from '../../../mock-platform/projects.ts'
import type { PublicKeySetting } from '../../../protocol/token-policy.ts'
import { privateKey, publicKey } from './mint.ts'

const key = publicKey('brandSigning')
const pem = key.export({ type: 'spki', format: 'pem' }).toString()
const der = key.export({ type: 'spki', format: 'der' })
const bare = der.toString('base64')

/** The vendor's own production key, as its page prints it. */
const VENDOR_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1KdAzuUa5rOXgLHavoDRYoNXzwWz/pFhgGypYFbvV8DNjB93XK2AzKTwW+vxT7RYl4f+sKLdEi3dJYgPt2hquhTNmFxAzRvTuolUOKr1XNx7QbDj+7cfLVDYjmds/ydNtyHi8TUHSvfzs8SGXO5E5H13llmayPEslHKShG0cLIDcLNr6hJcfv9fvOZqQlLQ4Bx7to/66IHke9zY+1oidrUdFGzxXG+RGK81mIMuXj6N2EGJ7YYcQqXJfBJnWFlSGCQNttw5Rfj00eZbkMRO3XohhNqGIiBG2tejSjfB53UpiHdbzni+tyB72R5aaq4d+gkkgaOVYn/Or2fArOH2FUQIDAQAB'

const thumb = (found: KeyObject): string => found.export({ type: 'spki', format: 'der' }).toString('base64')

for (const [name, text] of [
  ['PEM', pem],
  ['PEM with Windows line ends', pem.replaceAll('\n', '\r\n')],
  ['PEM with blank lines around it', `\n\n  ${pem}\n\n`],
  ['bare base64', bare],
  ['bare base64 with a line end', `${bare}\n`],
  ['bare base64 in lines', bare.replaceAll(/.{64}/g, '$&\n')],
] as const) {
  test(`a public key as ${name} is read`, () => {
    expect(thumb(readPublicKey(text))).toBe(bare)
  })
}

test("the vendor's own key is read in the form in which the vendor prints it", () => {
  expect(thumb(readPublicKey(VENDOR_KEY))).toBe(VENDOR_KEY)
})

/** What is thrown; `toThrow` would compare the cause as well. */
const refusalOf = (text: string): unknown => {
  try {
    return readPublicKey(text)
  } catch (error) {
    return error
  }
}

const exported = ({ publicKey: made }: { readonly publicKey: KeyObject }): string =>
  made.export({ type: 'spki', format: 'pem' }).toString()
const isPrivate = 'this is a private key, which never leaves your server; give the public half (openssl rsa -pubout)'
const isNone = 'this is no public key: give SPKI as PEM (-----BEGIN PUBLIC KEY-----) or as bare base64'
const needs = (found: string): string => `RS256 needs an RSA key of at least 2048 bits, and this is ${found}`

for (const { name, text, sentence } of [
  {
    name: 'a private key',
    text: privateKey('brandSigning').export({ type: 'pkcs8', format: 'pem' }),
    sentence: isPrivate,
  },
  {
    name: 'an old private key',
    text: privateKey('brandSigning').export({ type: 'pkcs1', format: 'pem' }),
    sentence: isPrivate,
  },
  {
    name: 'a private key without its armour',
    text: privateKey('brandSigning').export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    sentence: isPrivate,
  },
  { name: 'nothing', text: '', sentence: isNone },
  { name: 'a word', text: 'secret', sentence: isNone },
  { name: 'PEM that was cut', text: pem.slice(0, 200), sentence: isNone },
  { name: 'base64 that was cut', text: bare.slice(0, 200), sentence: isNone },
  { name: 'a JWK', text: JSON.stringify(key.export({ format: 'jwk' })), sentence: isNone },
  {
    name: 'an RSA key of 1024 bits',
    text: exported(generateKeyPairSync('rsa', { modulusLength: 1024 })),
    sentence: needs('an RSA key of 1024 bits'),
  },
  {
    name: 'an elliptic key',
    text: exported(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
    sentence: needs('a key of type ec'),
  },
  { name: 'an Ed25519 key', text: exported(generateKeyPairSync('ed25519')), sentence: needs('a key of type ed25519') },
  {
    name: 'an RSA-PSS key',
    text: exported(generateKeyPairSync('rsa-pss', { modulusLength: 2048 })),
    sentence: needs('a key of type rsa-pss'),
  },
]) {
  test(`${name} is refused in a sentence that says what it is`, () => {
    expect(refusalOf(text.toString())).toMatchObject({ name: 'PublicKeyError', message: sentence })
  })
}

test('what the library said is kept as the cause', () => {
  expect(refusalOf('secret')).toMatchObject({ cause: expect.any(Error) })
})

test.describe('a key with its name and its time', () => {
  const NEW_YEAR_MS = 1_767_225_600_000

  test('is read, with either way to give a moment', () => {
    const { key: read, ...rest } = readBrandKey({ key: pem, kid: 'a', from: '2026-01-01T01:00:00+01:00', until: 2e12 })
    expect(thumb(read)).toBe(bare)
    expect(rest).toEqual({ kid: 'a', fromMs: NEW_YEAR_MS, untilMs: 2e12 })
  })

  test('needs neither, like a key that is a mere text', () => {
    for (const setting of [pem, { key: pem }]) expect(Object.keys(readBrandKey(setting))).toEqual(['key'])
  })

  for (const from of ['2026-01-01T00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T19:00:00.000-05:00', NEW_YEAR_MS]) {
    test(`holds from ${from} on`, () => {
      expect(readBrandKey({ key: pem, from })).toMatchObject({ fromMs: NEW_YEAR_MS })
    })
  }

  const refused = (setting: PublicKeySetting): unknown => {
    try {
      return readBrandKey(setting)
    } catch (error) {
      return error
    }
  }
  const moments = ['2026-01-01', '2026-01-01T00:00:00', 'tomorrow', '', '2026-13-01T00:00:00Z', '1767225600000', 9e15]
  for (const moment of [...moments, Number.NaN]) {
    for (const name of ['from', 'until'] as const) {
      test(`is refused with ${JSON.stringify(moment)} for its "${name}", in a sentence that says what is wanted`, () => {
        expect(refused({ key: pem, [name]: moment })).toMatchObject({
          name: 'PublicKeyError',
          message: `"${name}" of this key is ${JSON.stringify(moment)}, and must be milliseconds since 1970, or a date-time with its zone, as 2026-01-31T12:00:00Z`,
        })
      })
    }
  }

  test('is refused when it could never hold', () => {
    expect(refused({ key: pem, from: NEW_YEAR_MS, until: NEW_YEAR_MS })).toMatchObject({
      name: 'PublicKeyError',
      message: 'this key never holds: its "until" is not after its "from"',
    })
  })

  test('is refused when its text is no key', () => {
    expect(refused({ key: 'secret' })).toMatchObject({ name: 'PublicKeyError', message: isNone })
  })
})
