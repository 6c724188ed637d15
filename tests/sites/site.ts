/**
 * A good site that is built in another way than the demo shop. Each is one folder here: `<id>/site.ts` exports it as
 * `site`. The files that only this site needs are beside it, and the code of its pages is in `main.ts` or
 * `main-<part>.ts`. Nothing lists the folders.
 */

import type { RequestListener } from 'node:http'
import type { Journey } from '../../playwright-kit/journey.ts'
import type { Account } from '../../token-backend/accounts.ts'
import type { BundleOptions } from './bundle.ts'
import type { PageMistake } from './mistakes.ts'

export type Site = {
  /** How the site is built, in one sentence. */
  readonly habit: string
  /** Starts the site on ports of its own. Resolves with the address to audit. */
  readonly start: (house: House) => Promise<string>
  readonly journey: Journey
}

/** What a site is given. Mistakes that are the same for every site come through it, so that no site has to know them. */
export type House = {
  /** Two people who can sign in. */
  readonly customers: readonly Account[]
  /** The customer with this e-mail address and password; null if there is none. */
  readonly customerWith: (email: unknown, password: unknown) => Account | null
  /** The token for a signed-in customer. `claims` are the site's own, in addition to the vendor's. */
  readonly mint: (customer: Account, claims?: Readonly<Record<string, unknown>>) => Promise<string>
  /** Headers for the answers of the token endpoint. */
  readonly tokenHeaders: Readonly<Record<string, string>>
  /** The vendor's snippet, with the id of the project. */
  readonly snippet: string
  /** The id of the project, for sites that do not paste the snippet. */
  readonly sid: number
  readonly tagUrl: string
  /** Puts an app on a free port until the audit is over. Resolves with its origin, such as `http://127.0.0.1:40123`. */
  readonly listen: (app: RequestListener) => Promise<string>
  /** Bundles a file beside `site.ts`, and resolves with the text: `bundle(new URL('main.tsx', import.meta.url))`. */
  readonly bundle: (entry: URL, options?: BundleOptions) => Promise<string>
  /** For pages that the server writes. The code of a bundle imports `makes.ts` instead. */
  readonly makes: (mistake: PageMistake) => boolean
}
