import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/bank/login',
  enter: 'Log in',
  inside: ['heading', 'Your accounts'],
  leave: ['button', 'Log out'],
  outside: ['link', 'Log in'],
  chatPages: ['/bank'],
})

export const site: Site = {
  habit: 'A bank: who does nothing on the page for fifteen minutes, by the clock, is signed out by it.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('bank')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/bank.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/idle', (_request, response) => send(response, null, IDLE))
  app.get('/bank/login', (_request, response) => send(response, null, LOGIN))
  app.post('/bank/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/bank/login')
    begin(response, customer)
    response.redirect(303, '/bank?entered')
  })
  app.get('/bank', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/bank/login')
    else send(response, customer, ACCOUNTS)
  })
  app.post('/bank/logout', (request, response) => {
    end(request, response)
    response.redirect(303, request.query['why'] === 'idle' ? '/idle' : '/')
  })
  app.post('/bank/chat-token', tokenRoute(house, customerOf, { refusal: [401, { error: 'logged out' }] }))
  return app
}

const HOME = '<h1>Savings bank</h1><p>Your money sleeps well here.</p>'
const IDLE = '<h1>Logged out</h1><p>You have been away for fifteen minutes, so we have logged you out.</p>'
const ACCOUNTS = '<h1>Your accounts</h1><p>Savings: 2,310.55</p>'
const LOGIN = `<h1>Log in</h1><form method="post">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Log in</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Savings bank</title>
${snippet}
${customer === null ? '' : '<script defer src="/bank.js"></script>'}
</head>
<body>
<nav><a href="/">Savings bank</a> ${
  customer === null
    ? '<a href="/bank/login">Log in</a>'
    : `<a href="/bank">${customer.firstName}</a> <form method="post" action="/bank/logout" id="logout"><button>Log out</button></form>`
}</nav>
${content}
<p id="chat" role="status"></p>
</body>
</html>`
