import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import express from 'express'
import { compile } from 'svelte/compiler'
import type { Journey } from '../../../playwright-kit/journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey: Journey = {
  visitors: [
    { name: 'Camille Moreau', mail: 'camille@example.com', password: 'camomile' },
    { name: 'Jonas Lindqvist', mail: 'jonas@example.com', password: 'juniper' },
  ],
  signIn: async (page, { mail = '', password = '' }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail').fill(mail)
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Go' }).click()
    await page.getByText('Hello').waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  },
}

export const site: Site = {
  habit:
    'Svelte with runes: the sign-in is a dialog over the one page, and an effect starts the chat for the visitor and logs out when it is cleaned up.',
  journey,
  start: async (house) => {
    const script = await house.bundle(new URL('main.ts', import.meta.url), { plugins: [components] })
    return house.listen(appOf(house, script))
  },
}

const components: Plugin = {
  name: 'components',
  setup: (building) =>
    building.onLoad({ filter: /\.svelte$/ }, async ({ path: filename }) => {
      const { js } = compile(await readFile(filename, 'utf8'), { filename, generate: 'client', css: 'injected' })
      return { contents: js.code, loader: 'js', resolveDir: path.dirname(filename) }
    }),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('lk_session')
  const app = express()
  app.use(express.urlencoded())
  app.get('/', (request, response) => {
    const { userId: id, firstName } = customerOf(request) ?? {}
    response.set('Cache-Control', 'no-store').send(shell(house.snippet, id === undefined ? null : { id, firstName }))
  })
  app.get('/build/bundle.js', (_request, response) => void response.type('js').send(script))
  app.post('/login', (request, response) => {
    const { mail, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(mail, password)
    if (customer !== null) begin(response, customer)
    response.json(customer === null ? null : { id: customer.userId, firstName: customer.firstName })
  })
  app.post('/logout', (request, response) => {
    end(request, response)
    response.json(null)
  })
  app.post('/chat.json', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    // This site answers 200 to everything, and says in the body whether it worked.
    if (customer === null) response.json({ ok: false, error: 'NOT_SIGNED_IN' })
    else response.json({ ok: true, data: await house.mint(customer) })
  })
  return app
}

const shell = (snippet: string, user: unknown): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Library of Kettle Lane</title>
<script>window.__user = ${JSON.stringify(user)}</script>
${snippet}
</head>
<body>
<script src="/build/bundle.js"></script>
</body>
</html>`
