import { randomUUID } from 'node:crypto'
import express, { type Request } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { cookieOf, createSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/policies',
  email: 'Email',
  enter: 'Log in',
  inside: ['heading', 'Your policies'],
  leave: ['button', 'Log out'],
  outside: ['link', 'Log in'],
  chatPages: ['/policies', '/'],
})

export const site: Site = {
  habit:
    'Angular with zone.js, its router and its HttpClient: requests are XHR and carry a word against forgery, and a service starts the chat outside of the zone.',
  journey,
  start: async (house) => {
    // As the command line of Angular does: zone.js cannot patch native async functions.
    const options = { target: 'es2016', define: { ngDevMode: 'false', ngJitMode: 'true' } }
    const script = await house.bundle(new URL('main.ts', import.meta.url), options)
    return house.listen(appOf(house, script))
  },
}

const profileOf = ({ firstName, lastName }: Account) => ({ firstName, lastName })

/** The cookie and header in which HttpClient sends its XSRF token. */
const hasWord = (request: Request): boolean => {
  const word = cookieOf(request, 'XSRF-TOKEN')
  return word !== undefined && word === request.get('X-XSRF-TOKEN')
}

const appOf = (house: House, script: string): express.Express => {
  const sessions = createSessions()
  const customerOf = (request: Request): Account | null => sessions.customerWith(cookieOf(request, 'SESSION'))
  const app = express()
  app.use(express.json())
  app.get('/main-4XKQ2PLM.js', (_request, response) => void response.type('js').send(script))
  app.use('/api', (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    if (request.method === 'GET' || hasWord(request)) next()
    else response.status(403).json({ error: 'forbidden' })
  })
  app.get('/api/profile', (request, response) => {
    const customer = customerOf(request)
    response.json(customer === null ? null : profileOf(customer))
  })
  app.post('/api/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) response.status(401).json({ error: 'bad credentials' })
    else {
      response.cookie('SESSION', sessions.begin(customer), { httpOnly: true, sameSite: 'lax' })
      response.json(profileOf(customer))
    }
  })
  app.post('/api/logout', (request, response) => {
    sessions.end(cookieOf(request, 'SESSION'))
    response.clearCookie('SESSION')
    response.json({})
  })
  app.post(
    '/api/messaging/token',
    tokenRoute(house, customerOf, {
      refusal: [401, { error: 'unauthorized' }],
      answer: (token) => ({ token: token, type: 'JWE' }),
    }),
  )
  app.get('/{*path}', (request, response) => {
    if (cookieOf(request, 'XSRF-TOKEN') === undefined) {
      response.cookie('XSRF-TOKEN', randomUUID(), { sameSite: 'lax' })
    }
    response.send(shell(house.snippet))
  })
  return app
}

const shell = (snippet: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Harbour Mutual</title>
  <base href="/">
  ${snippet}
</head>
<body>
  <app-root></app-root>
  <script src="/main-4XKQ2PLM.js" type="module"></script>
</body>
</html>`
