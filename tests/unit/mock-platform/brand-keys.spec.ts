import { constants, sign as signWith } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { verifyWithBrandKeys, type BrandKey } from '../../../mock-platform/brand-keys.ts'
import { NOW_MS, privateKey, publicKey, sign } from './mint.ts'

const HOUR_MS = 3_600_000
const OLD = { key: publicKey('brandSigning'), kid: 'old' }
const NEW = { key: publicKey('anotherBrandSigning'), kid: 'new' }

const signed = (by: 'old' | 'new', kid?: unknown): Promise<string> =>
  sign(
    '{}',
    { alg: 'RS256', ...(kid === undefined ? {} : { kid: kid as string }) },
    privateKey(by === 'old' ? 'brandSigning' : 'anotherBrandSigning'),
  )

const outcome = async (jws: string, keys: readonly BrandKey[], nowMs = NOW_MS): Promise<string> => {
  const verified = await verifyWithBrandKeys(jws, keys, nowMs)
  return 'cause' in verified ? `${verified.cause}: ${verified.what}` : 'verified'
}

test.describe('a change of keys with an hour in which both are valid', () => {
  const keys = [
    { ...OLD, untilMs: NOW_MS + HOUR_MS },
    { ...NEW, fromMs: NOW_MS },
  ]
  const MOMENTS = [
    { when: 'before the overlap of two keys', nowMs: NOW_MS - 1, old: true, new: false },
    { when: 'in the first millisecond of the overlap of two keys', nowMs: NOW_MS, old: true, new: true },
    { when: 'in the last millisecond of the overlap of two keys', nowMs: NOW_MS + HOUR_MS - 1, old: true, new: true },
    { when: 'after the overlap of two keys', nowMs: NOW_MS + HOUR_MS, old: false, new: true },
  ] as const
  const EARLY = `the signature fits the key "new" of the project, which is valid only from 2026-01-01T00:00:00.000Z`
  const LATE = `the signature fits the key "old" of the project, which was valid until 2026-01-01T01:00:00.000Z`

  for (const moment of MOMENTS) {
    for (const by of ['old', 'new'] as const) {
      for (const kid of [by, undefined]) {
        const named = kid === undefined ? 'without a kid' : 'with its kid'
        const verb = moment[by] ? 'is accepted' : 'is refused'
        test(`${moment.when}, a signature with the ${by} key ${named} ${verb}`, async () => {
          const refusal = `signature-key-not-held: ${by === 'old' ? LATE : EARLY}`
          expect(await outcome(await signed(by, kid), keys, moment.nowMs)).toBe(moment[by] ? 'verified' : refusal)
        })
      }
    }
  }
})

for (const { made, hash, padding } of [
  { made: 'RSA-PSS and SHA-256 (PS256)', hash: 'sha256', padding: constants.RSA_PKCS1_PSS_PADDING },
  { made: 'RSA-PSS and SHA-512 (PS512)', hash: 'sha512', padding: constants.RSA_PKCS1_PSS_PADDING },
  { made: 'SHA-1', hash: 'sha1', padding: constants.RSA_PKCS1_PADDING },
  { made: 'SHA-512 (RS512)', hash: 'sha512', padding: constants.RSA_PKCS1_PADDING },
]) {
  test(`a signature that the right key makes with ${made} is refused for that, and not for its key`, async () => {
    const input = (await signed('old')).replace(/\.[^.]*$/, '')
    const signature = signWith(hash, Buffer.from(input), { key: privateKey('brandSigning'), padding })
    const what = `alg is "RS256", but the signature was made with ${made}, by the key "old" of the project`
    expect(await outcome(`${input}.${signature.toString('base64url')}`, [NEW, OLD])).toBe(`jws-alg: ${what}`)
  })
}

test('a brand key without a name is called by its number', async () => {
  const keys = [OLD, { key: NEW.key, untilMs: NOW_MS - 1 }]
  expect(await outcome(await signed('new'), keys)).toContain('the signature fits key number 2 of the project')
})

for (const { what, kid, keys, expected } of [
  { what: 'that no key has is tried with all keys', kid: 'unknown', keys: [OLD, NEW], expected: 'verified' },
  {
    what: 'for keys without names is tried with all of them',
    kid: 'new',
    keys: [{ key: NEW.key }],
    expected: 'verified',
  },
  { what: 'that is not a string is tried with all keys', kid: 7, keys: [OLD, NEW], expected: 'verified' },
  {
    what: 'that two keys have is tried with both of them',
    kid: 'new',
    keys: [{ ...OLD, kid: 'new' }, NEW],
    expected: 'verified',
  },
  {
    what: 'that is missing is tried with all keys, although some have a name',
    kid: undefined,
    keys: [{ key: OLD.key }, NEW],
    expected: 'verified',
  },
  {
    what: 'that names another key is refused, although the signature fits one',
    kid: 'old',
    keys: [OLD, NEW],
    expected:
      'signature-kid-wrong: the header names another key (kid), and the signature fits the key "new" of the project',
  },
  {
    what: 'whose key is no longer valid is not tried with the others',
    kid: 'old',
    keys: [{ ...OLD, untilMs: NOW_MS }, NEW],
    expected:
      'signature-kid-wrong: the header names another key (kid), and the signature fits the key "new" of the project',
  },
  {
    what: 'whose key does not fit is refused when no other fits',
    kid: 'old',
    keys: [OLD],
    expected: 'signature-another-key: no public key of the project fits',
  },
]) {
  test(`a kid ${what}`, async () => {
    expect(await outcome(await signed('new', kid), keys)).toBe(expected)
  })
}
