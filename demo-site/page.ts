import { html, type SafeHtml } from '@remix-run/html-template'
import type { NoTokenChoice } from '../protocol/misbehaviours.ts'
import type { ShopCustomer } from './customer.ts'

/** What a page knows about the visit for which it is rendered. */
export type Visit = {
  readonly basePath: string
  readonly customer: ShopCustomer | null
  readonly snippet: SafeHtml
  readonly noTokenChoice: NoTokenChoice
}

export type Page = {
  /** The text before the shop's name in the title; null for the home page. */
  readonly title: string | null
  readonly place: 'home' | 'sign-in' | 'account' | 'elsewhere'
  readonly main: SafeHtml
  readonly status?: 404
}

/** The frame around every page. The data attributes hold everything that the browser code needs. */
export const renderPage = (visit: Visit, page: Page): string => {
  const { basePath, customer, noTokenChoice } = visit
  const markup = html`<!doctype html>
    <html
      lang="en"
      data-base-path="${basePath}"
      data-signed-in="${String(customer !== null)}"
      data-no-token-choice="${noTokenChoice}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="description"
          content="Halflight makes lamps for the blue hour, to order, and fixes them for life."
        />
        <title>${page.title === null ? 'Halflight, lamps for the blue hour' : `${page.title} · Halflight`}</title>
        <link rel="icon" href="${basePath}/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${basePath}/assets/shop.css" />
        ${visit.snippet}
        <script defer src="${basePath}/shop.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${header(visit, page)}
        <main id="main" tabindex="-1">${page.main}</main>
        ${footer()}
      </body>
    </html> `
  return String(markup)
}

const header = ({ basePath, customer }: Visit, { place }: Page): SafeHtml =>
  html`<header class="top">
      <a class="wordmark" href="${basePath}/"
        ><img src="${basePath}/assets/mark.svg" alt="" width="26" height="26" />Halflight</a
      >
      <nav aria-label="Shop">
        <ul>
          ${
            customer === null
              ? html`<li>${navLink('Sign in', `${basePath}/sign-in`, place === 'sign-in')}</li>`
              : html`<li>${navLink('Your account', `${basePath}/account`, place === 'account')}</li>
                  <li><button type="button" class="plain" id="sign-out" disabled>Sign out</button></li>`
          }
        </ul>
      </nav>
    </header>
    ${customer === null ? null : html`<p class="notice" id="sign-out-error" role="alert"></p>`}`

const navLink = (name: string, address: string, isCurrent: boolean): SafeHtml =>
  isCurrent ? html`<a href="${address}" aria-current="page">${name}</a>` : html`<a href="${address}">${name}</a>`

const footer = (): SafeHtml =>
  html`<footer class="bottom">
    <div>
      <p class="bottom-name">Halflight</p>
      <p>Lamps for the blue hour.<br />Made to order, fixed for life.</p>
    </div>
    <div>
      <h2>Workshop</h2>
      <p>
        <a href="mailto:workshop@halflight.example">workshop@halflight.example</a><br />020 7946 0184, weekdays 10 to 6
      </p>
    </div>
    <p class="small">Demo shop of Rehearsal. Not affiliated with iAdvize.</p>
  </footer>`
