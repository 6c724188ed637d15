import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey = formJourney({
  at: '/session/new',
  email: 'Email',
  enter: 'Log in',
  inside: ['heading', 'Projects'],
  leave: ['button', 'Log out'],
  outside: ['link', 'Log in'],
  chatPages: ['/projects', '/projects/1'],
})

export const site: Site = {
  habit:
    'Turbo Drive on pages of a server: links and forms change the body in place, and the script in the head, which lives on, looks at a meta element after each visit.',
  journey,
  start: async (house) => {
    const turbo = fileURLToPath(import.meta.resolve('@hotwired/turbo/dist/turbo.es2017-esm.js'))
    const application = await house.bundle(new URL('main.ts', import.meta.url))
    return house.listen(appOf(house, { turbo: await readFile(turbo, 'utf8'), application }))
  },
}

type Scripts = { readonly turbo: string; readonly application: string }

const appOf = (house: House, scripts: Scripts): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('_tracker_session')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    response

      .set('Cache-Control', 'no-store')
      .send(pageOf(house.snippet, customer, content))
  }
  app.get('/assets/turbo.js', (_request, response) => void response.type('js').send(scripts.turbo))
  app.get('/assets/application.js', (_request, response) => void response.type('js').send(scripts.application))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/session/new', (_request, response) => send(response, null, LOGIN))
  app.post('/session', (request, response) => {
    const { _method, email, password } = request.body as Record<string, unknown>
    if (_method === 'delete') {
      end(request, response)
      return response.redirect(303, '/')
    }
    const customer = house.customerWith(email, password)
    if (customer === null) return send(response.status(422), null, `<p>Try another email or password.</p>${LOGIN}`)
    begin(response, customer)
    response.redirect(303, '/projects')
  })
  app.get('/projects{/:id}', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/session/new')
    else send(response, customer, request.params.id === undefined ? PROJECTS : PROJECT)
  })
  app.get('/chat_token.json', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.sendStatus(401)
    else response.json({ chat_token: await house.mint(customer) })
  })
  return app
}

const HOME = '<h1>Tracker</h1><p>Plan the week, see who does what.</p>'
const PROJECTS = '<h1>Projects</h1><ul><li><a href="/projects/1">Summer fair</a></li></ul>'
const PROJECT = '<h1>Summer fair</h1><p>Three open tasks.</p><a href="/projects">All projects</a>'
const LOGIN = `<h1>Log in</h1><form action="/session" method="post">
<label for="email">Email</label> <input id="email" name="email" type="email">
<label for="password">Password</label> <input id="password" name="password" type="password">
<button>Log in</button></form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html>
<head>
<title>Tracker</title>
<meta charset="utf-8">
${customer === null ? '' : `<meta name="current-user" content="${customer.firstName}">\n<meta name="turbo-cache-control" content="no-cache">`}
<script type="module" src="/assets/turbo.js" data-turbo-track="reload"></script>
<script defer src="/assets/application.js" data-turbo-track="reload"></script>
${snippet}
</head>
<body>
<nav><a href="/">Tracker</a> ${
  customer === null
    ? '<a href="/session/new">Log in</a>'
    : `<a href="/projects">Projects</a> <form action="/session" method="post" id="log-out"><input type="hidden" name="_method" value="delete"><button>Log out</button></form>`
}</nav>
<main>${content}</main>
<p class="flash" id="chat-flash"></p>
</body>
</html>`
