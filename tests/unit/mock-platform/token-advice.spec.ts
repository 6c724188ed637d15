import { expect, test } from '../../plain-test.ts'
import { checkToken, type Verdict } from '../../../mock-platform/check-token.ts'
import {
  encrypt,
  GOOD_CLAIMS,
  KEYS,
  mint,
  NOW_MS,
  NOW_SECONDS,
  sign,
  USER_ID,
  VISITOR_DATA,
  VENDOR_VISITOR,
} from './mint.ts'

type Claims = Readonly<Record<string, unknown>>

const judge = async (claims: Claims, strict = false): Promise<Verdict> =>
  checkToken(await mint({ ...GOOD_CLAIMS, ...claims }), { ...KEYS, strict }, NOW_MS)

const AGAINST: readonly { readonly what: string; readonly claims: Claims; readonly causes: readonly string[] }[] = [
  {
    what: 'two unknown fields of the visitor data',
    claims: { [VISITOR_DATA]: { firstName: 'Camille', firstname: 'Camille', age: '40' } },
    causes: ['visitor-data-field-unknown', 'visitor-data-field-unknown'],
  },
  { what: 'a custom claim without the prefix', claims: { loyalty: 1 }, causes: ['claim-without-prefix'] },
  {
    what: 'the prefix in another spelling',
    claims: { 'http://iadvize.com/loyalty': 1 },
    causes: ['claim-without-prefix'],
  },
  {
    what: 'the user id a second time without the prefix',
    claims: { userId: GOOD_CLAIMS[USER_ID] },
    causes: ['claim-without-prefix'],
  },
  { what: 'an expiry an hour and a second away', claims: { exp: NOW_SECONDS + 3_601 }, causes: ['exp-far-away'] },
  { what: 'an expiry in milliseconds', claims: { exp: NOW_MS + 60_000 }, causes: ['exp-far-away'] },
  {
    what: 'an e-mail address as its user id',
    claims: { [USER_ID]: 'camille.moreau+shop@mail.example.com' },
    causes: ['user-id-looks-like-email'],
  },
  {
    what: 'a placeholder as its user id',
    claims: { [USER_ID]: 'undefined' },
    causes: ['user-id-placeholder'],
  },
  { what: 'spaces around the user id', claims: { [USER_ID]: ' 4711 ' }, causes: ['user-id-wrapped'] },
  { what: 'an nbf an hour ahead', claims: { nbf: NOW_SECONDS + 3_600 }, causes: ['nbf-ahead'] },
  { what: 'an iat five minutes ahead', claims: { iat: NOW_SECONDS + 300 }, causes: ['iat-ahead'] },
  {
    what: 'a misspelt claim name',
    claims: { 'https://iadvize.com/userid': '4711' },
    causes: ['claim-misspelt'],
  },
  {
    what: 'everything at once',
    claims: { [USER_ID]: 'a@b.c', [VISITOR_DATA]: { age: '40' }, loyalty: 1, exp: NOW_MS },
    causes: ['exp-far-away', 'user-id-looks-like-email', 'claim-without-prefix', 'visitor-data-field-unknown'],
  },
]

const causesOf = ({ warnings }: Verdict): readonly string[] => warnings.map(({ cause }) => cause)

for (const { what, claims, causes } of AGAINST) {
  test(`a token with ${what} is accepted with a warning for each`, async () => {
    const verdict = await judge(claims)
    expect(verdict).toMatchObject({ accepted: true, checked: 'full' })
    expect(causesOf(verdict)).toEqual(causes)
    for (const { detail } of verdict.warnings) expect(detail).toMatch(/^claims: /)
  })

  test(`a token with ${what} is refused where the project is strict, and the refusal names every warning`, async () => {
    const verdict = await judge(claims, true)
    const detail = verdict.warnings.map((warning) => warning.detail).join('; ')
    expect(verdict).toMatchObject({ accepted: false, code: 'TOKEN_AGAINST_ADVICE', cause: causes[0], detail })
    expect(causesOf(verdict)).toEqual(causes)
  })
}

const IN_ORDER: readonly { readonly what: string; readonly claims: Claims }[] = [
  { what: 'nothing more than it needs', claims: {} },
  { what: 'an expiry an hour away', claims: { exp: NOW_SECONDS + 3_600 } },
  { what: 'a custom claim with the prefix', claims: { 'https://iadvize.com/loyalty': { level: 3 } } },
  {
    what: 'all fields that the vendor names',
    claims: {
      [VISITOR_DATA]: VENDOR_VISITOR,
    },
  },
  ...['camille', 'a@b', '@camille', 'camille@', 'a b@c.d', 'a@b@c.d', '@iadvize.com'].map((userId) => ({
    what: `the user id ${userId}`,
    claims: { [USER_ID]: userId },
  })),
]

for (const { what, claims } of IN_ORDER) {
  test(`a token with ${what} is accepted without a warning, also where the project is strict`, async () => {
    for (const strict of [false, true]) {
      expect(await judge(claims, strict)).toMatchObject({ accepted: true, warnings: [] })
    }
  })
}

/** Nobody says whether the vendor looks at them. */
const REGISTERED: readonly Claims[] = [
  { iss: 'https://shop.example' },
  { iss: 42 },
  { aud: 'https://iadvize.com' },
  { aud: ['somebody', 'else'] },
  { sub: 'somebody-else' },
  { jti: 'always-the-same' },
  { iat: 'yesterday' },
  { iat: undefined },
  { iat: NOW_SECONDS + 60 },
  { nbf: NOW_SECONDS - 86_400 },
  { nbf: 'tomorrow' },
]
for (const claims of REGISTERED) {
  test(`a token with ${JSON.stringify(claims)}, right or wrong, is judged like one without`, async () => {
    const { [USER_ID]: userId, [VISITOR_DATA]: visitorData } = GOOD_CLAIMS
    const good = { accepted: true, userId, visitorData, lifeMs: 60_000, warnings: [], checked: 'full' }
    expect(await judge(claims, true)).toEqual(good)
  })
}

test('a missing cty in the outer header causes no warning', async () => {
  const jws = await sign(JSON.stringify(GOOD_CLAIMS))
  const token = await encrypt(jws, { alg: 'RSA-OAEP-256', enc: 'A256GCM' })
  expect(await checkToken(token, { ...KEYS, strict: true }, NOW_MS)).toMatchObject({ accepted: true, warnings: [] })
})

test('an expiry in milliseconds is named as such in the warning', async () => {
  const { warnings } = await judge({ exp: NOW_MS + 60_000 })
  expect(warnings).toEqual([{ cause: 'exp-far-away', detail: expect.stringContaining('exp looks like milliseconds') }])
})

test('a token with hundreds of unknown names is accepted with twenty warnings, in which long names are cut', async () => {
  const names = Array.from({ length: 400 }, (_, index) => [`c${index}`, 0] as const)
  const { accepted, warnings } = await judge({ ['x'.repeat(2_000)]: 0, ...Object.fromEntries(names) })
  expect(accepted).toBe(true)
  expect(warnings).toHaveLength(20)
  expect(JSON.stringify(warnings).length).toBeLessThan(4_000)
})

test('an error comes before a warning: an expired token with an unknown claim is refused as expired', async () => {
  expect(await judge({ exp: NOW_SECONDS - 1, loyalty: 1 }, true)).toMatchObject({ cause: 'exp-past', warnings: [] })
})
