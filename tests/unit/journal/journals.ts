/** Journals for the tests of whoever reads them, written as the tag and the platform write them. */

import type { EntryOf, JournalEntry, JournalEvent, PlatformEntry } from '../../../journal/entries.ts'
import type { FailureCode } from '../../../protocol/failures.ts'

/** An event, how long after the beginning, and in which page. */
export type Moment = JournalEvent & { readonly afterMs?: number; readonly page?: string }

export type Moments = readonly (Moment | readonly Moment[])[]

const START = Date.UTC(2026, 10, 22, 9)

/** Numbers the events from 1; one without a time comes when the one before it came. */
export const journal = (...moments: Moments): readonly JournalEntry[] => {
  let at = START
  return moments.flat().map(({ afterMs, ...event }, index) => {
    at = afterMs === undefined ? at : START + afterMs
    return { ...event, index: index + 1, at }
  })
}

export const PAGE = '0'.repeat(31).concat('1')
export const OTHER_PAGE = '0'.repeat(31).concat('2')

const on =
  (page: string) =>
  (...events: readonly (JournalEvent & { readonly afterMs?: number })[]): readonly Moment[] =>
    events.map((event) => ({ ...event, page }))

/** An answer of the platform that judged a token. */
export const judged = (given: Partial<PlatformEntry> = {}): PlatformEntry => ({
  type: 'attempt-answered',
  sid: '7316',
  optionType: 'SECURED_AUTHENTICATION',
  answer: 'judge',
  code: null,
  detail: null,
  layer: null,
  cause: null,
  warnings: [],
  checked: 'full',
  token: null,
  userId: null,
  vuid: null,
  ...given,
})

export const tagLoaded = (page = PAGE): readonly Moment[] =>
  on(page)({ type: 'tag-loaded', sid: '7316', url: 'https://shop.example/account' })

export type SecuredAttempt = {
  readonly activation?: number
  readonly attempt?: number
  readonly token?: string
  readonly afterMs?: number
  readonly page?: string
  readonly answered?: Partial<PlatformEntry>
}

/** Asked, given, sent, and answered by the platform. */
export const securedAttempt = (about: SecuredAttempt = {}): readonly Moment[] => {
  const { activation = 1, attempt = 1, token = `5f3a9c0${attempt}`, page = PAGE, answered = {} } = about
  const when = about.afterMs === undefined ? {} : { afterMs: about.afterMs }
  const optionType = 'SECURED_AUTHENTICATION'
  return [
    ...on(page)(
      { type: 'provider-called', activation, attempt, ...when },
      { type: 'provider-answered', activation, attempt, outcome: 'option', optionType, token },
      { type: 'attempt-sent', activation, attempt, optionType, token },
    ),
    judged({ token, ...answered }),
  ]
}

export const accepted = (userId: string | null = 'camille'): Partial<PlatformEntry> => ({ userId, vuid: 'v-1' })

export const refusedWith = (
  code: EntryOf<'attempt-answered'>['code'],
  detail: string | null = null,
): Partial<PlatformEntry> => ({
  answer: 'refuse',
  code,
  detail,
})

export const SETTLED = {
  type: 'activation-settled',
  activation: 1,
  status: 'authentication-success',
  code: null,
  reason: null,
  attempts: 1,
  optionType: 'SECURED_AUTHENTICATION',
} as const satisfies JournalEvent

export const settled = (
  given: Partial<EntryOf<'activation-settled'>> & { readonly afterMs?: number } = {},
): readonly Moment[] => {
  const { page = PAGE, index: _index, at: _at, ...fields } = given
  return on(page)({ ...SETTLED, ...fields })
}

export const SERVER_ERROR_REASON = 'Failed to fetch authentication with a server error'

export const failedWith = (
  code: FailureCode,
  given: Partial<EntryOf<'activation-settled'>> & { readonly afterMs?: number } = {},
): readonly Moment[] =>
  settled({ status: 'authentication-failure', code, reason: SERVER_ERROR_REASON, attempts: 4, ...given })

export const requested = (activation = 1, page = PAGE): readonly Moment[] =>
  on(page)({ type: 'activation-requested', activation })

export const retryIn = (delayMs: number, code: FailureCode = 'SIGNATURE_INVALID', activation = 1): readonly Moment[] =>
  on(PAGE)({ type: 'retry-scheduled', activation, code, delayMs })

/** A secured activation that succeeds at once. */
export const activated = ({
  activation = 1,
  userId = 'camille',
  page = PAGE,
  token = 'a1',
}: Partial<Record<'page' | 'token', string>> & {
  readonly activation?: number
  readonly userId?: string | null
} = {}): readonly Moment[] => [
  ...requested(activation, page),
  ...securedAttempt({ activation, page, token, answered: accepted(userId) }),
  ...on(page)({ type: 'identity-stored', kind: 'secured', vuid: 'v-1' }),
  ...settled({ activation, page }),
]

/** Four refused attempts and the end, with the tag's own delays. */
export const failedAfterRetries = (
  code: 'SIGNATURE_INVALID' | 'TOKEN_EXPIRED' = 'SIGNATURE_INVALID',
): readonly Moment[] => [
  ...requested(),
  ...[100, 1_100, 3_100, 7_100].flatMap((afterMs, index) => [
    ...securedAttempt({ attempt: index + 1, afterMs, answered: refusedWith(code, 'prepared, whatever the token') }),
    ...(index < 3 ? retryIn(1_000 * 2 ** index, code) : []),
  ]),
  ...on(PAGE)({ type: 'identity-cleared' }),
  ...failedWith(code),
]

/** The platform takes an anonymous visitor. */
export const activatedAnonymously = ({ activation = 1, page = PAGE, by = 'site' } = {}): readonly Moment[] => [
  ...(by === 'site'
    ? [
        ...requested(activation, page),
        ...on(page)(
          { type: 'provider-called', activation, attempt: 1 },
          {
            type: 'provider-answered',
            activation,
            attempt: 1,
            outcome: 'option',
            optionType: 'ANONYMOUS',
            token: null,
          },
        ),
      ]
    : []),
  ...on(page)({ type: 'attempt-sent', activation, attempt: 1, optionType: 'ANONYMOUS', token: null }),
  judged({ optionType: 'ANONYMOUS', checked: null, vuid: 'v-0' }),
  ...on(page)({ type: 'identity-stored', kind: 'anonymous', vuid: 'v-0' }),
  ...settled({ activation, page, optionType: 'ANONYMOUS' }),
]

export const answered = (given: Partial<PlatformEntry>): readonly Moment[] => [judged(given)]

export const byTag = on(PAGE)
