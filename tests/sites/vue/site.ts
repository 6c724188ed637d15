import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import express from 'express'
import { compileScript, parse } from 'vue/compiler-sfc'
import type { Journey } from '../../../playwright-kit/journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/konto')
    await page.getByLabel('E-Mail').fill(email)
    await page.getByLabel('Passwort').fill(password)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('heading', { name: 'Mein Konto' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await page.getByRole('link', { name: 'Anmelden' }).waitFor()
  },
  chatPages: ['/konto', '/tarife'],
}

export const site: Site = {
  habit:
    'Vue with single-file components and vue-router: a guard leads strangers to the sign-in and back, and a watcher of the store starts and ends the chat.',
  journey,
  start: async (house) => {
    const script = await house.bundle(new URL('main.ts', import.meta.url), { plugins: [singleFileComponents] })
    return house.listen(appOf(house, script))
  },
}

const singleFileComponents: Plugin = {
  name: 'single-file components',
  setup: (building) =>
    building.onLoad({ filter: /\.vue$/ }, async ({ path: file }) => {
      const { descriptor } = parse(await readFile(file, 'utf8'), { filename: file })
      const { content } = compileScript(descriptor, { id: file, inlineTemplate: true })
      return { contents: content, loader: 'ts', resolveDir: path.dirname(file) }
    }),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('JSESSIONID')
  const app = express()
  app.use(express.json())
  app.get('/assets/index.js', (_request, response) => void response.type('js').send(script))
  app.get('/api/ich', (request, response) => {
    const customer = customerOf(request)
    response.json({ kunde: customer === null ? null : { nummer: customer.userId, vorname: customer.firstName } })
  })
  app.post('/api/anmeldung', (request, response) => {
    const { email, passwort } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, passwort)
    if (customer !== null) begin(response, customer)
    response.sendStatus(customer === null ? 403 : 204)
  })
  app.post('/api/abmeldung', (request, response) => {
    end(request, response)
    response.sendStatus(204)
  })
  app.put('/api/chat/ausweis', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.sendStatus(401)
    else response.json({ ausweis: { wert: await house.mint(customer) } })
  })
  app.get('/{*path}', (_request, response) => void response.send(shell(house.snippet)))
  return app
}

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="de">
  <head>
    <meta charset="UTF-8">
    <title>Fernruf</title>
    ${snippet}
    <script type="module" crossorigin src="/assets/index.js"></script>
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>`
