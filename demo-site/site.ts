/** A site that differs from the good shop. What it does not name, it does as the good one does. */

import type { Request, Router } from 'express'
import type { AuditId } from './audit-ids.ts'
import type { ShopAccount } from './customer.ts'
import type { PageChanges } from './page-changes.ts'

export type Site = {
  /** Permanent; names its files, too. */
  readonly id: string
  /** One sentence for somebody who is about to look at it. */
  readonly about: string
  /** Its pages run `browser/sabotaged/<id>.ts` or `browser/unusual/<id>.ts` instead of `browser/shop.ts`. */
  readonly hasOwnCode?: true
  /** What it changes of the good pages. */
  readonly page?: (page: SitePage) => Partial<PageChanges>
  /** Comes before the good routes, so that it can answer in their place. */
  readonly routes?: (routes: Router, server: SiteServer) => void
  readonly token?: TokenRecipe
  /** Some of it lies on a second origin, `SiteServer.anotherOrigin`, where everything is served as well. */
  readonly hasAnotherOrigin?: true
}

/** The good shop with exactly one deliberate mistake. */
export type Sabotage = Site & {
  /** As one would put it in a code review; one sentence. */
  readonly mistake: string
  /** The audits that must catch it. */
  readonly breaks: readonly AuditId[]
  /** The audits that may object as well, because the mistake reaches their subject, too. */
  readonly mayBreak?: readonly AuditId[]
}

/** Good all the same: no audit may fail it. */
export type UnusualSite = Site & {
  /** The audits that may warn, and no more. */
  readonly mayWarn?: readonly AuditId[]
}

export const sabotage = (details: Omit<Sabotage, 'about'>): Sabotage => ({ ...details, about: details.mistake })

/** What a site knows about the page that it is about to send. */
export type SitePage = SiteAddresses & {
  readonly request: Request
  readonly customer: ShopAccount | null
  /** Another one for each page. */
  readonly nonce: string
}

type SiteAddresses = {
  readonly basePath: string
  readonly tagUrl: string
  readonly sid: string | number
  /** `http://host:port`, without a slash at its end. */
  readonly shopOrigin: string
  readonly anotherOrigin: string
}

/** What the routes of a site may use. */
export type SiteServer = {
  readonly addresses: () => SiteAddresses
  readonly accounts: readonly ShopAccount[]
  readonly customerOf: (request: Request) => ShopAccount | null
  /** A token as this site mints it. */
  readonly mint: (customer: ShopAccount, request: Request) => Promise<string>
  /** The key that never leaves the server. */
  readonly signingKeyPem: () => string
  /** A bundle of this site beside its main one. */
  readonly browserCode: (name: string) => string
}

/** A deviation from the good token. */
export type TokenRecipe = {
  readonly userId?: (customer: ShopAccount, request: Request) => string
  readonly claims?: (good: Claims) => Claims
  readonly jwsHeader?: { readonly alg: string }
  readonly jweHeader?: { readonly alg: string; readonly enc: string; readonly cty?: string }
  readonly signingKey?: 'of another brand'
  readonly encryptionKey?: 'of another platform'
  readonly layers?: 'signed only' | 'encrypted only' | 'encrypted, then signed'
}

export type Claims = Readonly<Record<string, unknown>>
