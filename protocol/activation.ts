/**
 * The messages between the site and the tag about an identity. Names and shapes are the vendor's: `authenticationOption` is what
 * the provider returns, `authentication.option` is how the result echoes it.
 *
 * @see vendor pages "how to deal with activation success or failure" and "how to authenticate with iAdvize"
 */

import type { AnonymousType } from './fidelity.ts'

export type SecuredOption = { readonly type: 'SECURED_AUTHENTICATION'; readonly token: string }

/** A fidelity switch says which types are accepted. `token: null` is allowed, because the vendor's own boxed tag sends it. */
export type AnonymousOption = { readonly type: AnonymousType; readonly token?: null }

export type AuthenticationOption = SecuredOption | AnonymousOption

/** The tag calls it for each attempt. It must return a fresh token each time, directly or as a promise. */
export type TokenProvider = () => ProvidedAuthentication | Promise<ProvidedAuthentication>

export type ProvidedAuthentication = { readonly authenticationOption: AuthenticationOption }

/**
 * The option as the result echoes it. On a failure, `token` is `null` if the provider returned none, so that a site can always
 * read `option.type`.
 */
export type EchoedOption = { readonly type: string; readonly token?: string | null }

export type ActivationSuccess = {
  readonly authentication: { readonly option: EchoedOption; readonly status: 'authentication-success' }
}

export type ActivationFailure = {
  readonly authentication: {
    readonly option: EchoedOption
    readonly status: 'authentication-failure'
    readonly reason: string
  }
}

/** What `activate` resolves to, and what its optional callback receives. The promise is never rejected. */
export type ActivationResult = ActivationSuccess | ActivationFailure
