/**
 * The part of the failure table that tag and platform share: the reason that the site receives, and whether the tag retries by
 * itself. The rest of each row (whose fault it is, how to fix it, where it is documented) is in `failures.ts`.
 */

export type FailureOutcome = {
  /** What the site reads in `authentication.reason`. */
  readonly reason: string
  readonly retried: boolean
}

const final = (reason: string): FailureOutcome => ({ reason, retried: false })
const retried = (reason: string): FailureOutcome => ({ reason, retried: true })

/** Failures that arise in the page. The tag itself has this table. */
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
