import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey = formJourney({
  at: '/signon.do',
  enter: 'Sign on',
  inside: ['link', 'Sign off'],
  leave: ['link', 'Sign off'],
  outside: ['link', 'Sign on'],
  chatPages: ['/meters.do'],
})

export const site: Site = {
  habit: 'An old back end, in which the customer is looked up anew for each token: the endpoint takes five seconds.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const LOOK_UP_MS = 5_000

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('JSESSIONID')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/js/chat.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/signon.do', (_request, response) => send(response, null, SIGN_ON))
  app.post('/signon.do', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/signon.do')
    begin(response, customer)
    response.redirect(303, '/meters.do?from=signon')
  })
  app.get('/meters.do', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/signon.do')
    else send(response, customer, METERS)
  })
  app.get('/signoff.do', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/token.do', (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) return void response.status(401).json({ error: 'NOT_SIGNED_ON' })
    const answer = async () => response.json({ token: await house.mint(customer) })
    setTimeout(answer, LOOK_UP_MS)
  })
  return app
}

const HOME = '<h1>Municipal waterworks</h1><p>Water for the city since 1904.</p>'
const METERS = '<h1>Your meters</h1><p>One meter in the cellar, read in November.</p>'
const SIGN_ON = `<h1>Sign on</h1><form method="post" action="/signon.do">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Sign on</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Municipal waterworks</title>
${snippet}
</head>
<body>
<nav><a href="/">Municipal waterworks</a> ${
  customer === null
    ? '<a href="/signon.do">Sign on</a>'
    : `<a href="/meters.do">${customer.firstName}</a> <a href="/signoff.do" id="sign-off">Sign off</a>`
}</nav>
${content}
<p id="chat-message"></p>
${customer === null ? '' : '<script src="/js/chat.js"></script>'}
</body>
</html>`
