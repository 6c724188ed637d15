import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/membership',
  enter: 'Enter',
  inside: ['heading', 'Your membership'],
  leave: ['link', 'Leave'],
  outside: ['link', 'Members'],
  chatPages: ['/membership', '/'],
})

export const site: Site = {
  habit:
    'The token is asked for while the page is still loading, so that the first call of the provider finds it; each later call, and one that comes too late, asks anew.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('museum')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/museum.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app
    .route('/membership')
    .get((request, response) => {
      const customer = customerOf(request)
      send(response, customer, customer === null ? ENTRY : MEMBERSHIP)
    })
    .post((request, response) => {
      const { email, password } = request.body as Record<string, unknown>
      const customer = house.customerWith(email, password)
      if (customer !== null) begin(response, customer)
      response.redirect(303, '/membership')
    })
  app.get('/leave', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/membership/token.json', tokenRoute(house, customerOf, { refusal: [401, { token: null }] }))
  return app
}

const HOME = '<h1>Harbour museum</h1><p>Ships, ropes and a lighthouse.</p>'
const MEMBERSHIP = '<h1>Your membership</h1><p>Valid until the end of the year, with one guest.</p>'
const ENTRY = `<h1>Members</h1><form method="post" action="/membership">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Enter</button></form>`

/** The script comes first and does not wait for the page, because the token is to be fetched early. */
const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Harbour museum</title>
${customer === null ? '' : '<script src="/museum.js"></script>'}
${snippet}
</head>
<body>
<nav><a href="/">Harbour museum</a> ${
  customer === null
    ? '<a href="/membership">Members</a>'
    : `<a href="/membership">${customer.firstName}</a> <a href="/leave" id="leave">Leave</a>`
}</nav>
${content}
<p id="chat" role="status"></p>
</body>
</html>`
