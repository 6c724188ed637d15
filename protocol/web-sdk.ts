/** The page's side of the tag: the globals of the vendor's snippet and the members of `window.iAdvize`. */

import type { ActivationResult, TokenProvider } from './activation.ts'
import type { IAdvizeCallbacks } from './callbacks.ts'

export type IAdvize = {
  /**
   * Starts the tag with an identity. Resolves after the tag's own retries, on failure as well. `onResult` receives the same
   * object: the vendor's text mentions it, while the vendor's sample awaits the promise.
   */
  activate(provider: TokenProvider, onResult?: (result: ActivationResult) => void): Promise<ActivationResult>
  /** Removes the identity and stops the tag until the next `activate`. Does nothing if there is no identity. */
  logout(): Promise<void>
  /** Returns the value of a property. For an unknown name it returns `undefined` and warns in the console. */
  get(property: string): unknown
  /**
   * Replaces an editable property. An invalid value is reported in the console and changes nothing; in `customData`, only invalid
   * fields are left out.
   */
  set(property: string, value: unknown): void
  /** Listens to `<property>Change` or `app:boundariesChange`. */
  on(event: string, listener: (value: unknown) => void): void
  off(event: string, listener: (value: unknown) => void): void
  /** Declares a new screen, so that targeting starts again. It does not authenticate again. */
  navigate(screen: string): void
  recordTransaction(transaction: Transaction): void
  /** Always true. Older sites check it before they call `navigate`, which can be called as soon as the tag has started. */
  readonly chatloaded: boolean
  /** Lists methods, properties and events in the console. */
  help(): void
}

/** `id` is unique; `amount` is in the currency of the project and above 0. `products` come from a newer page of the vendor. */
export type Transaction = {
  readonly id: string
  readonly amount: number
  readonly products?: readonly { readonly id: string }[]
}

export type TagConfig = {
  /** Names the project. The vendor's pages show it both as a string and as a number. */
  readonly sid?: string | number
  /** The language of notifications. The stand-in shows none. */
  readonly lang?: string
  /** Nothing is stored in the browser before the visitor has consented to cookies or started a conversation. */
  readonly useExplicitCookiesConsent?: boolean
  /** Set by the vendor's boxed tag inside its frame. The tag then reports the size of what it shows. */
  readonly mode?: 'sandboxed'
  /** Domains on which the tag's cookies may be set. On other pages, they are set for the page's host only. */
  readonly allowedCookieDomains?: readonly string[]
}

export type CommandFunction = (iAdvize: IAdvize) => unknown

/**
 * A plain array until the tag has loaded; afterwards `push` runs the function at once. Functions that have run are removed, so
 * `push` returns the number of waiting functions, which is 0 once the tag has started.
 */
export type CommandQueue = CommandFunction[] & { config?: TagConfig }

export type TagGlobals = {
  iAdvizeInterface?: CommandQueue
  iAdvize?: IAdvize
  /** The size of the host page in pixels, which the vendor's boxed tag passes into its frame. */
  readonly host?: { readonly width: number; readonly height: number }
  /** Must be defined before the tag. `extID` in it must not be used together with authentication. */
  readonly idzCustomData?: Readonly<Record<string, unknown>>
  /** Must be defined before the tag. */
  readonly iAdvizeCallbacks?: IAdvizeCallbacks
  /** A transaction in the older form. Must be defined before the tag. */
  readonly idzTrans?: { readonly cartAmount?: string | number; readonly tID?: string | number }
}
