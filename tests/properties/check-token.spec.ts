import { expect, test } from '../plain-test.ts'
import * as fc from 'fast-check'
import { checkToken, type Verdict } from '../../mock-platform/check-token.ts'
import type { RefusalCode } from '../../protocol/refusals.ts'
import { TOKEN_CAUSES } from '../../protocol/token-causes.ts'
import { base64url, encrypt, GOOD_CLAIMS, KEYS, mint, NOW_MS, NOW_SECONDS, sign } from '../unit/mock-platform/mint.ts'

/**
 * For whatever comes in, the judge answers one of the refusals that are about tokens; it never throws and never accepts.
 *
 * How often: a string that is no compact JWE costs microseconds, so there are many; a well-formed one costs one or two
 * RSA decryptions, a changed claim a signature more. With 10,000 single mutations of each layer every one of a token's 1,200
 * characters is changed some eight times.
 *
 * Every run has another seed, which fast-check prints with the counterexample. Among the unit tests, which are there to
 * be quick, it is a twentieth of them.
 */
const RUNS = {
  strings: 20_000,
  wellFormed: 1_000,
  outer: 10_000,
  inner: 10_000,
  claims: 10_000,
  advice: 2_000,
} as const

const runs = (of: keyof typeof RUNS): { readonly numRuns: number } => ({
  numRuns: test.info().project.name === 'unit' ? RUNS[of] / 20 : RUNS[of],
})

// The longest of them sign, encrypt and open 10,000 tokens.
test.describe.configure({ timeout: 180_000 })

const TOKEN_CODES: readonly RefusalCode[] = [
  'TOKEN_MALFORMED',
  'TOKEN_KEY_UNKNOWN',
  'SIGNATURE_INVALID',
  'TOKEN_EXPIRED',
  'USER_ID_MISSING',
  'USER_ID_TOO_LONG',
]

const judge = (token: string): Promise<Verdict> => checkToken(token, KEYS, NOW_MS)

/** What is said of the cause, its layer and its code is what the table says. */
const isRefusedAsToken = (verdict: Verdict): boolean => {
  if (verdict.accepted || !TOKEN_CODES.includes(verdict.code)) return false
  const { code, layer } = TOKEN_CAUSES[verdict.cause]
  const isAsInTable = verdict.code === code && verdict.layer === layer
  return isAsInTable && verdict.detail.startsWith(`${layer}: `) && verdict.detail.length > layer.length + 2
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** One change to a compact token; `place` and `other` are large numbers that are brought down to what there is. */
type Mutation = { readonly how: keyof typeof MUTATIONS; readonly place: number; readonly other: number }

const splice = (text: string, at: number, put: { readonly remove: number; readonly insert: string }): string =>
  `${text.slice(0, at)}${put.insert}${text.slice(at + put.remove)}`

const letter = (index: number): string => ALPHABET.charAt(index % ALPHABET.length)

const withPart = (token: string, place: number, change: (part: string) => string): string => {
  const parts = token.split('.')
  return parts.map((part, index) => (index === place % parts.length ? change(part) : part)).join('.')
}

const flipBit = (part: string, bit: number): string => {
  const bytes = Buffer.from(part, 'base64url')
  const place = bit % (8 * Math.max(1, bytes.length))
  return Buffer.from(bytes.map((byte, index) => (index === place >> 3 ? byte ^ (1 << (place & 7)) : byte))).toString(
    'base64url',
  )
}

const swapParts = (token: string, left: number, right: number): string => {
  const parts = token.split('.')
  const [from, to] = [left % parts.length, right % parts.length]
  return parts.map((part, index) => parts[index === from ? to : index === to ? from : index] ?? part).join('.')
}

const STRAY = [' ', '\n', '\t', '=', '+', '/', '.', '\0', 'é', '\u{FEFF}', '%']

type Change = (token: string, place: number, other: number) => string

const changeHeader = (token: string, change: (header: Record<string, unknown>) => Record<string, unknown>): string => {
  const [header = '', ...rest] = token.split('.')
  const fields = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>
  return [base64url(JSON.stringify(change(fields))), ...rest].join('.')
}

const FIELDS = ['alg', 'enc', 'zip', 'crit', 'cty', 'kid', 'typ', 'epk', 'p2c', 'b64', 'jwk', '__proto__']
const VALUES = ['none', 'RSA1_5', 'RS384', 'HS256', 'dir', 'A128GCM', 'DEF', ['b64'], null, 1, true, {}, '', undefined]

const pick = <Value>(table: readonly Value[], index: number): Value | undefined => table[index % table.length]

const MUTATIONS = {
  character: (token, place, other) => splice(token, place % token.length, { remove: 1, insert: letter(other) }),
  bit: (token, place, other) => withPart(token, place, (part) => flipBit(part, other)),
  'last character': (token, place, other) => withPart(token, place, (part) => `${part.slice(0, -1)}${letter(other)}`),
  removed: (token, place) => splice(token, place % token.length, { remove: 1, insert: '' }),
  inserted: (token, place, other) => splice(token, place % (token.length + 1), { remove: 0, insert: letter(other) }),
  stray: (token, place, other) =>
    splice(token, place % (token.length + 1), { remove: 0, insert: pick(STRAY, other) ?? '' }),
  cut: (token, place) => token.slice(0, place % token.length),
  'part emptied': (token, place) => withPart(token, place, () => ''),
  'part dropped': (token, place) =>
    token
      .split('.')
      .filter((_part, index, { length }) => index !== place % length)
      .join('.'),
  'part twice': (token, place) => withPart(token, place, (part) => `${part}.${part}`),
  'parts swapped': swapParts,
  'header field': (token, place, other) =>
    changeHeader(token, (header) => ({ ...header, [pick(FIELDS, place) ?? '']: pick(VALUES, other) })),
  'header in another order': (token) =>
    changeHeader(token, (header) => Object.fromEntries(Object.entries({ ...header, kid: '1' }).toReversed())),
} as const satisfies Readonly<Record<string, Change>>

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom(...(Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[])),
  place: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
})

