import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/desk/enter')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { name: 'Your letters' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByText('You have left in all tabs').waitFor()
  },
  chatPages: ['/desk'],
}

export const site: Site = {
  habit: 'Signing out in one tab signs out all: a message on a BroadcastChannel sends each other tab to the farewell.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('desk')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/desk.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/farewell', (_request, response) => send(response, null, FAREWELL))
  app.get('/desk/enter', (_request, response) => send(response, null, ENTER))
  app.post('/desk/enter', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/desk/enter')
    begin(response, customer)
    response.redirect(303, '/desk')
  })
  app.get('/desk', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/desk/enter')
    else send(response, customer, LETTERS)
  })
  app.delete('/desk/session', (request, response) => {
    end(request, response)
    response.status(204).end()
  })
  app.post('/desk/chat-token', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.status(401).end()
    else response.json(await house.mint(customer))
  })
  return app
}

const HOME = '<h1>Letter post</h1><p>Send letters from your desk.</p>'
const LETTERS = '<h1>Your letters</h1><p>Three sent, one on its way.</p>'
const FAREWELL = '<h1>Goodbye</h1><p>You have left in all tabs.</p>'
const ENTER = `<h1>Enter</h1><form method="post">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Enter</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Letter post</title>
${snippet}
${customer === null ? '' : '<script defer src="/desk.js"></script>'}
</head>
<body>
<nav><a href="/">Letter post</a> ${
  customer === null
    ? '<a href="/desk/enter">Enter</a>'
    : `<a href="/desk">Desk of ${customer.firstName}</a> <button id="leave">Leave</button>`
}</nav>
${content}
<p id="chat" role="status"></p>
</body>
</html>`
