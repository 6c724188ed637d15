import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions, createSessions, type Sessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/courses')
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Sign in with Campus' }).click(),
    ])
    await popup.getByLabel('E-mail').fill(email)
    await popup.getByLabel('Password').fill(password)
    await popup.getByRole('button', { name: 'Allow' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with Campus' }).waitFor()
  },
  chatPages: ['/courses', '/'],
}

export const site: Site = {
  habit:
    'Signing in by a window that opens on another origin and posts a code to the page, which goes on without being loaded again.',
  journey,
  start: async (house) => {
    const codes = createSessions()
    const campus = (await house.listen(campusOf(house, codes))).replace('127.0.0.1', 'localhost')
    const script = await house.bundle(new URL('main.ts', import.meta.url))
    return house.listen(appOf({ house, codes, campus, script }))
  },
}

/** What the window shows. It is not a page of the site, which only knows its address. */
const campusOf = (house: House, codes: Sessions): express.Express => {
  const app = express()
  app.use(express.urlencoded())
  app
    .route('/window')
    .get((_request, response) => void response.send(WINDOW))
    .post((request, response) => {
      const { email, password } = request.body as Record<string, unknown>
      const customer = house.customerWith(email, password)
      if (customer === null) return void response.status(401).send(WINDOW)
      const { origin = '' } = request.query as Record<string, string>
      const message = JSON.stringify({ type: 'campus-code', code: codes.begin(customer) })
      response.send(`<!DOCTYPE html><title>Campus</title><script>
opener.postMessage(${message}, ${JSON.stringify(origin).replaceAll('<', '\\u003c')})
close()
</script>`)
    })
  return app
}

const WINDOW = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Campus</title></head>
<body><h1>Campus</h1><form method="post"><label>E-mail <input name="email"></label>
<label>Password <input name="password" type="password"></label> <button>Allow</button></form></body></html>`

type Parts = { readonly house: House; readonly codes: Sessions; readonly campus: string; readonly script: string }

const appOf = ({ house, codes, campus, script }: Parts): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('school')
  const app = express()
  app.use(express.json())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf({ snippet: house.snippet, campus, customer, content }))
  app.get('/school.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/courses', (request, response) => send(response, customerOf(request), COURSES))
  app
    .route('/session')
    .post((request, response) => {
      const { code } = request.body as { readonly code?: string }
      const customer = codes.customerWith(code)
      codes.end(code)
      if (customer !== null) begin(response, customer)
      response.status(customer === null ? 403 : 200).json({ firstName: customer?.firstName ?? null })
    })
    .delete((request, response) => {
      end(request, response)
      response.json({ firstName: null })
    })
  app.post('/session/chat', tokenRoute(house, customerOf, { refusal: [403, { reason: 'signed out' }] }))
  return app
}

const HOME = '<h1>Evening school</h1><p>Learn after work.</p>'
const COURSES = '<h1>Courses</h1><ul><li>Pottery, Tuesdays</li><li>Portuguese, Fridays</li></ul>'

type Shown = {
  readonly snippet: string
  readonly campus: string
  readonly customer: Account | null
  readonly content: string
}

const pageOf = ({ snippet, campus, customer, content }: Shown): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Evening school</title>
${snippet}
</head>
<body>
<nav><a href="/">Evening school</a> <a href="/courses">Courses</a>
<span id="out"${customer === null ? '' : ' hidden'}><button id="sign-in">Sign in with Campus</button></span>
<span id="in"${customer === null ? ' hidden' : ''}><b id="name">${customer?.firstName ?? ''}</b> <button id="sign-out">Sign out</button></span></nav>
${content}
<p id="chat" role="status"></p>
<script type="module" src="/school.js?campus=${encodeURIComponent(campus)}" id="school"></script>
</body>
</html>`
