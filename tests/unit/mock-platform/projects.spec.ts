import type { KeyObject } from 'node:crypto'
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

for (const { name, text, start } of [
  {
    name: 'a private key',
    text: privateKey('brandSigning').export({ type: 'pkcs8', format: 'pem' }),
    start: 'is an RSA private key (PKCS#8), which must never leave your backend. ',
  },
  { name: 'an empty string', text: '', start: 'is empty, but must be an RSA public key' },
  { name: 'a word', text: 'secret', start: 'is the text "secret", which is not a key, but must be an RSA public key' },
]) {
  test(`${name} given as the key of a project is refused with what it is and what is needed`, () => {
    expect(refusalOf(text.toString())).toMatchObject({
      name: 'PublicKeyError',
      message: expect.stringMatching(new RegExp(`^${start.replaceAll(/[()]/g, String.raw`\$&`)}`)),
    })
  })
}

test.describe('a key with its name and its time', () => {
  const NEW_YEAR_MS = 1_767_225_600_000

  test('a project key with a name and a period is read, with its times in either format', () => {
    const { key: read, ...rest } = readBrandKey({ key: pem, kid: 'a', from: '2026-01-01T01:00:00+01:00', until: 2e12 })
    expect(thumb(read)).toBe(bare)
    expect(rest).toEqual({ kid: 'a', fromMs: NEW_YEAR_MS, untilMs: 2e12 })
  })

  test('a project key needs neither a name nor a period, like one that is a plain text', () => {
    for (const setting of [pem, { key: pem }]) expect(Object.keys(readBrandKey(setting))).toEqual(['key'])
  })

  for (const from of ['2026-01-01T00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T19:00:00.000-05:00', NEW_YEAR_MS]) {
    test(`a project key with a period is valid from ${from} on`, () => {
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
      test(`a project key with ${JSON.stringify(moment)} for its "${name}" is refused, in a sentence that says what is needed`, () => {
        expect(refused({ key: pem, [name]: moment })).toMatchObject({
          name: 'PublicKeyError',
          message: `has the "${name}" ${JSON.stringify(moment)}, which must be milliseconds since 1970, or a date and time with a time zone, such as 2026-01-31T12:00:00Z.`,
        })
      })
    }
  }

  test('a project key whose period is empty is refused', () => {
    expect(refused({ key: pem, from: NEW_YEAR_MS, until: NEW_YEAR_MS })).toMatchObject({
      name: 'PublicKeyError',
      message: 'is never valid: its "until" is not after its "from".',
    })
  })

  test('a project key whose text is not a key is refused', () => {
    expect(refused({ key: 'secret' })).toMatchObject({
      name: 'PublicKeyError',
      message: expect.stringContaining('is the text "secret", which is not a key'),
    })
  })
})