const mutate = (token: string, { how, place, other }: Mutation): string => MUTATIONS[how](token, place, other)

test('any text at all is refused', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.base64String()).map((s) => s.join('.')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (token) => isRefusedAsToken(await judge(token))),
    runs('strings'),
  )
})

test('any five parts behind a header within the policy are refused', async () => {
  const header = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')
  const part = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
  await fc.assert(
    fc.asyncProperty(fc.tuple(part, part, part, part), async (parts) =>
      isRefusedAsToken(await judge([header, ...parts].join('.'))),
    ),
    runs('wellFormed'),
  )
})

test('a good token with one change anywhere in it is refused', async () => {
  const good = await mint()
  expect(await judge(good)).toMatchObject({ accepted: true })
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      const token = mutate(good, change)
      fc.pre(token !== good)
      return isRefusedAsToken(await judge(token))
    }),
    runs('outer'),
  )
})

test('a good signature with one change anywhere in it is refused inside a good encryption', async () => {
  const good = await sign(JSON.stringify(GOOD_CLAIMS))
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      const jws = mutate(good, change)
      fc.pre(jws !== good)
      return isRefusedAsToken(await judge(await encrypt(jws)))
    }),
    runs('inner'),
  )
})

test('good claims with one bad one among them are refused, even if signed and encrypted properly', async () => {
  const noString = fc.jsonValue().filter((value) => typeof value !== 'string' || value === '')
  const noRecordOfStrings = fc
    .oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()))
    .filter((value) => JSON.parse(JSON.stringify(value)) !== undefined && !isRecordOfStrings(value))
  const badClaim = fc.oneof(
    fc.record({ 'https://iadvize.com/userId': fc.oneof(noString, fc.constant(undefined)) }),
    fc.record({ 'https://iadvize.com/userId': fc.string({ minLength: 256, maxLength: 600, unit: 'binary' }) }),
    fc.record({ exp: fc.oneof(fc.integer({ max: NOW_SECONDS }), fc.double({ max: NOW_SECONDS, noNaN: true })) }),
    fc.record({ exp: fc.oneof(fc.string(), fc.constantFrom(null, undefined, true)) }),
    fc.record({ 'https://iadvize.com/visitorData': noRecordOfStrings }),
  )
  await fc.assert(
    fc.asyncProperty(badClaim, async (bad) => isRefusedAsToken(await judge(await mint({ ...GOOD_CLAIMS, ...bad })))),
    runs('claims'),
  )
})

const isRecordOfStrings = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === 'string')

test('what the header check refuses is refused by the full check, and the header check names no user', async () => {
  const good = await mint()
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), mutation), async (change) => {
      const token = typeof change === 'string' ? change : mutate(good, change)
      const byOutside = await checkToken(token, { ...KEYS, tokenCheck: 'header-only' }, NOW_MS)
      return byOutside.accepted ? byOutside.userId === null : !(await judge(token)).accepted
    }),
    runs('outer'),
  )
})

test('claims that the vendor advises against are accepted with warnings, or refused on a strict project', async () => {
  const names = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 })
  const fields = fc.dictionary(fc.string(), fc.string(), { maxKeys: 5 })
  const exp = fc.integer({ min: NOW_SECONDS + 1, max: NOW_SECONDS + 10_000 })
  await fc.assert(
    fc.asyncProperty(names, fields, exp, async (others, visitorData, at) => {
      const claims = { ...others, ...GOOD_CLAIMS, 'https://iadvize.com/visitorData': visitorData, exp: at }
      const token = await mint(claims)
      const verdict = await judge(token)
      const strict = await checkToken(token, { ...KEYS, strict: true }, NOW_MS)
      const isRefused = !strict.accepted && strict.code === 'TOKEN_AGAINST_ADVICE' && strict.layer === 'claims'
      return verdict.accepted && (verdict.warnings.length === 0 ? strict.accepted : isRefused)
    }),
    runs('advice'),
  )
})

/** Base64url says some bytes in sixteen ways: the bits that the last character has too many must be zero (RFC 4648, 3.5). */
test.describe('a part spelled with other unused bits is refused although it decodes to the same bytes', () => {
  const respell = (part: string): string => {
    const bytes = Buffer.from(part, 'base64url')
    const last = ALPHABET.indexOf(part.slice(-1))
    const spelled = `${part.slice(0, -1)}${letter(last ^ 1)}`
    expect(Buffer.from(spelled, 'base64url').equals(bytes), 'the part has unused bits').toBe(true)
    return spelled
  }

  for (const { name, index } of [
    { name: 'encrypted key', index: 1 },
    { name: 'authentication tag', index: 4 },
  ]) {
    test(`a part spelled with other unused bits is refused although it decodes to the same bytes: the ${name} of the JWE`, async () => {
      const parts = (await mint()).split('.')
      parts[index] = respell(parts[index] ?? '')
      expect(await judge(parts.join('.'))).toMatchObject({ accepted: false, code: 'TOKEN_MALFORMED' })
    })
  }

  test('a part spelled with other unused bits is refused although it decodes to the same bytes: the signature of the JWS', async () => {
    const [header, payload, signature = ''] = (await sign(JSON.stringify(GOOD_CLAIMS))).split('.')
    const token = await encrypt([header, payload, respell(signature)].join('.'))
    expect(await judge(token)).toMatchObject({ accepted: false, code: 'TOKEN_MALFORMED' })
  })
})
