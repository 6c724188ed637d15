/** How a customer uses a site: the only thing that an audit or a scenario needs to know about it. */

import type { Page } from '@playwright/test'

/**
 * What your sign-in form asks for, and what else is known about the person: `{ email, password, name, userId }`. Audits search
 * for these values, except those of `password`, `pin`, `secret` and `code`, wherever no data of a visitor may remain. A scenario
 * refers to the person by `name`, or by its first word; `userId` is the user id in your tokens.
 */
export type Visitor = Readonly<Record<string, string>>

/** The functions receive a page of the browser. Addresses without a host are relative to the address of the site. */
export type Journey = {
  /** Two people who can sign in. With only one, rules about two visitors cannot be judged. */
  readonly visitors: readonly [Visitor, Visitor] | readonly [Visitor]
  /** Resolves when the visitor is signed in and the page shows it. */
  readonly signIn: (page: Page, visitor: Visitor) => Promise<unknown>
  /** Starts on the page where the visitor is. Resolves when the visitor is signed out and the page shows it. */
  readonly signOut: (page: Page) => Promise<unknown>
  /**
   * Opens the site at this address and does what a new visitor has to do: close a banner, allow cookies. Default: `page.goto`.
   */
  readonly open?: (page: Page, address: string) => Promise<unknown>
  /** Addresses of pages that show the chat to a signed-in visitor. Default: only the audited address. */
  readonly chatPages?: readonly string[]
  /** Addresses by the names that scenarios use: `{ account: '/account' }` for "the account page". */
  readonly pages?: Readonly<Record<string, string>>
  /** Where the site's pages get a token: `/api/iadvize-token`. Needed for scenarios in which no token can be issued. */
  readonly tokenEndpoint?: string
}
