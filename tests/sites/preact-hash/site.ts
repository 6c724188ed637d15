import express from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { VISITORS } from '../visitors.ts'

const journey: Journey = {
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/app/#/login')
    await page.getByLabel('Your e-mail').fill(email)
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByRole('heading', { name: 'Your courses' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('link', { name: 'Enter' }).waitFor()
  },
  chatPages: ['/app/#/courses', '/app/#/help'],
}

export const site: Site = {
  habit:
    'Preact with its routes behind a #: a chat page is opened without a page load where the application is open already, and the first token is minted before activate is called.',
  journey,
  start: async (house) => {
    const script = await house.bundle(new URL('main.tsx', import.meta.url), { jsxImportSource: 'preact' })
    return house.listen(appOf(house, script)).then((origin) => `${origin}/app/`)
  },
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('connect.sid')
  const app = express()
  app.use(express.json())
  app.get('/app/', (_request, response) => void response.send(shell(house.snippet)))
  app.get('/app/app.js', (_request, response) => void response.type('js').send(script))
  app.get('/v2/whoami', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.status(404).json({})
    else response.json({ firstName: customer.firstName })
  })
  app.post('/v2/enter', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) response.status(400).json({})
    else {
      begin(response, customer)
      response.json({ firstName: customer.firstName })
    }
  })
  app.post('/v2/leave', (request, response) => {
    end(request, response)
    response.json({})
  })
  app.post('/v2/chat/tokens', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.status(401).json({})
    else
      response
        .status(201)
        .type('application/jwt')
        .send(await house.mint(customer))
  })
  return app
}

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Evening school</title>
</head>
<body>
<div id="root"></div>
<script src="app.js"></script>
<!-- START IADVIZE LIVECHAT -->
${snippet}
<!-- END IADVIZE LIVECHAT -->
</body>
</html>`
