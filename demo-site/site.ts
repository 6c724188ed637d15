/** A site that differs from the good shop. Everything that it does not define is as in the good shop. */

import type { Request, Router } from 'express'
import type { ShopAccount } from './customer.ts'
import type { PageChanges } from './page-changes.ts'

export type Site = SiteChanges & {
  /** Permanent: the name of its folder in `variants/`. */
  readonly id: string
  /** One sentence for a person who opens the site. */
  readonly about: string
  /** If true, its pages run the `page.ts` of its folder instead of `browser/shop.ts`. */
  readonly hasOwnCode: boolean
}

export type SiteChanges = {
  /** How it changes the good pages. */
  readonly page?: (page: SitePage) => Partial<PageChanges>
  /** Mounted before the good routes, so that it can replace their answers. */
  readonly routes?: (routes: Router, server: SiteServer) => void
  readonly token?: TokenRecipe
  /** Part of the site is on a second origin, `SiteServer.anotherOrigin`, where everything is served as well. */
  readonly hasAnotherOrigin?: true
}

/** The good shop with exactly one deliberate mistake. */
export type Sabotage = SiteChanges & {
  /** One sentence, as in a code review. */
  readonly mistake: string
  /** The ids of the audits that must catch it. */
  readonly breaks: readonly string[]
  /** The audits that may object as well, because the mistake also affects what they check. */
  readonly mayBreak?: readonly string[]
}

/** A correct site built in another way: no audit may fail it. */
export type UnusualSite = SiteChanges & {
  /** One sentence for a person who opens the site. */
  readonly about: string
  /** The audits that may warn, but not fail. */
  readonly mayWarn?: readonly string[]
}

/** What a site knows about the page that it is sending. */
export type SitePage = SiteAddresses & {
  readonly request: Request
  readonly customer: ShopAccount | null
  /** A new one for each page. */
  readonly nonce: string
}

type SiteAddresses = {
  readonly basePath: string
  readonly tagUrl: string
  readonly sid: string | number
  /** `http://host:port`, without a trailing slash. */
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
  /** The private key, which must never leave the server. */
  readonly signingKeyPem: () => string
  /** Another bundle of this site, besides its main one. */
  readonly browserCode: (name: string) => string
}

/** How the site's token differs from the good one. */
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
