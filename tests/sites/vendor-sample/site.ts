import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { sampleFor } from './sample.ts'

const journey = formJourney({
  at: '/login',
  enter: 'Log in',
  inside: ['link', 'Log out'],
  leave: ['link', 'Log out'],
  outside: ['link', 'Log in'],
  chatPages: ['/contracts'],
})

export const site: Site = {
  habit:
    "The vendor's documented sample to the letter, written into each page: a provider that fetches the token, an awaited result that is logged, and no try around it.",
  journey,
  start: (house) => house.listen(appOf(house)),
}

const appOf = (house: House): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('session')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    const isFresh = response.req.query['fresh'] === '1'
    const integration = customer === null ? '' : sampleFor(house.makes, isFresh)
    const page = pageOf(customer, `${house.snippet}\n${integration}`, content)
    response.set('Cache-Control', 'no-store').send(page)
  }
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/login', (_request, response) => send(response, null, LOGIN))
  app.post('/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/login')
    begin(response, customer)
    response.redirect(303, '/contracts?fresh=1')
  })
  app.get('/contracts', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/login')
    else send(response, customer, CONTRACTS)
  })
  app.get('/logout', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/token', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders).type('text/plain')
    if (customer === null) response.status(401).send('Not logged in')
    else response.send(await house.mint(customer))
  })
  return app
}

const HOME = '<h1>Windmill energy</h1><p>Power from the coast.</p>'
const CONTRACTS = '<h1>Your contracts</h1><p>Electricity, 12 months, renews in June.</p>'
const LOGIN = `<h1>Log in</h1><form method="post" action="/login">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Log in</button></form>`

const pageOf = (customer: Account | null, head: string, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Windmill energy</title>
${head}
</head>
<body>
<nav><a href="/">Windmill energy</a> ${
  customer === null
    ? '<a href="/login">Log in</a>'
    : `<a href="/contracts">Contracts of ${customer.firstName}</a> <a href="/logout" onclick="return leave(this)">Log out</a>`
}</nav>
${content}
</body>
</html>`
