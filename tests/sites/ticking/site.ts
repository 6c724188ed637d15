import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/sign-in',
  enter: 'Sign in',
  inside: ['heading', 'Your depot'],
  leave: ['button', 'Sign out'],
  outside: ['link', 'Sign in'],
  chatPages: ['/depot'],
})

export const site: Site = {
  habit: 'A broker: each page has a clock that ticks each second, and asks for the courses each five seconds.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('broker')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(house.snippet, customer, content))
  app.get('/assets/main.js', (_request, response) => void response.type('js').send(script))
  app.get(
    '/api/courses',
    (_request, response) => void response.set('Cache-Control', 'no-cache').json(coursesAt(Date.now())),
  )
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/sign-in', (_request, response) => send(response, null, SIGN_IN))
  app.post('/sign-in', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/sign-in')
    begin(response, customer)
    response.redirect(303, '/depot#welcome')
  })
  app.get('/depot', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/sign-in')
    else send(response, customer, DEPOT)
  })
  app.post('/sign-out', (request, response) => {
    end(request, response)
    response.redirect(303, '/')
  })
  app.get(
    '/api/chat',
    tokenRoute(house, customerOf, { refusal: [401, { code: 'session_over' }], answer: (token) => ({ jwe: token }) }),
  )
  return app
}

const coursesAt = (nowMs: number) => ({ oil: 71 + (nowMs % 300) / 100, copper: 9_100 + (nowMs % 77) })

const HOME = '<h1>Tide broker</h1><p>Courses of the day, all day.</p>'
const DEPOT = '<h1>Your depot</h1><p>Twelve shares of a windmill.</p>'
const SIGN_IN = `<h1>Sign in</h1><form method="post" action="/sign-in">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Sign in</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Tide broker</title>
${snippet}
<script type="module" src="/assets/main.js"></script>
</head>
<body${customer === null ? '' : ' data-signed-in'}>
<nav><a href="/">Tide broker</a> <time></time>
${
  customer === null
    ? '<a href="/sign-in">Sign in</a>'
    : `<a href="/depot">${customer.firstName}</a> <form method="post" action="/sign-out" id="sign-out"><button>Sign out</button></form>`
}</nav>
<p>Oil <output id="oil">–</output> Copper <output id="copper">–</output></p>
${content}
<p id="chat-down" hidden>Our desk cannot be reached by chat.</p>
</body>
</html>`
