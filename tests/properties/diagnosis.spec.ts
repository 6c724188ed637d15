import * as fc from 'fast-check'
import { test } from '../plain-test.ts'
import { warningsAbout, faultInClaims } from '../../diagnosis/claims.ts'
import { describeUnopened } from '../../diagnosis/encryption.ts'
import { describeInner, describeOuter } from '../../diagnosis/token.ts'
import { checkToken } from '../../mock-platform/check-token.ts'
import { sketch } from '../../mock-tag/activation/option.ts'
import { explainProvided } from '../../protocol/provided.ts'
import { TOKEN_CAUSES, type TokenFinding } from '../../protocol/token-causes.ts'
import { base64url, KEYS, mint, NOW_MS } from '../unit/mock-platform/mint.ts'

/** Whatever comes in, a diagnosis names a cause of its layer and says something; it never throws. */

/** Among the unit tests, which are there to be quick, it is a twentieth of them. */
const runs = (full: number): { readonly numRuns: number } => ({
  numRuns: test.info().project.name === 'unit' ? full / 20 : full,
})

test.describe.configure({ timeout: 180_000 })

const isSaid = ({ cause, what, fix = TOKEN_CAUSES[cause].fix }: TokenFinding): boolean =>
  Object.hasOwn(TOKEN_CAUSES, cause) && what.length > 10 && fix.endsWith('.')

/** Texts as they come, and tokens with what people put around them. */
const textAround = (token: string): fc.Arbitrary<string> => {
  const piece = fc.constantFrom(
    '"',
    "'",
    'b',
    '\\n',
    '\n',
    ' ',
    '%22',
    '=',
    '.',
    '{',
    '}',
    '[',
    ']',
    ':',
    'Bearer ',
    '<',
    'ey',
  )
  const pieces = fc.array(fc.oneof(piece, fc.constant(token), fc.string({ maxLength: 10 })), { maxLength: 8 })
  return fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json(),
    pieces.map((parts) => parts.join('')),
    fc.json().map((json) => `${json}${token}`),
  )
}

test("any text can be described as a token and as a token's content, and only tokens are accepted", async () => {
  const good = await mint()
  await fc.assert(
    fc.asyncProperty(textAround(good), async (text) => {
      const { accepted } = await checkToken(text, KEYS, NOW_MS)
      return isSaid(describeOuter(text)) && isSaid(describeInner(text)) && accepted === (text === good)
    }),
    runs(20_000),
  )
})

test('a JWE of any bytes is described with the private key at hand, and never accepted', () => {
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM' }
  const part = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
  fc.assert(
    fc.property(fc.tuple(part, part, part, part), (parts) => {
      const token = [base64url(JSON.stringify(header)), ...parts].join('.')
      return isSaid(describeUnopened(token, header, KEYS.decryption))
    }),
    runs(4_000),
  )
})

test('any claims are either at fault or can be warned about', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'https://iadvize.com/userId',
      'https://iadvize.com/visitorData',
      'exp',
      'nbf',
      'iat',
      'userId',
      '__proto__',
    ),
  )
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue()), (claims) => {
      const fault = faultInClaims(claims, NOW_MS)
      return fault === null ? Array.isArray(warningsAbout(claims, NOW_MS)) : isSaid(fault)
    }),
    runs(20_000),
  )
})

test('anything that a provider returns is sketched and explained', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (value) => {
      const { detail, fix } = explainProvided(sketch(value))
      return detail.length < 2_000 && detail.includes('authenticationOption') && fix.endsWith('.')
    }),
    runs(20_000),
  )
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => explainProvided(text).fix.endsWith('.')),
    runs(20_000),
  )
})
