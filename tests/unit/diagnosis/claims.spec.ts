import { expect, test } from '../../plain-test.ts'
import { faultInClaims, warningsAbout, warningsAboutUserId } from '../../../diagnosis/claims.ts'
import { GOOD_CLAIMS, NOW_MS, NOW_SECONDS } from '../mock-platform/mint.ts'

const USER_ID = 'https://iadvize.com/userId'
const VISITOR_DATA = 'https://iadvize.com/visitorData'

type Claims = Readonly<Record<string, unknown>>

const { [USER_ID]: _id, ...NAMELESS } = GOOD_CLAIMS

const FAULTS: readonly {
  readonly what: string
  readonly claims: Claims
  readonly cause: string
  readonly says: string
  readonly fix: string
}[] = [
  ...[
    'user_id',
    'userID',
    'user-id',
    'userld',
    'sub',
    'uid',
    'customerId',
    'externalId',
    'https://iadvize.com/userid',
    'https://iadvize.com/user_id',
    'http://iadvize.com/userId',
    'https://www.iadvize.com/userId',
    'iadvize.com/userId',
  ].map((name) => ({
    what: `the user id as ${name}`,
    claims: { ...NAMELESS, [name]: '4711' },
    cause: 'user-id-misnamed',
    says: `${USER_ID} is missing; there is "${name}" instead`,
    fix: `Call the claim "${USER_ID}" instead of "${name}".`,
  })),
  {
    what: 'the user id without the prefix',
    claims: { ...NAMELESS, userId: '4711' },
    cause: 'user-id-without-prefix',
    says: 'without the prefix the claim is not read',
    fix: '',
  },
  {
    what: 'the user id within another claim',
    claims: { ...NAMELESS, user: { userId: '4711' } },
    cause: 'user-id-misnamed',
    says: '"userId" is inside "user"',
    fix: 'at the top of the claims',
  },
  {
    what: 'no user id and nothing like it',
    claims: { ...NAMELESS, locale: 'fr' },
    cause: 'user-id-missing',
    says: `${USER_ID} is missing`,
    fix: '',
  },
  {
    what: 'a number for the user id',
    claims: { ...GOOD_CLAIMS, [USER_ID]: 4711 },
    cause: 'user-id-not-a-string',
    says: 'it is the number 4711',
    fix: 'String(id)',
  },
  ...[60, 0, 3_600, 60_000].map((exp) => ({
    what: `the duration ${exp} in exp`,
    claims: { ...GOOD_CLAIMS, exp },
    cause: 'exp-duration',
    says: `exp is ${exp}, which looks like a duration`,
    fix: '',
  })),
  {
    what: 'an exp of yesterday',
    claims: { ...GOOD_CLAIMS, exp: NOW_SECONDS - 86_400 },
    cause: 'exp-past',
    says: '86400 s ago',
    fix: '',
  },
  {
    what: 'a date in exp',
    claims: { ...GOOD_CLAIMS, exp: '2026-01-01T00:01:00Z' },
    cause: 'exp-not-a-number',
    says: 'it is the text "2026-01-01T00:01:00Z"',
    fix: 'date.getTime() / 1000',
  },
  {
    what: 'digits in quotes in exp',
    claims: { ...GOOD_CLAIMS, exp: String(NOW_SECONDS) },
    cause: 'exp-not-a-number',
    says: 'it is the text "',
    fix: 'Number(exp)',
  },
  {
    what: 'a duration in words in exp',
    claims: { ...GOOD_CLAIMS, exp: '1m' },
    cause: 'exp-not-a-number',
    says: 'it is the text "1m"',
    fix: 'Math.floor(Date.now() / 1000) + 60',
  },
  {
    what: 'no telephone number',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: { phoneNumber: null } },
    cause: 'visitor-data-not-strings',
    says: 'visitorData.phoneNumber is null',
    fix: 'Leave phoneNumber out if it is not known.',
  },
  {
    what: 'a number for a postcode',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: { city: 'Nantes', zipCode: 44_000 } },
    cause: 'visitor-data-not-strings',
    says: 'visitorData.zipCode is the number 44000',
    fix: 'Write zipCode in quotes: "44000".',
  },
  {
    what: 'an address in parts',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: { address: { street: 'rue' } } },
    cause: 'visitor-data-not-strings',
    says: 'visitorData.address is an object',
    fix: 'Write address as one string.',
  },
  {
    what: 'two wrong fields',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: { email: null, city: true } },
    cause: 'visitor-data-not-strings',
    says: 'visitorData.email is null, visitorData.city is the boolean true',
    fix: 'city in quotes',
  },
  {
    what: 'visitor data as a string of JSON',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: '{"city":"Nantes"}' },
    cause: 'visitor-data-not-strings',
    says: 'it is a JSON string',
    fix: 'without JSON.stringify',
  },
  {
    what: 'a list for visitor data',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: [] },
    cause: 'visitor-data-not-strings',
    says: 'it is a list',
    fix: 'make it an object',
  },
  {
    what: 'null for visitor data',
    claims: { ...GOOD_CLAIMS, [VISITOR_DATA]: null },
    cause: 'visitor-data-not-strings',
    says: 'it is null',
    fix: 'out if nothing is known',
  },
]

