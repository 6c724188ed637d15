/** How a customer uses somebody's site: what an audit or a scenario has to be told about it, and the only thing that it is told. */

import type { Page } from '@playwright/test'

/**
 * Whatever your sign-in form asks for, and what else is known of the person: `{ email, password, name, userId }`. The
 * values, apart from those of `password`, `pin`, `secret` and `code`, are looked for where nothing of a visitor may be
 * left. A scenario calls the person by `name`, or by its first word; `userId` is what your tokens name the person by.
 */
export type Visitor = Readonly<Record<string, string>>

/** The functions get a page of the browser; addresses without a host are below the address of the site. */
export type Journey = {
  /** Two people who can sign in. With one of them only, what concerns two cannot be told. */
  readonly visitors: readonly [Visitor, Visitor] | readonly [Visitor]
  /** Ends when the visitor is signed in, and sees it. */
  readonly signIn: (page: Page, visitor: Visitor) => Promise<unknown>
  /** Ends when the visitor is signed out, and sees it. Begins on the page where the visitor is. */
  readonly signOut: (page: Page) => Promise<unknown>
  /** Opens the site at this address, and does what a new visitor has to do: close a banner, allow cookies. `page.goto` when absent. */
  readonly open?: (page: Page, address: string) => Promise<unknown>
  /** Addresses of pages that have the chat for a signed-in visitor; the audited address alone when absent. */
  readonly chatPages?: readonly string[]
  /** Addresses by the names that scenarios have for them: `{ account: '/account' }` for "the account page". */
  readonly pages?: Readonly<Record<string, string>>
  /** Where the site's pages get a token: `/api/iadvize-token`. Needed by scenarios in which it cannot be minted. */
  readonly tokenEndpoint?: string
}
