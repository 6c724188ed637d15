import express, { type Response } from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey = formJourney({
  at: '/sign-in',
  enter: 'Sign in',
  inside: ['button', 'Sign out'],
  leave: ['button', 'Sign out'],
  outside: ['link', 'Sign in'],
  chatPages: ['/bookings', '/'],
})

export const site: Site = {
  habit: 'A tag manager: pages know a data layer only, and the container adds the chat when the window has loaded.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, container: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('connect.sid')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    const hasJustSignedIn = response.req.query['login'] === 'ok'
    response.set('Cache-Control', 'no-store').send(pageOf(customer, content, hasJustSignedIn))
  }
  const constants = `var containerConstants = ${JSON.stringify({ sid: house.sid, tagUrl: house.tagUrl })};\n`
  app.get('/gtm.js', (_request, response) => void response.type('js').send(constants + container))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/sign-in', (_request, response) => send(response, null, SIGN_IN))
  app.post('/sign-in', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return send(response, null, `<p>This is not right.</p>${SIGN_IN}`)
    begin(response, customer)
    response.redirect(303, '/bookings?login=ok')
  })
  app.get('/bookings', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/sign-in')
    else send(response, customer, BOOKINGS)
  })
  app.post('/sign-out', (request, response) => {
    end(request, response)
    response.redirect(303, '/')
  })
  app.get('/chat/token', tokenRoute(house, customerOf, { refusal: [401, { error: 'signed out' }] }))
  return app
}

const HOME = '<h1>Island ferries</h1><p>Eleven islands, every two hours.</p>'
const BOOKINGS = '<h1>Your bookings</h1><p>Two passengers and a car, the fourteenth of May.</p>'
const SIGN_IN = `<h1>Sign in</h1><form method="post" action="/sign-in">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Sign in</button></form>`

const pageOf = (customer: Account | null, content: string, hasJustSignedIn: boolean): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Island ferries</title>
<script>
window.dataLayer = window.dataLayer || []
dataLayer.push({ visitor: '${customer === null ? 'guest' : 'customer'}' })
dataLayer.push({ event: 'gtm.js', 'gtm.start': Date.now() })
;(function (d) {
  var first = d.getElementsByTagName('script')[0], container = d.createElement('script')
  container.async = true
  container.src = '/gtm.js?id=GTM-F3RR1ES'
  first.parentNode.insertBefore(container, first)
})(document)
</script>
</head>
<body>
<nav><a href="/">Island ferries</a> ${
  customer === null
    ? '<a href="/sign-in">Sign in</a>'
    : `<a href="/bookings">Bookings of ${customer.firstName}</a> <form method="post" action="/sign-out"><button>Sign out</button></form>`
}</nav>
${content}
<p id="notice" role="status"></p>
<script>
dataLayer.push({ event: 'page-view' })
${hasJustSignedIn ? "dataLayer.push({ event: 'login' })" : ''}
var signOut = document.querySelector('form[action="/sign-out"]')
if (signOut) signOut.addEventListener('submit', function (event) {
  event.preventDefault()
  dataLayer.push({ event: 'sign-out', eventCallback: function () { signOut.submit() }, eventTimeout: 3000 })
})
</script>
</body>
</html>`
