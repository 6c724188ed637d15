import express, { type Request } from 'express'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { StaticRouter } from 'react-router'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { tokenRoute } from '../token-route.ts'
import { App, type Viewer } from './app.tsx'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  // The visitor starts at the front page: the link changes the address, and no page is loaded.
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByPlaceholder('Email address').fill(email)
    await page.getByPlaceholder('Password').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Your trips' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Account menu' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  },
  chatPages: ['/trips', '/destinations/porto', '/'],
}

export const site: Site = {
  habit:
    'React Router with a first page that the server renders and the browser hydrates: routes change the address without a page load, also at sign-in and sign-out, and each is told to the tag with navigate.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.tsx', import.meta.url)))),
}

const viewerOf = ({ userId, firstName }: Account): Viewer => ({ id: userId, firstName })

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('__session')
  const viewer = (request: Request): Viewer | null => {
    const customer = customerOf(request)
    return customer === null ? null : viewerOf(customer)
  }
  const app = express()
  app.use(express.urlencoded())
  app.get('/_assets/app.js', (_request, response) => void response.type('js').send(script))
  app.post('/api/auth/sign-in', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer !== null) begin(response, customer)
    response.status(customer === null ? 422 : 200).json(customer === null ? null : viewerOf(customer))
  })
  app.post('/api/auth/sign-out', (request, response) => {
    end(request, response)
    response.json({ ok: true })
  })
  app.get(
    '/api/chat/credentials',
    tokenRoute(house, customerOf, {
      refusal: [401, { credentials: null }],
      answer: (token) => ({ credentials: token }),
    }),
  )
  app.get('/{*path}', (request, response) => {
    if (viewer(request) === null && request.path === '/trips') return response.redirect('/sign-in')
    response.set('Cache-Control', 'private, no-store').send(documentOf(house, request.url, viewer(request)))
  })
  return app
}

const documentOf = ({ snippet }: House, location: string, viewer: Viewer | null): string => {
  const content = renderToString(createElement(StaticRouter, { location }, createElement(App, { viewer })))
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Slow Rails</title>${snippet}
<script id="data" type="application/json">${JSON.stringify({ viewer }).replaceAll('<', String.raw`\u003c`)}</script>
<script defer src="/_assets/app.js"></script></head><body><div id="app">${content}</div></body></html>`
}
