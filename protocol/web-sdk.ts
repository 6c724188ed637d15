/** The page's side of the tag: the globals of the vendor's snippet and the members of `window.iAdvize`. */

import type { ActivationResult, TokenProvider } from './activation.ts'
import type { IAdvizeCallbacks } from './callbacks.ts'

export type IAdvize = {
  /**
   * Starts the tag with an identity. Resolves, also on failure, after the tag's own retries.
   * `onResult` gets the same object; the vendor's text mentions it, the vendor's sample awaits the promise.
   */
  activate(provider: TokenProvider, onResult?: (result: ActivationResult) => void): Promise<ActivationResult>
  /** Drops the identity and stops the tag until the next `activate`. Harmless without an identity. */
  logout(): Promise<void>
  /** The value of a property, or `undefined` and a complaint in the console when there is none of that name. */
  get(property: string): unknown
  /**
   * Sets an editable property in place of what it was. A value that is not legal is refused in the console and changes
   * nothing; of `customData` each field that is not legal is left out.
   */
  set(property: string, value: unknown): void
  /** Listens to `<property>Change` or `app:boundariesChange`. */
  on(event: string, listener: (value: unknown) => void): void
  off(event: string, listener: (value: unknown) => void): void
  /** Declares a new screen, so that targeting starts over. It does not authenticate again. */
  navigate(screen: string): void
  recordTransaction(transaction: Transaction): void
  /** Always true: older sites ask for it before they call `navigate`, which can be called as soon as the tag is there. */
  readonly chatloaded: boolean
  /** Lists methods, properties and events in the console. */
  help(): void
}

/** `id` is unique; `amount` is in the currency of the project, above 0; a newer page of the vendor adds the products. */
export type Transaction = {
  readonly id: string
  readonly amount: number
  readonly products?: readonly { readonly id: string }[]
}

export type TagConfig = {
  /** Names the project; the vendor's pages show it as a string and as a number. */
  readonly sid?: string | number
  /** The language of notifications; the stand-in has none to show. */
  readonly lang?: string
  /** Nothing is written to the browser before the visitor has consented to cookies or started a conversation. */
  readonly useExplicitCookiesConsent?: boolean
  /** Set by the vendor's boxed tag, inside its frame: the tag then tells the size of what it shows. */
  readonly mode?: 'sandboxed'
  /** Domains on which the tag's cookies may be set; on a page of none of them they are for its host alone. */
  readonly allowedCookieDomains?: readonly string[]
}

export type CommandFunction = (iAdvize: IAdvize) => unknown

/**
 * Before the tag has loaded a plain array; afterwards `push` runs the function at once. What has run is not in it any more:
 * `push` answers how many functions wait, which is 0 once the tag has started.
 */
export type CommandQueue = CommandFunction[] & { config?: TagConfig }

export type TagGlobals = {
  iAdvizeInterface?: CommandQueue
  iAdvize?: IAdvize
  /** The size of the host page in pixels, which the vendor's boxed tag tells inside its frame. */
  readonly host?: { readonly width: number; readonly height: number }
  /** To be defined before the tag; `extID` in it must not be used together with authentication. */
  readonly idzCustomData?: Readonly<Record<string, unknown>>
  /** To be defined before the tag. */
  readonly iAdvizeCallbacks?: IAdvizeCallbacks
  /** A transaction in the older form, to be defined before the tag. */
  readonly idzTrans?: { readonly cartAmount?: string | number; readonly tID?: string | number }
}
