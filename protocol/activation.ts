/**
 * What the site and the tag say to each other about an identity. Names and shapes are the vendor's, verbatim:
 * `authenticationOption` is what the provider returns, `authentication.option` is how the result echoes it.
 *
 * @see vendor pages "how to deal with activation success or failure" and "how to authenticate with iAdvize"
 */

import type { AnonymousType } from './fidelity.ts'

export type SecuredOption = { readonly type: 'SECURED_AUTHENTICATION'; readonly token: string }

/** Which type is taken is a switch. `token: null` is tolerated: the vendor's own boxed tag sends it. */
export type AnonymousOption = { readonly type: AnonymousType; readonly token?: null }

export type AuthenticationOption = SecuredOption | AnonymousOption

/** The tag calls it for each attempt; it must mint a fresh token each time. It may answer at once or with a promise. */
export type TokenProvider = () => ProvidedAuthentication | Promise<ProvidedAuthentication>

export type ProvidedAuthentication = { readonly authenticationOption: AuthenticationOption }

/**
 * The option as the result echoes it. On a failure it may hold no token: when the provider gave none, `token` is `null`,
 * so that a site which reads `option.type` does not stumble.
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

/** What `activate` resolves to, and what its optional callback gets. It is never rejected. */
export type ActivationResult = ActivationSuccess | ActivationFailure
