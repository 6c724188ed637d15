import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import express from 'express'
import type { Express, Request, Response } from 'express'

import type { NoTokenChoice } from '../protocol/misbehaviours.ts'
import type { DemoAccount, ShopCustomer } from './customer.ts'
import { UNCHANGED, type PageChanges } from './page-changes.ts'
import { renderPage } from './page.ts'
import type { Page, Visit } from './page.ts'
import { accountPage } from './pages/account.ts'
import { homePage } from './pages/home.ts'
import { notFoundPage } from './pages/not-found.ts'
import { productPage } from './pages/product.ts'
import { signInPage } from './pages/sign-in.ts'
import { PRODUCTS } from './products.ts'
import { securityHeaders } from './security-headers.ts'
import { tagSnippet } from './tag-snippet.ts'

export type { DemoAccount, ShopCustomer } from './customer.ts'

export type DemoSiteOptions = {
  /** Where the site is mounted: '' or '/stages/<id>'. Every link starts with it. */
  readonly basePath: string
  /** Address of the tag, protocol-relative as in the vendor's snippet: '//127.0.0.1:4070/iadvize.js'. */
  readonly tagUrl: string
  /** The brand's own hosts that serve the vendor's tag. Default: none. */
  readonly ownHosts?: readonly string[]
  readonly sid: string | number
  /** Called for each page: what the shop does if it cannot get a token. */
  readonly noTokenChoice: () => NoTokenChoice
  /** The customer of the request's session, or null. The token backend manages sessions. */
  readonly customerOf: (request: Request) => ShopCustomer | null
  /** The accounts offered on the sign-in page. */
  readonly accounts: readonly DemoAccount[]
  /** The bundled text of `browser/shop.ts`, served at `<base>/shop.js`. */
  readonly browserCode: () => string | Promise<string>
  /** Where the style sheets and images are. Needed only if a bundler has moved this file away from them. */
  readonly assetsFolder?: string
  /** How the requested page differs from that of the good shop. */
  readonly changesOf?: (request: Request) => PageChanges
}

/** Redirects to this address below `basePath` instead of answering. */
type GoTo = { readonly goTo: string }

const ASSETS_MAX_AGE_SECONDS = 3_600

/** Concatenated in this order. */
const STYLE_SHEETS = ['foundation', 'frame', 'lamps', 'product', 'visit'] as const

/** Mount it after everything else below `basePath`, because it answers all remaining addresses with the page "not found". */
export const createDemoSite = (options: DemoSiteOptions): Express => {
  const site = express()
  site.disable('x-powered-by')
  serveFiles(site, options)
  servePages(site, options)
  return site
}

const servePages = (site: Express, options: DemoSiteOptions): void => {
  const { basePath, tagUrl, ownHosts, sid, accounts, customerOf, noTokenChoice, changesOf = () => UNCHANGED } = options
  const goodSnippet = tagSnippet(sid, tagUrl)

  const show =
    (answer: (visit: Visit, request: Request) => Page | GoTo) =>
    (request: Request, response: Response): void => {
      const customer = customerOf(request)
      const changes = changesOf(request)
      const snippet = changes.snippet(goodSnippet)
      const visit = { basePath, customer, snippet: snippet.markup, noTokenChoice: noTokenChoice() }
      const page = answer(visit, request)
      response.set(changes.headers(securityHeaders(tagUrl, snippet.inlineScripts, ownHosts)))
      if ('goTo' in page) response.redirect(303, `${basePath}${page.goTo}`)
      else
        response
          .status(page.status ?? 200)
          .type('html')
          .send(changes.markup(renderPage(visit, page)))
    }

  site.get('/', show(homePage))
  site.get(
    '/products/:slug',
    show((visit, { params }) => {
      const product = PRODUCTS.find(({ slug }) => slug === params['slug'])
      return product === undefined ? notFoundPage(visit) : productPage(visit, product)
    }),
  )
  site.get(
    '/sign-in',
    show(({ customer }) => (customer === null ? signInPage(accounts) : { goTo: '/account' })),
  )
  site.get(
    '/account',
    show(({ customer }) => (customer === null ? { goTo: '/sign-in' } : accountPage(customer))),
  )
  site.use(show(notFoundPage))
}

const serveFiles = (site: Express, { assetsFolder, browserCode }: DemoSiteOptions): void => {
  const folder = assetsFolder ?? fileURLToPath(new URL('./assets/', import.meta.url))
  // One file, because under rehearsal the browser has no cache, and every page would request each style sheet again.
  site.get('/assets/shop.css', async (_request, response) => {
    const texts = await Promise.all(STYLE_SHEETS.map((name) => readFile(join(folder, `${name}.css`), 'utf8')))
    response.set('Cache-Control', `public, max-age=${ASSETS_MAX_AGE_SECONDS}`)
    response.type('css').send(texts.join(''))
  })
  site.use('/assets', express.static(folder, { index: false, redirect: false, maxAge: ASSETS_MAX_AGE_SECONDS * 1_000 }))
  site.get('/shop.js', async (_request, response) => {
    // Cached but revalidated each time, because the code of a shop under rehearsal changes between page loads.
    response.set('Cache-Control', 'no-cache').set('X-Content-Type-Options', 'nosniff')
    response.type('text/javascript').send(await browserCode())
  })
}
