import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import express, { type Request, type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey = formJourney({
  at: '/accounts/login/?next=/orders/',
  email: 'Email',
  enter: 'Sign in',
  inside: ['heading', 'Orders'],
  leave: ['button', 'Sign out'],
  outside: ['link', 'Sign in'],
  chatPages: ['/orders/', '/'],
})

export const site: Site = {
  habit:
    'htmx with hx-boost: links change the body in place, the answer to the sign-in is HX-Redirect, and a script listens to the events of htmx.',
  journey,
  start: async (house) => {
    const htmx = fileURLToPath(import.meta.resolve('htmx.org/dist/htmx.min.js'))
    const scripts = {
      htmx: await readFile(htmx, 'utf8'),
      site: await house.bundle(new URL('main.ts', import.meta.url)),
    }
    return house.listen(appOf(house, scripts))
  },
}

type Scripts = { readonly htmx: string; readonly site: string }

const appOf = (house: House, scripts: Scripts): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('sessionid')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    response.set('Cache-Control', 'no-cache, no-store').send(pageOf(house.snippet, customer, content))
  }
  const goTo = (request: Request, response: Response, address: string): void => {
    if (request.get('HX-Request') === 'true') response.set('HX-Redirect', address).sendStatus(204)
    else response.redirect(302, address)
  }
  app.get('/static/htmx.min.js', (_request, response) => void response.type('js').send(scripts.htmx))
  app.get('/static/site.js', (_request, response) => void response.type('js').send(scripts.site))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/orders/', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) goTo(request, response, '/accounts/login/?next=/orders/')
    else send(response, customer, ORDERS)
  })
  app.get('/accounts/login/', (request, response) => send(response, null, loginOf(request.query['next'])))
  app.post('/accounts/login/', (request, response) => {
    const { email, password, next } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) {
      response.send('<p>Please enter a correct email and password.</p>')
      return
    }
    begin(response, customer)
    goTo(request, response, next === '/orders/' ? next : '/')
  })
  app.post('/accounts/logout/', (request, response) => {
    end(request, response)
    goTo(request, response, '/')
  })
  app.post('/chat/token/', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.sendStatus(403)
    else response.json({ token: await house.mint(customer) })
  })
  return app
}

const HOME = '<h1>Seeds and bulbs</h1><p>Sow now: broad beans, garlic, sweet peas.</p>'
const ORDERS = `<h1>Orders</h1><p>Two packets of sweet peas, sent on Monday.</p>
<button hx-get="/orders/" hx-select="h1" hx-target="next output">Look again</button> <output></output>`

const loginOf = (next: unknown): string => `<h1>Sign in</h1>
<form hx-post="/accounts/login/" hx-target="find output">
<input type="hidden" name="next" value="${next === '/orders/' ? next : '/'}">
<label>Email <input name="email" type="email"></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button> <output></output>
</form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="htmx-config" content='{"historyCacheSize": 0, "refreshOnHistoryMiss": true}'>
<title>Seeds and bulbs</title>
${snippet}
<script src="/static/htmx.min.js" defer></script>
<script src="/static/site.js" defer></script>
</head>
<body hx-boost="true">
<header id="header" data-user="${customer === null ? '' : customer.firstName}">
<a href="/">Seeds and bulbs</a>
${
  customer === null
    ? '<a href="/accounts/login/?next=/orders/">Sign in</a>'
    : `<a href="/orders/">Orders</a> ${customer.firstName} <button hx-post="/accounts/logout/" id="logout">Sign out</button>`
}
</header>
<main>${content}</main>
<footer id="chat-note"></footer>
</body>
</html>`
