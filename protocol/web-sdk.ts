/** The page's side of the tag: the globals of the vendor's snippet and the members of `window.iAdvize`. */

import type { ActivationResult, TokenProvider } from './activation.ts'

export type IAdvize = {
  /**
   * Starts the tag with an identity. Resolves, also on failure, after the tag's own retries.
   * `onResult` gets the same object; the vendor's text mentions it, the vendor's sample awaits the promise.
   */
  activate(provider: TokenProvider, onResult?: (result: ActivationResult) => void): Promise<ActivationResult>
  /** Drops the identity and stops the tag until the next `activate`. Harmless without an identity. */
  logout(): Promise<void>
}

/** `sid` names the project; the vendor's pages show it as a string and as a number. */
export type TagConfig = { readonly sid?: string | number; readonly lang?: string }

export type CommandFunction = (iAdvize: IAdvize) => unknown

/** Before the tag has loaded a plain array; afterwards `push` runs the function at once. */
export type CommandQueue = CommandFunction[] & { config?: TagConfig }

export type TagGlobals = { iAdvizeInterface?: CommandQueue; iAdvize?: IAdvize }
