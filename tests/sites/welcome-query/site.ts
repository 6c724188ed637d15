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
    await page.goto('/account/login?next=%2Faccount')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByText('Welcome back').waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('link', { name: 'Log in' }).waitFor()
  },
  chatPages: ['/account', '/account?tab=orders'],
}

export const site: Site = {
  habit:
    'The page after the sign-in greets with a parameter, which its script takes out of the address at once; the number of the tab goes into the address in the same way.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('account')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/static/account.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/account/login', (_request, response) => send(response, null, LOGIN))
  app.post('/account/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/account/login')
    begin(response, customer)
    response.redirect(303, '/account?welcome=1&utm_source=login')
  })
  app.get('/account', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/account/login')
    else send(response, customer, ACCOUNT)
  })
  app.post('/account/logout', (request, response) => {
    end(request, response)
    response.redirect(303, '/?bye=1')
  })
  app.post(
    '/account/chat-token',
    tokenRoute(house, customerOf, {
      refusal: [401, { error: { code: 'unauthenticated' } }],
      answer: (token) => ({ data: { token: token } }),
    }),
  )
  return app
}

const HOME = '<h1>Paper &amp; Ink</h1><p>Notebooks, bound by hand.</p>'
const ACCOUNT = '<h1>Your account</h1><p id="greeting"></p><p>Two notebooks are on their way.</p>'
const LOGIN = `<h1>Log in</h1><form method="post">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Log in</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Paper &amp; Ink</title>
${snippet}
</head>
<body>
<nav><a href="/">Paper &amp; Ink</a> ${
  customer === null
    ? '<a href="/account/login">Log in</a>'
    : `<a href="/account">${customer.firstName}</a> <form method="post" action="/account/logout"><button>Log out</button></form>`
}</nav>
${content}
<p id="chat-hint" hidden>The chat takes a rest.</p>
<script>window.isCustomer = ${customer !== null}</script>
<script type="module" src="/static/account.js"></script>
</body>
</html>`
