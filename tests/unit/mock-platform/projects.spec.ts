import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { readPublicKey } from '../../../mock-platform/projects.ts'
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
