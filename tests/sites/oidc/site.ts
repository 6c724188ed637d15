import { randomUUID } from 'node:crypto'
import express, { type Request, type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { cookieOf, createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'
import { providerOf } from './provider.ts'

const journey = formJourney({
  at: '/login',
  enter: 'Continue',
  inside: ['heading', 'Your tickets'],
  leave: ['link', 'Log out'],
  outside: ['link', 'Log in'],
  chatPages: ['/tickets'],
})

export const site: Site = {
  habit:
    'Signing in by a redirect to an identity provider on another origin, with a code that the server redeems; signing out ends both sessions.',
  journey,
  start: async (house) => {
    const provider = (await house.listen(providerOf(house))).replace('127.0.0.1', 'localhost')
    const script = await house.bundle(new URL('main.ts', import.meta.url))
    return house.listen(appOf(house, { provider, script }))
  },
}

type Parts = { readonly provider: string; readonly script: string }

const appOf = (house: House, { provider, script }: Parts): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('tickets')
  const app = express()
  app.use('/auth', authOf(house, { provider, begin }))
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/tickets.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/login', (_request, response) => response.redirect('/auth/start'))
  app.get('/tickets', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/login')
    else send(response, customer, TICKETS)
  })
  app.get('/logout', (request, response) => {
    end(request, response)
    const back = new URLSearchParams({ post_logout_redirect_uri: `${originOf(request)}/` })
    response.redirect(`${provider}/end-session?${back}`)
  })
  app.get(
    '/tickets/chat-token',
    tokenRoute(house, customerOf, {
      refusal: [401, { error: 'login_required' }],
      answer: (token) => ({ id_token: token }),
    }),
  )
  return app
}

type Auth = { readonly provider: string; readonly begin: (response: Response, customer: Account) => void }

const authOf = ({ customers }: House, { provider, begin }: Auth): express.Router => {
  const router = express.Router()
  router.get('/start', (request, response) => {
    const state = randomUUID()
    const query = {
      client_id: 'tickets',
      response_type: 'code',
      redirect_uri: `${originOf(request)}/auth/callback`,
      state,
    }
    response.cookie('state', state, { httpOnly: true, sameSite: 'lax', path: '/auth' })
    response.redirect(`${provider}/authorize?${new URLSearchParams(query)}`)
  })
  router.get('/callback', async (request, response) => {
    const { code = '', state = '' } = request.query as Record<string, string>
    if (state !== cookieOf(request, 'state')) return void response.status(400).send('This sign-in has expired.')
    const grant = new URLSearchParams({ grant_type: 'authorization_code', code })
    const answer = await fetch(`${provider}/token`, { method: 'POST', body: grant })
    const { sub } = (await answer.json()) as { readonly sub?: string }
    const customer = customers.find(({ userId }) => userId === sub)
    if (customer === undefined) return response.redirect('/auth/start')
    begin(response, customer)
    response.clearCookie('state', { path: '/auth' }).redirect('/tickets?signed-in')
  })
  return router
}

const originOf = ({ headers }: Request): string => `http://${headers.host}`

const HOME = '<h1>Concert hall</h1><p>Strings on Sundays.</p>'
const TICKETS = '<h1>Your tickets</h1><p>Two seats in row nine.</p>'

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Concert hall</title>
${snippet}
${customer === null ? '' : '<script defer src="/tickets.js"></script>'}
</head>
<body>
<nav><a href="/">Concert hall</a> ${
  customer === null
    ? '<a href="/login">Log in</a>'
    : `<a href="/tickets">${customer.firstName}</a> <a href="/logout">Log out</a>`
}</nav>
${content}
<p id="chat" role="status"></p>
</body>
</html>`
