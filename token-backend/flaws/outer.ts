/** What goes wrong with the token as a whole, or with its encryption. */

import { randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { TOKEN_MAX_LENGTH, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { handMadeJwe, type Habits } from '../hand-made-jwe.ts'
import { base64url, encrypt, good, sign, signed, type Flaw, type FlawInput } from './steps.ts'

/** The token as its backend made it, changed on its way to the page. */
const passedOn =
  (change: (token: string) => string): Flaw =>
  async (input) =>
    change(await good(input))

const byHand =
  (habits: Habits): Flaw =>
  async (input) =>
    handMadeJwe(await signed(input), input.keys.encryption, habits)

const withParts = (token: string, change: (parts: readonly string[]) => readonly string[]): string =>
  change(token.split('.')).join('.')

export const OUTER_FLAWS = {
  'token-empty': () => '',
  'token-placeholder': () => '[object Object]',
  'token-web-page': () => '<!doctype html><title>Sign in</title><form method="post"></form>',
  'token-replayed': good,
  'jwe-too-long': (input) => good(withLongAddress(input)),
  'jwe-not-compact': () => randomUUID(),
  'jwe-quoted': passedOn((token) => JSON.stringify(token)),
  'jwe-with-label': passedOn((token) => `Bearer ${token}`),
  'jwe-with-white-space': passedOn((token) => token.replaceAll(/(.{76})(?=.)/g, '$1\n')),
  'jwe-encoded-again': passedOn((token) => Buffer.from(token).toString('base64')),
  'jwe-base64': passedOn((token) =>
    withParts(token, (parts) => parts.map((part) => Buffer.from(part, 'base64url').toString('base64'))),
  ),
  'jwe-in-json': passedOn((token) => JSON.stringify({ token })),
  'jwe-json-serialised': passedOn((token) => {
    const [header, encryptedKey, iv, ciphertext, tag] = token.split('.')
    return JSON.stringify({ protected: header, encrypted_key: encryptedKey, iv, ciphertext, tag })
  }),
  'jwe-parts': passedOn((token) => withParts(token, (parts) => parts.slice(0, -1))),
  'jwe-only-signed': signed,
  'jwe-signed-afterwards': async ({ claims, keys }) =>
    sign(await encrypt(JSON.stringify(claims), keys.encryption), keys.signing),
  'jwe-header-not-json': passedOn((token) =>
    withParts(token, ([, ...others]) => [base64url('RSA-OAEP-256'), ...others]),
  ),
  'jwe-alg': async (input) => encrypt(await signed(input), input.keys.encryption, { alg: 'RSA-OAEP' }),
  'jwe-enc': async (input) => encrypt(await signed(input), input.keys.encryption, { enc: 'A256CBC-HS512' }),
  'jwe-compressed': async (input) =>
    handMadeJwe(deflateRawSync(await signed(input)), input.keys.encryption, { header: { zip: 'DEF' } }),
  'jwe-critical': byHand({ header: { crit: ['exp'], exp: 1 } }),
  'jwe-part-length': byHand({ ivLength: 16 }),
  'jwe-oaep': byHand({ padding: { hash: 'sha256', mask: 'sha1' } }),
  'jwe-pkcs1': byHand({ padding: 'pkcs1' }),
  'jwe-content-key': byHand({ keyAs: 'hex' }),
  'jwe-without-aad': byHand({ aad: 'nothing' }),
  'jwe-tag-misplaced': byHand({ tag: 'behind the ciphertext' }),
  'jwe-another-key': async (input) => encrypt(await signed(input), input.wrongKeys.encryption),
  'jwe-tampered': passedOn((token) =>
    withParts(token, (parts) => parts.map((part, index) => (index === CIPHERTEXT ? withOneBitTurned(part) : part))),
  ),
} as const satisfies Readonly<Record<string, Flaw>>

/** Each of the two steps makes a text a third longer. */
const withLongAddress = (input: FlawInput): FlawInput => ({
  ...input,
  claims: { ...input.claims, [VISITOR_DATA_CLAIM]: { address: 'x'.repeat(TOKEN_MAX_LENGTH * 0.75) } },
})

const CIPHERTEXT = 3

const withOneBitTurned = (part: string): string => {
  const bytes = Buffer.from(part, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64url')
}
