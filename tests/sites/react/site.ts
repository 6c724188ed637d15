import express from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey: Journey = {
  visitors: [
    { name: 'Camille Moreau', username: 'camille@example.com', password: 'camomile' },
    { name: 'Jonas Lindqvist', username: 'jonas@example.com', password: 'juniper' },
  ],
  signIn: async (page, { username = '', password = '' }) => {
    await page.goto('/')
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('heading', { name: /^Welcome/ }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('button', { name: 'Log in' }).waitFor()
  },
}

export const site: Site = {
  habit:
    'React in StrictMode, as a development server delivers it: one address, the form to sign in until there is a user, and no page load at sign-in or sign-out.',
  journey,
  start: async (house) => {
    const script = await house.bundle(new URL('main.tsx', import.meta.url), { mode: 'development' })
    return house.listen(appOf(house, script))
  },
}

const userOf = ({ userId, firstName, email }: Account) => ({ id: userId, firstName, email })

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('sid')
  const app = express()
  app.use(express.json())
  app.get('/', (_request, response) => void response.send(shell(house.snippet)))
  app.get('/static/js/bundle.js', (_request, response) => void response.type('js').send(script))
  app
    .route('/api/session')
    .get((request, response) => {
      const customer = customerOf(request)
      response
        .status(customer === null ? 401 : 200)
        .json(customer === null ? { error: 'unauthorized' } : userOf(customer))
    })
    .post((request, response) => {
      const { username, password } = request.body as Record<string, unknown>
      const customer = house.customerWith(username, password)
      if (customer !== null) begin(response, customer)
      response
        .status(customer === null ? 401 : 201)
        .json(customer === null ? { error: 'unauthorized' } : userOf(customer))
    })
    .delete((request, response) => {
      end(request, response)
      response.status(204).end()
    })
  app.post(
    '/api/chat-token',
    tokenRoute(house, customerOf, { refusal: [401, { error: 'unauthorized' }], answer: (token) => ({ jwe: token }) }),
  )
  return app
}

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Northwind energy</title>
    ${snippet}
    <script defer src="/static/js/bundle.js"></script>
  </head>
  <body>
    <noscript>You need to enable JavaScript to run this app.</noscript>
    <div id="root"></div>
  </body>
</html>`
