import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'My account' }).click()
    await page.locator('#login-form input[name="email"]').fill(email)
    await page.locator('#login-form input[name="password"]').fill(password)
    await page.getByRole('button', { name: 'Login' }).click()
    await page.locator('#customer-name').waitFor()
  },
  signOut: async (page) => {
    await page.locator('a.logout').click()
    await page.getByRole('link', { name: 'My account' }).waitFor()
  },
  chatPages: ['/index.aspx', '/category.aspx?c=boots&sort=price'],
}

export const site: Site = {
  habit:
    'jQuery on pages of a server: a form that slides open signs in with $.ajax and reloads the page, and the provider answers with the promise of jQuery instead of a native one.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('ASP.NET_SessionId')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  }
  app.get('/Scripts/shop.js', (_request, response) => void response.type('js').send(script))
  app.get(['/', '/index.aspx'], (request, response) => send(response, customerOf(request), HOME))
  app.get('/category.aspx', (request, response) => send(response, customerOf(request), CATEGORY))
  app.post('/Account.asmx/Login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer !== null) begin(response, customer)
    response.json({ d: customer !== null })
  })
  app.post('/Account.asmx/Logout', (request, response) => {
    end(request, response)
    response.json({ d: true })
  })
  app.post('/Chat.asmx/GetToken', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.status(401).json({ Message: 'Authentication failed.' })
    else response.json({ d: await house.mint(customer, { nbf: Math.floor(Date.now() / 1_000) - 30 }) })
  })
  return app
}

const HOME =
  '<h1>Boots &amp; Co</h1><p>Free returns within thirty days.</p><p><a href="/category.aspx?c=boots">All boots</a></p>'
const CATEGORY = '<h1>Boots</h1><ul><li>Hiking boot, 120 €</li><li>Rubber boot, 35 €</li></ul><p>2 products</p>'

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>Boots &amp; Co</title>
<script src="/Scripts/shop.js"></script>
${snippet}
</head>
<body class="${customer === null ? 'guest' : 'logged-in'}">
<div id="top"><a href="/">Boots &amp; Co</a>
${
  customer === null
    ? `<a href="#" id="account-link">My account</a>
<form id="login-form" style="display:none">
E-mail: <input name="email"> Password: <input name="password" type="password"> <input type="submit" value="Login">
<span class="error"></span>
</form>`
    : `<span id="customer-name">${customer.firstName} ${customer.lastName}</span> <a href="/index.aspx" class="logout">Logout</a>`
}
</div>
<div id="content">${content}</div>
<div id="chat-message"></div>
</body>
</html>`
