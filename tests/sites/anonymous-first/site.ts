import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByPlaceholder('E-mail').fill(email)
    await page.getByPlaceholder('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Hello, ').waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Account' }).waitFor()
  },
  chatPages: ['/', '/products/lamp'],
}

export const site: Site = {
  habit:
    'Everybody is activated anonymously first, and secured on the same page once they have signed in, by $.ajax and without a page load; jQuery with delegated handlers, and the tag at the end of the body.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('shop_session')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  }
  app.get('/theme.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/products/:name', (request, response) => send(response, customerOf(request), PRODUCT))
  app.post('/account/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer !== null) begin(response, customer)
    response.status(customer === null ? 422 : 200).send(accountOf(customer))
  })
  app.post('/account/logout', (request, response) => {
    end(request, response)
    response.send(accountOf(null))
  })
  app.get('/account/chat-token', tokenRoute(house, customerOf, { refusal: [401, { errors: ['Please sign in.'] }] }))
  return app
}

const HOME = '<h1>Lamps by the lake</h1><p>Made of paper and ash.</p><a href="/products/lamp">The reading lamp</a>'
const PRODUCT = '<h1>The reading lamp</h1><p>89 €, delivered on Thursday.</p><button>Add to cart</button>'

/** The part of the page that depends on the visitor. The server writes it, and the script inserts it into the page. */
const accountOf = (customer: Account | null): string =>
  customer === null
    ? `<button class="js-account">Account</button>
<form class="js-sign-in" hidden><input name="email" placeholder="E-mail">
<input name="password" type="password" placeholder="Password"><button>Sign in</button></form>`
    : `<span class="js-customer">Hello, ${customer.firstName}</span> <button class="js-sign-out">Sign out</button>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Lamps by the lake</title></head>
<body>
<div id="account">${accountOf(customer)}</div>
<main>${content}</main>
<p id="chat" role="status"></p>
<script src="/theme.js"></script>
${snippet}
</body>
</html>`
