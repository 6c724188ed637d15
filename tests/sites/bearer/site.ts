import express, { type Request } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey = formJourney({
  at: '/',
  enter: 'Sign in',
  inside: ['button', 'Sign out'],
  leave: ['button', 'Sign out'],
  outside: ['button', 'Sign in'],
})

export const site: Site = {
  habit:
    'A session that lives in the tab: a bearer token in the session storage, no cookie, so that a second tab is signed out by design.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerWith, end } = createSessions()
  const customerOf = (request: Request): Account | null => customerWith(bearerOf(request))
  const app = express()
  app.use(express.json())
  app.get('/', (_request, response) => void response.send(shell(house.snippet)))
  app.get('/pharmacy.js', (_request, response) => void response.type('js').send(script))
  app.post('/oauth/token', (request, response) => {
    const { username, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(username, password)
    response.set('Cache-Control', 'no-store')
    if (customer === null) response.status(400).json({ error: 'invalid_grant' })
    else response.json({ access_token: begin(customer), token_type: 'Bearer' })
  })
  app.post('/oauth/revoke', (request, response) => {
    end(bearerOf(request))
    response.json({})
  })
  app.get('/v1/profile', (request, response) => {
    const customer = customerOf(request)
    response.set('Cache-Control', 'no-store').status(customer === null ? 401 : 200)
    response.json(customer === null ? { error: 'invalid_token' } : { given_name: customer.firstName })
  })
  app.post('/v1/chat-tokens', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.status(401).json({ error: 'invalid_token' })
    else response.status(201).json({ jwe: await house.mint(customer) })
  })
  return app
}

const bearerOf = ({ headers }: Request): string | undefined => headers.authorization?.replace(/^Bearer /, '')

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Corner pharmacy</title>
${snippet}
</head>
<body>
<h1>Corner pharmacy</h1>
<form id="entry" hidden><label>E-mail <input name="username"></label>
<label>Password <input name="password" type="password"></label> <button>Sign in</button></form>
<section id="inside" hidden><p>Hello <span id="name"></span>, your prescription is ready.</p>
<button id="sign-out">Sign out</button></section>
<p id="chat" role="status"></p>
<script src="/pharmacy.js"></script>
</body>
</html>`
