import { html, type SafeHtml } from '@remix-run/html-template'
import type { DemoAccount } from '../customer.ts'
import type { Page } from '../page.ts'

export const signInPage = (accounts: readonly DemoAccount[]): Page => ({
  title: 'Sign in',
  place: 'sign-in',
  main: html`<div class="sign-in">
    <section aria-labelledby="sign-in-heading">
      <h1 id="sign-in-heading">Sign in</h1>
      <p class="lead">For your orders and repairs, and for the chat with the workshop.</p>
      ${form()}
    </section>
    ${accounts.length === 0 ? null : tryItAs(accounts)}
  </div>`,
})

/** The button is disabled until the browser code runs: before that, the form would submit the password to this page's address. */
const form = (): SafeHtml =>
  html`<form id="sign-in" method="post" novalidate>
    <p class="field">
      <label for="email">E-mail</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        inputmode="email"
        autocapitalize="none"
        spellcheck="false"
        required
      />
    </p>
    <p class="field">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
    </p>
    <p class="form-error" id="sign-in-error" role="alert"></p>
    <button class="button wide" disabled>Sign in</button>
    <noscript><p class="small">Signing in needs JavaScript. The lamps can be looked at without it.</p></noscript>
  </form>`

const tryItAs = (accounts: readonly DemoAccount[]): SafeHtml =>
  html`<section class="try" aria-labelledby="try-heading">
    <h2 id="try-heading">No account yet?</h2>
    <p>Borrow one of ours. A click fills in the form.</p>
    <ul>
      ${accounts.map(
        ({ firstName, lastName, email, password }) =>
          html`<li>
            <button type="button" class="person" data-email="${email}" data-password="${password}" disabled>
              <span class="initials" aria-hidden="true">${firstName.slice(0, 1)}${lastName.slice(0, 1)}</span>
              <span>Try it as ${firstName} ${lastName}</span>
            </button>
          </li> `,
      )}
    </ul>
  </section>`
