import express from 'express'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/sign-in',
  enter: 'Sign in',
  inside: ['heading', /^Trips of /],
  leave: ['button', 'Sign out'],
  outside: ['heading', 'Sign in'],
  chatPages: ['/trips', '/trips/lisbon'],
})

export const site: Site = {
  habit:
    'A single page without a framework, whose form signs in by fetch: the chat starts and ends without a page load.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('__session')
  const app = express()
  app.use(express.json())
  app.get('/app.js', (_request, response) => void response.type('js').send(script))
  app.get(
    ['/', '/sign-in', '/trips', '/trips/:place'],
    (_request, response) => void response.send(shell(house.snippet)),
  )
  app
    .route('/api/me')
    .get((request, response) => {
      response.set('Cache-Control', 'no-store').json({ name: customerOf(request)?.firstName ?? null })
    })
    .put((request, response) => {
      const { email, password } = request.body as Record<string, unknown>
      const customer = house.customerWith(email, password)
      if (customer !== null) begin(response, customer)
      response.status(customer === null ? 422 : 200).json({ name: customer?.firstName ?? null })
    })
    .delete((request, response) => {
      end(request, response)
      response.json({ name: null })
    })
  app.get('/api/me/chat-token', tokenRoute(house, customerOf, { refusal: [401, { error: 'nobody is signed in' }] }))
  return app
}

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Night trains</title>
${snippet}
<script type="module" src="/app.js"></script>
</head>
<body>
<nav><a href="/">Night trains</a> <a href="/trips">Trips</a> <a href="/trips/lisbon">Lisbon</a></nav>
<main></main>
<p id="chat" role="status"></p>
</body>
</html>`
