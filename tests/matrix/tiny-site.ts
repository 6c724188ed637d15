/** A minimal site in one file: a page, a form, and the sample of the vendor's page. A test changes only what it is about. */

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadKeys } from '../../environment/keys.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { issueToken } from '../../token-backend/issue-token.ts'

export type TinySite = {
  /** Where the session of a visitor is kept; in a cookie when absent. */
  readonly session?: 'cookie' | 'local' | 'tab' | 'page'
  /** Code of the provider, which may call `endpoint()` to get a response; the vendor's sample when absent. */
  readonly provider?: string
  /** Code that gets the result as `activation`; writes it to the console when absent. */
  readonly afterwards?: string
  /** Code that runs when the provider has thrown `error`. The error is thrown again afterwards. */
  readonly whenNoToken?: string
  /** How the token endpoint answers a visitor who is not signed in; 401 when absent. */
  readonly refusal?: '204' | 'sign-in page'
  /** Paths whose pages have the chat; all of them when absent. */
  readonly chatOn?: readonly string[]
}

const SAMPLE = `
  const response = await endpoint()
  if (!response.ok) throw new Error('The token endpoint answered ' + response.status)
  const { token } = await response.json()
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }`

const PEOPLE: Readonly<Record<string, { readonly userId: string; readonly name: string }>> = {
  'ada@example.com': { userId: '7d0b6b5e-2c2f-4b0e-8f0a-58b1c1c5f0aa', name: 'Ada Winterbourne' },
  'ben@example.com': { userId: '0c9a1e3f-91d6-4f6b-b1de-6d3f1f6f3b11', name: 'Benedict Okonkwo' },
}

export const TINY_JOURNEY: Journey = {
  visitors: [
    { email: 'ada@example.com', name: 'Ada Winterbourne' },
    { email: 'ben@example.com', name: 'Benedict Okonkwo' },
  ],
  signIn: async (page, visitor) => {
    await page.goto('/')
    await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  },
}

export const startTinySite = async (site: TinySite): Promise<{ readonly url: string; readonly close: () => void }> => {
  const sessions = new Map<string, string>()
  const server = createServer((request, response) => void answer(site, sessions, { request, response }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

const answer = async (
  site: TinySite,
  sessions: Map<string, string>,
  { request, response }: Exchange,
): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://tiny.example')
  const id = sessionIdOf(request)
  const person = PEOPLE[sessions.get(id) ?? '']
  const send = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers })
      .end(status === 204 ? undefined : JSON.stringify(body))
  switch (pathname) {
    case '/api/sign-in': {
      const { email } = JSON.parse(await textOf(request)) as { readonly email: string }
      const session = crypto.randomUUID()
      sessions.set(session, email)
      const isCookie = (site.session ?? 'cookie') === 'cookie'
      return send(200, { session }, isCookie ? { 'Set-Cookie': `session=${session}; Path=/; HttpOnly` } : {})
    }
    case '/api/sign-out':
      sessions.delete(id)
      return send(200, {}, { 'Set-Cookie': 'session=; Path=/; Max-Age=0' })
    case '/api/me':
      return person === undefined ? send(401, {}) : send(200, { name: person.name })
    case '/api/token': {
      if (person !== undefined) return send(200, { token: await issueToken(person, loadKeys().brand) })
      if (site.refusal === '204') return send(204, null)
      return site.refusal === 'sign-in page' ? send(303, null, { Location: '/' }) : send(401, {})
    }
    default:
      response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' }).end(pageOf(site, pathname))
  }
}

const sessionIdOf = ({ headers: { authorization = '', cookie = '' } }: IncomingMessage): string =>
  authorization.replace('Bearer ', '') || (/session=([^;]+)/.exec(cookie)?.[1] ?? '')

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const SNIPPET = `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: '1234' }
</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

const pageOf = (site: TinySite, pathname: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tiny</title>${site.chatOn?.includes(pathname) === false ? '' : SNIPPET}</head>
<body>
<nav><a href="/">Home</a> <a href="/help">Help</a> <a href="/terms">Terms</a></nav>
<main id="main"><h1>Tiny</h1><p>We fix umbrellas of all kinds, also those that nobody else fixes any more.</p><div id="visitor"></div></main>
<script>${site.chatOn?.includes(pathname) === false ? codeOf({ ...site, chatOn: [] }) : codeOf(site)}</script>
</body></html>`

const STORES = { cookie: 'null', local: 'localStorage', tab: 'sessionStorage', page: 'null' } as const

const codeOf = ({ session = 'cookie', provider = SAMPLE, afterwards, whenNoToken = '', chatOn }: TinySite): string => `
const store = ${STORES[session]}
const isKept = ${session !== 'page'}
let bearer = store?.getItem('session') ?? null
const ask = (url, body) => fetch(url, {
  method: 'POST', body: body && JSON.stringify(body),
  headers: bearer === null ? {} : { Authorization: 'Bearer ' + bearer },
})
const endpoint = () => ask('/api/token')
const visitor = document.querySelector('#visitor')
const startChat = () => iAdvizeInterface.push(async (iAdvize) => {
  const activation = await iAdvize.activate(async () => {
    try {${provider}
    } catch (error) {
      ${whenNoToken}
      throw error
    }
  });
  ${afterwards ?? 'console.log(activation)'}
})
const showForm = () => {
  visitor.innerHTML = '<label>E-mail <input id="email"></label> <button id="in">Sign in</button>'
  visitor.querySelector('#in').onclick = async () => {
    const answer = await (await ask('/api/sign-in', { email: visitor.querySelector('#email').value })).json()
    ${session === 'cookie' ? '' : 'bearer = answer.session'}
    store?.setItem('session', answer.session)
    if (isKept) location.reload(); else void show()
  }
}
const show = async () => {
  const me = await ask('/api/me')
  if (!me.ok) return showForm()
  visitor.innerHTML = '<p id="hello"></p><button id="chat">Chat</button> <button id="out">Sign out</button>'
  visitor.querySelector('#hello').textContent = 'Hello, ' + (await me.json()).name
  visitor.querySelector('#out').onclick = async () => {
    await window.iAdvize?.logout()
    await ask('/api/sign-out')
    store?.removeItem('session')
    location.assign('/')
  }
  ${chatOn?.length === 0 ? '' : 'startChat()'}
}
void show()
`
