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
    await page.goto('/help')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'How can we help' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  },
  chatPages: ['/help'],
}

export const site: Site = {
  habit: 'A shop whose chat is on the help page only: every other page, the home page among them, has no tag at all.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('_shop_session')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    const head = content === HELP ? `${house.snippet}\n${scriptFor(customer)}` : ''
    response.set('Cache-Control', 'no-store').send(pageOf(customer, head, content))
  }
  app.get('/help.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/lamps', (request, response) => send(response, customerOf(request), LAMPS))
  app.get('/help', (request, response) => send(response, customerOf(request), HELP))
  app.get('/session/new', (_request, response) => send(response, null, SIGN_IN))
  app.post('/session', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/session/new')
    begin(response, customer)
    response.redirect(303, '/help')
  })
  app.post('/session/end', (request, response) => {
    end(request, response)
    response.redirect(303, '/help')
  })
  app.post('/help/token', tokenRoute(house, customerOf, { refusal: [403, { error: 'sign in first' }] }))
  return app
}

const scriptFor = (customer: Account | null): string =>
  customer === null ? '' : '<script type="module" src="/help.js"></script>'

const HOME = '<h1>Bright &amp; Co</h1><p>Lamps for people who read.</p>'
const LAMPS = '<h1>Lamps</h1><ul><li>Desk lamp, 49 €</li><li>Bedside lamp, 29 €</li></ul>'
const HELP =
  '<h1>How can we help?</h1><p>Orders, returns and repairs: write to us here.</p><p id="chat-closed" hidden>Nobody is at the desk. Call 0800 1234.</p>'
const SIGN_IN = `<h1>Sign in</h1><form method="post" action="/session">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Continue</button></form>`

const pageOf = (customer: Account | null, head: string, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Bright &amp; Co</title>
${head}
</head>
<body>
<nav><a href="/">Bright &amp; Co</a> <a href="/lamps">Lamps</a> <a href="/help">Help</a>
${
  customer === null
    ? '<a href="/session/new">Sign in</a>'
    : `<form id="sign-out" method="post" action="/session/end">${customer.firstName} <button>Sign out</button></form>`
}</nav>
${content}
</body>
</html>`
