import express, { type Request, type Response } from 'express'
import type { Page } from '@playwright/test'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { cookieOf, createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'
import { VISITORS } from '../visitors.ts'

/** A careful visitor accepts, changes their mind, and reads on without the chat. */
const changeMind = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.getByRole('button', { name: 'Accept chat cookies' }).click()
  await page.getByRole('button', { name: 'Withdraw consent' }).click()
  await page.getByRole('button', { name: 'Accept chat cookies' }).waitFor()
}

const journey: Journey = {
  visitors: VISITORS,
  open: changeMind,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto('/login')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('heading', { name: 'Your policies' }).waitFor()
    // A returning visitor has already accepted.
    const accept = page.getByRole('button', { name: 'Accept chat cookies' })
    if (await accept.isVisible()) await accept.click()
    await page.getByRole('button', { name: 'Withdraw consent' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('link', { name: 'Log out' }).click()
    await page.getByRole('link', { name: 'Log in' }).waitFor()
  },
  chatPages: ['/policies', '/policies/house'],
}

export const site: Site = {
  habit:
    'A consent banner: neither the tag nor its cookies before the visitor accepts, late or on an earlier page, and nothing of either after consent is withdrawn.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('JSESSIONID')
  const app = express()
  app.use(express.urlencoded())
  const send = (request: Request, response: Response, content: string): void => {
    const hasConsented = cookieOf(request, 'consent') === 'chat'
    const page = { customer: customerOf(request), hasConsented, content, sid: house.sid, tagUrl: house.tagUrl }
    response.set('Cache-Control', 'no-store').send(pageOf(page))
  }
  app.get('/js/consent.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(request, response, HOME))
  app.get('/login', (request, response) => send(request, response, LOGIN))
  app.post('/login', (request, response) => {
    const { email, password } = request.body as Record<string, unknown>
    const customer = house.customerWith(email, password)
    if (customer === null) return response.redirect(303, '/login')
    begin(response, customer)
    response.redirect(303, '/policies')
  })
  const show = (content: string) => (request: Request, response: Response) => {
    if (customerOf(request) === null) response.redirect('/login')
    else send(request, response, content)
  }
  app.get('/policies', show('<h1>Your policies</h1><p>House and bicycle, both paid until March.</p>'))
  app.get('/policies/house', show('<h1>House insurance</h1><p>Storm and water are covered.</p>'))
  app.get('/logout', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/policies/chat-token', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders).type('text/plain')
    if (customer === null) response.status(401).send('')
    else response.send(await house.mint(customer))
  })
  return app
}

const HOME = '<h1>Lighthouse insurance</h1><p>Since 1888, and never late.</p>'
const LOGIN = `<h1>Log in</h1><form method="post" action="/login">
<label>E-mail <input name="email"></label> <label>Password <input name="password" type="password"></label>
<button>Log in</button></form>`

type Shown = Pick<House, 'sid' | 'tagUrl'> & {
  readonly customer: Account | null
  readonly hasConsented: boolean
  readonly content: string
}

const pageOf = ({ customer, hasConsented, content, sid, tagUrl }: Shown): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Lighthouse insurance</title>
<script defer src="/js/consent.js" data-sid="${sid}" data-tag="${tagUrl}" data-customer="${customer !== null}"></script>
</head>
<body>
<nav><a href="/">Lighthouse insurance</a> ${
  customer === null
    ? '<a href="/login">Log in</a>'
    : `${customer.firstName} <a href="/policies">Policies</a> <a href="/logout" id="logout">Log out</a>`
}</nav>
${content}
<p id="chat-state" role="status"></p>
<aside id="banner"${hasConsented ? ' hidden' : ''}>Our chat needs cookies. <button id="accept">Accept chat cookies</button></aside>
<footer><button id="withdraw"${hasConsented ? '' : ' hidden'}>Withdraw consent</button></footer>
</body>
</html>`