for (const { what, claims, cause, says, fix } of FAULTS) {
  test(`claims with ${what} are refused, and the fault is named to the field`, () => {
    const fault = faultInClaims(claims, NOW_MS)
    expect(fault?.cause).toBe(cause)
    expect(fault?.what).toContain(says)
    expect(fault?.fix ?? '').toContain(fix)
  })
}

const causesFor = (userId: string): readonly string[] =>
  warningsAbout({ ...GOOD_CLAIMS, [USER_ID]: userId }, NOW_MS).map(({ cause }) => cause)

for (const userId of [
  'undefined',
  'null',
  'NULL',
  'None',
  'NaN',
  '[object Object]',
  'true',
  '(null)',
  'customer-undefined',
  'shop:null',
  '0',
  '000',
  '-1',
  '00000000-0000-0000-0000-000000000000',
  '{00000000-0000-0000-0000-000000000000}',
  ' ',
  '" "',
  '{{user.id}}',
  '{{ user.id }}',
  '${userId}',
  '%USER_ID%',
  '<YOUR-USER-ID>',
  '#{user.id}',
  '<%= user.id %>',
  '{userId}',
  '[USER_ID]',
  '$userId',
  ':userId',
  '__USER_ID__',
  '%s',
  'test',
  'user',
  'guest',
  'anonymous',
  'unknown',
  'userId',
  'user_id',
  'string',
  'your-user-id',
  ' undefined ',
]) {
  test(`the user id ${JSON.stringify(userId)} is accepted with the warning that it identifies nobody`, () => {
    expect(causesFor(userId)).toEqual(['user-id-placeholder'])
    expect(warningsAboutUserId(userId)).toMatchObject([{ cause: 'user-id-placeholder' }])
  })
}

for (const userId of [' 4711 ', '4711\n', '"4711"', "'4711'", '\t4711']) {
  test(`the user id ${JSON.stringify(userId)} is accepted with the warning about the characters around it`, () => {
    expect(causesFor(userId)).toEqual(['user-id-wrapped'])
  })
}

for (const userId of [
  '1000',
  '10',
  '1',
  '4711',
  'test_documentation',
  'tester-7',
  'nullius',
  'camille',
  'user-4711',
  'guest:81f2',
  'O’Neil',
  'christopher-null',
  'a{b}c',
  '100%',
  'none-of-them',
  'sub|0',
  'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
]) {
  test(`the user id ${JSON.stringify(userId)} may be a person's and is accepted without a warning`, () => {
    expect(causesFor(userId)).toEqual([])
  })
}

for (const { claim, ahead, says } of [
  { claim: 'nbf', ahead: 3_600, says: "nbf is 60 minutes ahead of the platform's clock" },
  { claim: 'iat', ahead: 300, says: "iat is 5 minutes ahead of the platform's clock" },
  { claim: 'iat', ahead: 90, says: "iat is 90 seconds ahead of the platform's clock" },
  { claim: 'nbf', ahead: NOW_MS, says: 'nbf looks like milliseconds' },
] as const) {
  test(`a token whose ${claim} is ${ahead} s in the future is accepted with a warning`, () => {
    expect(warningsAbout({ ...GOOD_CLAIMS, [claim]: NOW_SECONDS + ahead }, NOW_MS)).toEqual([
      { cause: `${claim}-ahead`, detail: expect.stringContaining(says) },
    ])
  })
}

test('nbf and iat that differ by a minute, or are not numbers, cause no warning', () => {
  for (const value of [NOW_SECONDS, NOW_SECONDS + 60, NOW_SECONDS - 9_999, 'tomorrow', null, undefined]) {
    expect(warningsAbout({ ...GOOD_CLAIMS, nbf: value, iat: value }, NOW_MS)).toEqual([])
  }
})

test("a misspelt claim of the vendor causes a warning, and a brand's own claim under the prefix does not", () => {
  const { [VISITOR_DATA]: visitorData, ...others } = GOOD_CLAIMS
  expect(warningsAbout({ ...others, 'https://iadvize.com/visitor_data': visitorData }, NOW_MS)).toEqual([
    {
      cause: 'claim-misspelt',
      detail: `claims: "https://iadvize.com/visitor_data" is not read: the vendor reads "${VISITOR_DATA}"`,
    },
  ])
  expect(warningsAbout({ ...GOOD_CLAIMS, 'https://iadvize.com/userIp': '::1' }, NOW_MS)).toEqual([])
})

test('a misspelt field of the visitor data is answered with its right name', () => {
  const [warning] = warningsAbout({ ...GOOD_CLAIMS, [VISITOR_DATA]: { firstname: 'Camille' } }, NOW_MS)
  expect(warning?.detail).toContain('has the field "firstname"; did you mean firstName?')
})
