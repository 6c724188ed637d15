/**
 * Where the vendor's pages are silent or contradict each other we choose, and every choice is a switch.
 * A stage may set each of them; what it does not set keeps the default.
 */

export type Fidelity = {
  /** The number of retries after the first attempt. Documented as 3, without saying whether that includes the first attempt. */
  readonly retryCount: number
  /** Milliseconds before the first, second, … retry; the last value is used for all later retries. Not documented. */
  readonly retryDelaysMs: readonly number[]
  /** Whether a retry asks the provider anew or sends the first token again. Not documented; the token lives a minute. */
  readonly retryToken: 'fresh' | 'same'
  /** Milliseconds that a provider may take before the activation fails. Not documented. */
  readonly providerTimeoutMs: number
  /** Milliseconds that the platform may take to answer an attempt before it counts as failed. Not documented. */
  readonly answerTimeoutMs: number
  /** Which of the vendor's two reasons a second call of `activate` gets while the first is still under way. */
  readonly ongoingReason: 'A login is already ongoing' | 'An activation is already ongoing'
  /**
   * Whether a call of `activate` that is bound to fail (already under way, already authenticated) still asks its
   * provider. The vendor's sample shows such a failure with the token echoed, so the provider had been asked.
   */
  readonly refusedCallAsksProvider: boolean
  /** Where the visitor's session token is kept. One vendor page says cookie (`jwtIdentity`), another local storage. */
  readonly identityPlaces: readonly IdentityPlace[]
  /**
   * Whether the tag retries after a refusal by the platform (of the token, or because of the project), as it does after a
   * server error. Not documented.
   */
  readonly refusedTokenRetried: boolean
  /**
   * The types accepted for an anonymous option. The vendor's README says `ANONYMOUS`; the types in the same code say
   * `ANONYMOUS_AUTHENTICATION`.
   */
  readonly anonymousTypes: readonly AnonymousType[]
  /**
   * Milliseconds before the end of a session at which the provider is asked again. Not documented for the web; the mobile
   * SDK takes a minute. For a session shorter than twice this, half its length is used.
   */
  readonly refreshLeadMs: number
  /** The values of the consent properties: `true`, `false`, `null` (page of 2023-01) or "true", "false", "unknown" (2022-10). */
  readonly consentValues: 'boolean' | 'string'
  /** How the event of a property is spelled: `Change` in the vendor's documentation, `Changed` in one README, bare in an example. */
  readonly eventEndings: readonly EventEnding[]
  /**
   * Where explicit consent can be switched on: by `useExplicitCookiesConsent` in the snippet, as one vendor page says, or by
   * the project's setting, which has replaced it in the vendor's tag manager template.
   */
  readonly explicitConsentPlaces: readonly ExplicitConsentPlace[]
}

export const IDENTITY_PLACES = ['cookie', 'local-storage'] as const
export type IdentityPlace = (typeof IDENTITY_PLACES)[number]

export const ANONYMOUS_TYPES = ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION'] as const
export type AnonymousType = (typeof ANONYMOUS_TYPES)[number]

export const EVENT_ENDINGS = ['Change', 'Changed', ''] as const
export type EventEnding = (typeof EVENT_ENDINGS)[number]

export const EXPLICIT_CONSENT_PLACES = ['config', 'project'] as const
export type ExplicitConsentPlace = (typeof EXPLICIT_CONSENT_PLACES)[number]

export const ONGOING_REASONS = ['A login is already ongoing', 'An activation is already ongoing'] as const

export const DEFAULT_FIDELITY: Fidelity = {
  retryCount: 3,
  retryDelaysMs: [1_000, 2_000, 4_000],
  retryToken: 'fresh',
  providerTimeoutMs: 30_000,
  answerTimeoutMs: 10_000,
  ongoingReason: 'A login is already ongoing',
  refusedCallAsksProvider: true,
  identityPlaces: ['cookie', 'local-storage'],
  refusedTokenRetried: true,
  anonymousTypes: ['ANONYMOUS'],
  refreshLeadMs: 60_000,
  consentValues: 'boolean',
  eventEndings: ['Change'],
  explicitConsentPlaces: ['config', 'project'],
}
