import { expect, test } from '../../plain-test.ts'
import { PAGE_FAILURES } from '../../../protocol/failure-outcomes.ts'
import { FAILURE_CODES, failureOf, type FailureCode } from '../../../protocol/failures.ts'
import { ONGOING_REASONS } from '../../../protocol/fidelity.ts'
import { REFUSAL_CODES, REFUSALS } from '../../../protocol/refusals.ts'

/** Verbatim from the vendor's pages. The one about the website breaks off in every archived copy. */
const DOCUMENTED = {
  ongoing: 'A login is already ongoing',
  ongoingInTheFaq: 'An activation is already ongoing',
  twice: "Can't activate twice, please logout first",
  option: 'A valid authentication option must be provided',
  server: 'Failed to fetch authentication with a server error',
  websiteBegins: 'Failed to authenticate visitor from credentials : the website is not cor',
} as const

type Row = { readonly by: 'vendor' | 'rehearsal'; readonly reason?: string; readonly retried: boolean }

/** The type asks for every code; a new one has to be thought of here. */
const ROWS: Readonly<Record<FailureCode, Row>> = {
  LOGIN_ALREADY_ONGOING: { by: 'vendor', reason: DOCUMENTED.ongoing, retried: false },
  ALREADY_ACTIVATED: { by: 'vendor', reason: DOCUMENTED.twice, retried: false },
  OPTION_INVALID: { by: 'vendor', reason: DOCUMENTED.option, retried: false },
  PROVIDER_FAILED: { by: 'rehearsal', retried: true },
  PROVIDER_TIMED_OUT: { by: 'rehearsal', retried: false },
  LOGGED_OUT_MEANWHILE: { by: 'rehearsal', retried: false },
  TAG_LOADED_AGAIN: { by: 'rehearsal', retried: false },
  NETWORK_ERROR: { by: 'rehearsal', retried: true },
  SERVER_ERROR: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  PROJECT_UNKNOWN: { by: 'vendor', reason: `${DOCUMENTED.websiteBegins}rect`, retried: true },
  AUTHENTICATION_MODE_OFF: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  TOKEN_MALFORMED: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  TOKEN_KEY_UNKNOWN: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  SIGNATURE_INVALID: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  TOKEN_EXPIRED: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  USER_ID_MISSING: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  USER_ID_TOO_LONG: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  TOKEN_REPLAYED: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
  TOKEN_AGAINST_ADVICE: { by: 'vendor', reason: DOCUMENTED.server, retried: true },
}

for (const [code, { by, reason, retried }] of Object.entries(ROWS) as [FailureCode, Row][]) {
  test(`${code} has a row: a reason of ${by === 'vendor' ? "the vendor's" : 'ours'}, advice, and a source`, () => {
    const row = failureOf(code)
    expect(row).toMatchObject({ reasonBy: by, retried, ...(reason === undefined ? {} : { reason }) })
    for (const text of [row.reason, row.fix, row.source]) expect(text).toMatch(/\S{3}/)
  })
}

test('the failure table has these rows and no others', () => {
  expect(FAILURE_CODES.toSorted()).toEqual(Object.keys(ROWS).toSorted())
})

test('failures of the page and of the platform share only the server error', () => {
  expect(REFUSAL_CODES.filter((code) => code in PAGE_FAILURES)).toEqual(['SERVER_ERROR'])
  expect(REFUSALS.SERVER_ERROR).toEqual(PAGE_FAILURES.SERVER_ERROR)
})

test("no reason of ours equals one of the vendor's", () => {
  const ours = FAILURE_CODES.map(failureOf).filter(({ reasonBy }) => reasonBy === 'rehearsal')
  const vendors: readonly string[] = Object.values(DOCUMENTED)
  expect(ours.filter(({ reason }) => vendors.includes(reason))).toEqual([])
})

test('both documented reasons for a call during another one are available', () => {
  expect(ONGOING_REASONS).toEqual([DOCUMENTED.ongoing, DOCUMENTED.ongoingInTheFaq])
})
