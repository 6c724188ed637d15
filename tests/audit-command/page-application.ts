/**
 * A single-page application that is written in another way than the demo shop: one document, which signs its visitor in
 * and out by `fetch` and redraws itself. It keeps every rule of the vendor's, unless it is told to be slow or restless.
 */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { loadKeys } from '../../environment/keys.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { issueToken } from '../../token-backend/issue-token.ts'

export type Habits = {
  /** Real milliseconds that the token endpoint takes. */
  readonly tokenMs?: number
  /** As in the vendor's sample. Otherwise a first token is fetched before `activate` is called. */
  readonly isTokenFetchedByProvider?: boolean
  /** Resets the connection of every other token request without a session, like a server that closes a kept-alive connection. */
  readonly resetsConnections?: boolean
  /** Real milliseconds that the sign-in takes. */
  readonly signInMs?: number
  /** A script on every page. */
  readonly unrest?: string
  /** Signs in by a form with an address of its own instead of `fetch`, so that the page loads anew. */
  readonly doesReload?: boolean
}

const PEOPLE: Readonly<Record<string, string>> = {
  'camille@example.com': 'Camille Moreau',
  'jonas@example.com': 'Jonas Lindqvist',
}

export const pageApplication = (habits: Habits = {}): RequestListener => {
  const sessions = new Map<string, string>()
  let withoutSession = 0
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    const session = /session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    const email = sessions.get(session)
    switch (pathname) {
      case '/api/me':
        return json(response, { name: email === undefined ? null : PEOPLE[email] })
      case '/api/sign-in': {
        await delay(habits.signInMs ?? 0)
        const fresh = randomUUID()
        sessions.set(fresh, searchParams.get('email') ?? '')
        response.setHeader('set-cookie', `session=${fresh}; Path=/; HttpOnly`)
        return habits.doesReload ? void response.writeHead(302, { location: '/' }).end() : json(response, {})
      }
      case '/api/sign-out':
        sessions.delete(session)
        response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0')
        return json(response, {})
      case '/api/token':
        if (email === undefined) {
          withoutSession += 1
          const isReset = habits.resetsConnections === true && withoutSession % 2 === 1
          return isReset ? void request.socket.resetAndDestroy() : void response.writeHead(401).end()
        }
        await delay(habits.tokenMs ?? 0)
        response.setHeader('cache-control', 'no-store')
        return json(response, { token: await tokenFor(email) })
      case '/api/news':
        return json(response, { news: [] })
      case '/api/never':
        return
      case '/':
      case '/account':
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(habits))
      default:
        return void response.writeHead(404).end()
    }
  }
  return (request, response) => void answer(request, response)
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const json = (response: ServerResponse, body: unknown): void =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(body))

const USER_IDS: Readonly<Record<string, string>> = {
  'camille@example.com': 'b6f1c2de-8a34-4a6e-9c3e-51f0d2a7e9b4',
  'jonas@example.com': '0d9e7a52-3c41-4f7b-8e6d-b7a2c94f1e35',
}

const tokenFor = (email: string): Promise<string> => issueToken({ userId: USER_IDS[email] ?? '' }, loadKeys().brand)

const pageOf = (habits: Habits): string => `<!doctype html>
<html lang="en"><head><title>A page application</title>
<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>
</head><body><h1>A shop of things</h1><p>Things that last, and people who know them.</p><main id="view"></main>
<script>
const view = document.getElementById('view')
const ask = async (address) => {
  const answer = await fetch(address, { method: 'POST' })
  if (!answer.ok) throw new Error(address + ' answered ' + answer.status)
  return answer.json()
}
const fetchToken = async () => {
  const { token } = await ask('/api/token')
  if (!token) throw new Error('no token')
  return token
}
const option = (token) => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
const activate = async () => {
  let first
  try {
    if (${habits.isTokenFetchedByProvider !== true}) first = await fetchToken()
  } catch {
    return
  }
  iAdvizeInterface.push(async (iAdvize) => {
    const provider = async () => {
      const token = first ?? (await fetchToken())
      first = undefined
      return option(token)
    }
    const { authentication } = await iAdvize.activate(provider)
    if (authentication.status === 'authentication-failure') console.warn('no chat: ' + authentication.reason)
  })
}
const draw = (name) => {
  view.innerHTML = name === null
    ? '<form id="form"><label>E-mail <input name="email" type="email"></label><button>Sign in</button></form>'
    : '<h2>Your account</h2><p>Welcome, ' + name + '</p><a href="/">Home</a> <a href="/account">Account</a> <button id="out">Sign out</button>'
  document.getElementById('form')?.addEventListener('submit', signIn)
  document.getElementById('out')?.addEventListener('click', signOut)
}
const show = async () => {
  const { name } = await (await fetch('/api/me')).json()
  draw(name)
  if (name === null) return
  void activate()
}
async function signIn(event) {
  event.preventDefault()
  const address = '/api/sign-in?email=' + encodeURIComponent(new FormData(event.target).get('email'))
  if (${habits.doesReload === true}) return void (location.href = address)
  await ask(address)
  await show()
}
async function signOut() {
  iAdvizeInterface.push((iAdvize) => iAdvize.logout())
  await ask('/api/sign-out')
  await show()
}
void show()
</script>
<script>${habits.unrest ?? ''}</script>
</body></html>`

const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}

export const APPLICATION_JOURNEY: Journey = {
  visitors: [
    { name: 'Camille Moreau', email: 'camille@example.com' },
    { name: 'Jonas Lindqvist', email: 'jonas@example.com' },
  ],
  signIn,
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  },
  chatPages: ['/account', '/'],
}
