/**
 * The part of the failure table that travels: what the site is told, and whether the tag tries again by itself. The rest
 * of each row (whose fault, how to mend it, where it is documented) stands in `failures.ts`.
 */

export type FailureOutcome = {
  /** What the site reads in `authentication.reason`. */
  readonly reason: string
  readonly retried: boolean
}

const final = (reason: string): FailureOutcome => ({ reason, retried: false })
const retried = (reason: string): FailureOutcome => ({ reason, retried: true })

/** Arise in the page; the tag knows them by itself. */
export const PAGE_FAILURES = {
  LOGIN_ALREADY_ONGOING: final('A login is already ongoing'),
  ALREADY_ACTIVATED: final("Can't activate twice, please logout first"),
  OPTION_INVALID: final('A valid authentication option must be provided'),
  PROVIDER_FAILED: retried('The authentication option provider failed'),
  PROVIDER_TIMED_OUT: final('The authentication option provider did not answer in time'),
  LOGGED_OUT_MEANWHILE: final('The visitor logged out before the activation ended'),
  TAG_LOADED_AGAIN: final('The tag was loaded again'),
  NETWORK_ERROR: retried('Failed to fetch authentication: the network request failed'),
  SERVER_ERROR: retried('Failed to fetch authentication with a server error'),
} as const satisfies Readonly<Record<string, FailureOutcome>>

export type PageFailureCode = keyof typeof PAGE_FAILURES
