/**
 * The vendor's web SDK for a site's own TypeScript, published as `iadvize-rehearsal/web-sdk`: types, and nothing at run time.
 *
 *     import type { TokenProvider } from 'iadvize-rehearsal/web-sdk'
 *
 * The import also declares `window.iAdvizeInterface`, `window.iAdvize` and what else a page may set for the tag.
 */

import type { TagGlobals } from './web-sdk.ts'

export type {
  ActivationFailure,
  ActivationResult,
  ActivationSuccess,
  AuthenticationOption,
  ProvidedAuthentication,
  TokenProvider,
} from './activation.ts'
export type { IAdvizeCallbacks } from './callbacks.ts'
export type { CommandFunction, CommandQueue, IAdvize, TagConfig, Transaction } from './web-sdk.ts'

/** The tag only reads some of them; the page sets them. The vendor's boxed tag sets `host`, and no page of the brand's. */
type PageGlobals = { -readonly [Name in keyof TagGlobals as Exclude<Name, 'host'>]: TagGlobals[Name] }

declare global {
  // oxlint-disable-next-line typescript/no-empty-object-type, typescript/consistent-type-definitions -- only interfaces merge
  interface Window extends PageGlobals {}
}
