import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'

const journey: Journey = {
  visitors: [
    { name: 'Camille Moreau', phone: '+33651229856', email: 'camille@example.com', pin: 'camomile' },
    { name: 'Jonas Lindqvist', phone: '+46701740605', email: 'jonas@example.com', pin: 'juniper' },
  ],
  // In two steps, as banks do it: first the user name, then the PIN on a page of its own.
  signIn: async (page, { email = '', pin = '' }) => {
    await page.goto('/acceso')
    await page.getByLabel('Usuario').fill(email)
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByLabel('Clave').fill(pin)
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('heading', { name: 'Posición global' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Salir' }).click()
    await page.getByRole('link', { name: 'Acceso clientes' }).waitFor()
  },
  chatPages: ['/clientes/posicion', '/clientes/tarjetas'],
}

export const site: Site = {
  habit:
    'Alpine on pages of a server: the sign-in takes two pages, the chat is a store that starts itself, and strangers get no tag at all because it is only on the pages behind the sign-in.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('laravel_session')
  const app = express()
  app.use(express.urlencoded())
  app.get('/build/app.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (_request, response) => void response.send(publicPage(HOME)))
  app.get('/acceso', (_request, response) => void response.send(publicPage(WHO)))
  app.post('/acceso', (request, response) => {
    const { usuario } = request.body as Record<string, unknown>
    response.set('Cache-Control', 'no-store').send(publicPage(secretOf(String(usuario))))
  })
  app.post('/acceso/clave', (request, response) => {
    const { usuario, clave } = request.body as Record<string, unknown>
    const customer = house.customerWith(usuario, clave)
    if (customer === null) return response.redirect('/acceso')
    begin(response, customer)
    response.redirect('/clientes/posicion?bienvenida=1')
  })
  app.post('/salir', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  const show = (content: string) => (request: express.Request, response: Response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/acceso')
    else response.set('Cache-Control', 'no-store').send(clientPage(house.snippet, customer, content))
  }
  app.get('/clientes/posicion', show('<h1>Posición global</h1><p>Cuenta nómina: 1.204,17 €</p>'))
  app.get('/clientes/tarjetas', show('<h1>Tarjetas</h1><p>Una tarjeta de débito, activa.</p>'))
  app.post('/clientes/chat/token', tokenRoute(house, customerOf, { refusal: [419, { message: 'Page expired' }] }))
  return app
}

const HOME = '<h1>Banco del Puerto</h1><p>El banco de su barrio desde 1921.</p>'
const WHO = `<h1>Acceso clientes</h1><form method="post" action="/acceso">
<label>Usuario <input name="usuario"></label> <button>Seguir</button></form>`

const secretOf = (user: string): string => `<h1>Acceso clientes</h1><form method="post" action="/acceso/clave">
<input type="hidden" name="usuario" value="${user.replaceAll(/[^\w.@+-]/g, '')}">
<label>Clave <input name="clave" type="password"></label> <button>Entrar</button></form>`

const publicPage = (content: string): string => `<!DOCTYPE html>
<html lang="es"><head><meta charset="utf-8"><title>Banco del Puerto</title></head>
<body><p><a href="/">Banco del Puerto</a> <a href="/acceso">Acceso clientes</a></p>${content}</body></html>`

const clientPage = (snippet: string, { firstName }: Account, content: string): string => `<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<title>Banco del Puerto</title>
${snippet}
<script defer src="/build/app.js"></script>
</head>
<body x-data>
<p><a href="/clientes/posicion">Posición global</a> <a href="/clientes/tarjetas">Tarjetas</a> ${firstName}</p>
<form method="post" action="/salir" x-data="salida" @submit.prevent="salir($el)"><button>Salir</button></form>
${content}
<p x-cloak x-show="$store.chat.isDown">El chat no está disponible. Llámenos al 900 000 000.</p>
</body>
</html>`
