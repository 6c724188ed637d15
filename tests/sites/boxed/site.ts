import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/enter',
  enter: 'Enter',
  inside: ['heading', 'Your files'],
  leave: ['link', 'Leave'],
  outside: ['link', 'Enter'],
  chatPages: ['/files'],
})

export const site: Site = {
  habit:
    "The tag in a sandboxed frame on another origin, so that it has no access to the page: the two post messages, as with the vendor's boxed tag.",
  journey,
  start: async (house) => {
    const frameScript = await house.bundle(new URL('main-frame.ts', import.meta.url))
    const frame = await house.listen(frameOf(house, frameScript))
    return house.listen(appOf(house, { frame, script: await house.bundle(new URL('main.ts', import.meta.url)) }))
  },
}

const frameOf = (house: House, script: string): express.Express => {
  const app = express()
  app.get('/frame.js', (_request, response) => void response.type('js').send(script))
  app.get('/frame.html', (_request, response) => {
    response.send(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Chat</title></head>
<body data-sid="${house.sid}" data-tag="${house.tagUrl}"><script src="/frame.js"></script></body></html>`)
  })
  return app
}

type Parts = { readonly frame: string; readonly script: string }

const appOf = (house: House, { frame, script }: Parts): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('notary')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void =>
    void response.set('Cache-Control', 'no-store').send(pageOf(frame, customer, content))
  app.get('/host.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/enter', (_request, response) => send(response, null, ENTER))
  app.post('/enter', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/enter')
    begin(response, customer)
    response.redirect(303, '/files')
  })
  app.get('/files', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/enter')
    else send(response, customer, FILES)
  })
  app.get('/leave', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/files/chat-token', tokenRoute(house, customerOf, { refusal: [401, { token: null }] }))
  return app
}

const HOME = '<h1>Notary</h1><p>Wills, houses and weddings.</p>'
const FILES = '<h1>Your files</h1><p>The purchase of a boat shed.</p>'
const ENTER = `<h1>Enter</h1><form method="post">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Enter</button></form>`

const pageOf = (frame: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Notary</title>
<style>#box { position: fixed; right: 0; bottom: 0; width: 100vw; height: 100vh; border: 0; pointer-events: none }</style>
</head>
<body${customer === null ? '' : ' data-customer'}>
<nav><a href="/">Notary</a> ${
  customer === null
    ? '<a href="/enter">Enter</a>'
    : `<a href="/files">${customer.firstName}</a> <a href="/leave" id="leave">Leave</a>`
}</nav>
${content}
<p id="chat" role="status"></p>
<iframe id="box" title="Chat" sandbox="allow-scripts allow-same-origin" src="${frame}/frame.html"></iframe>
<script src="/host.js"></script>
</body>
</html>`
