/** Token endpoints as other houses write them: good ones in habits of their own, and some with one mistake. */

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Sessions } from '../../audits/endpoint/calls.ts'
import type { Credentials } from '../../audits/endpoint/credentials.ts'
import { loadKeys } from '../../environment/keys.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { withCookies } from './endpoint-audit.ts'

type Listening = { readonly url: string; readonly close: () => Promise<void> }

export type Asked = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly body: string
  readonly isSignedIn: boolean
  readonly answer: (json: object, status?: number, headers?: Readonly<Record<string, string>>) => void
}

/** Who asks is signed in if the request has the cookie "session=camille". */
export const endpointWith = async (handle: (asked: Asked) => unknown): Promise<Listening> => {
  const server = createServer((request, response) => void take(handle, request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/chat/token`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const take = async (
  handle: (asked: Asked) => unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  const answer: Asked['answer'] = (json, status = 200, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers })
    response.end(JSON.stringify(json))
  }
  const isSignedIn = request.headers.cookie === 'session=camille'
  await handle({ request, response, body: Buffer.concat(chunks).toString(), isSignedIn, answer })
}

const CAMILLE = 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41'
const JONAS = '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325'

const mint = (userId: string): Promise<string> => issueToken({ userId }, loadKeys().brand)

type House = {
  readonly handle: (asked: Asked, customerOf: (secret: string) => string | undefined) => unknown
  /** The credentials with this secret. */
  readonly with: (secret: string) => Credentials
  readonly question?: { readonly method?: string; readonly body?: string }
}

const bearer = (secret: string): Credentials => ({ cookies: [], headers: [['Authorization', `Bearer ${secret}`]] })

const cookie = (secret: string): Credentials => withCookies(`lang=fr; sid=${secret}`)

const secretIn = ({ request: { headers } }: Asked): string =>
  /sid=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ??
  headers.authorization?.replace('Bearer ', '') ??
  String(headers['x-customer-pass'] ?? '')

const usual: House['handle'] = async (asked, customerOf) => {
  const customer = customerOf(secretIn(asked))
  if (customer === undefined) return asked.answer({ error: 'unauthorized' }, 401)
  asked.answer({ token: await mint(customer) })
}

const allowing =
  (allowed: (origin: string | undefined) => string | undefined): House['handle'] =>
  async (asked, customerOf) => {
    const origin = allowed(asked.request.headers.origin)
    const headers =
      origin === undefined
        ? {}
        : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'Origin' }
    const customer = customerOf(secretIn(asked))
    if (customer === undefined) return asked.answer({ error: 'unauthorized' }, 401, headers)
    asked.answer({ token: await mint(customer) }, 200, headers)
  }

/** Sessions that have been renewed, by their new secret. */
const renewing = (): House['handle'] => {
  const renewed = new Map<string, string>()
  const gone = new Set<string>()
  return async (asked, customerOf) => {
    const secret = secretIn(asked)
    const customer = gone.has(secret) ? undefined : (renewed.get(secret) ?? customerOf(secret))
    if (customer === undefined) return asked.answer({ error: 'unauthorized' }, 401, { 'set-cookie': 'sid=; Max-Age=0' })
    const next = randomUUID()
    gone.add(secret)
    renewed.set(next, customer)
    asked.answer({ token: await mint(customer) }, 200, { 'set-cookie': `sid=${next}; Path=/chat; HttpOnly` })
  }
}

const HABITS = {
  'a bearer header instead of a cookie': { handle: usual, with: bearer, question: { method: 'GET' } },
  'GraphQL, with the token two levels deep and a token against forgery beside it': {
    handle: async (asked, customerOf) => {
      if (asked.request.headers['content-type'] !== 'application/json') return asked.answer({}, 415)
      const { query } = JSON.parse(asked.body) as { readonly query: string }
      const customer = customerOf(secretIn(asked))
      const csrf = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(randomUUID()).toString('base64url')}.c2lnbmF0dXJl`
      if (!query.includes('chatToken')) return asked.answer({ errors: [{ message: 'no such field' }] }, 400)
      const chatToken = customer === undefined ? null : { value: await mint(customer) }
      asked.answer({ data: { csrf, session: { chatToken } } })
    },
    with: cookie,
    question: { body: '{"query":"{ session { chatToken { value } } }"}' },
  },
  'a session cookie that each call renews': { handle: renewing(), with: cookie },
  'an empty 204 for an anonymous visitor, and plain text for a customer': {
    handle: async (asked, customerOf) => {
      const customer = customerOf(secretIn(asked))
      asked.response.setHeader('cache-control', 'no-store')
      asked.response.setHeader('content-type', 'text/plain')
      return customer === undefined
        ? asked.response.writeHead(204).end()
        : asked.response.end(`${await mint(customer)}\n`)
    },
    with: cookie,
  },
  'a header against forgery that every call must have': {
    handle: (asked, customerOf) =>
      asked.request.headers['x-csrf-token'] === 'of-this-page'
        ? usual(asked, customerOf)
        : asked.answer({ error: 'no page of ours' }, 403),
    with: (secret) => ({ ...cookie(secret), headers: [['X-CSRF-Token', 'of-this-page']] }),
  },
  'an allowed origin of the brand': {
    handle: allowing((origin) => (origin === 'https://www.brand.example' ? origin : undefined)),
    with: (secret) => ({ ...cookie(secret), headers: [['Origin', 'https://www.brand.example']] }),
  },
  'a header of its own that says who asks': {
    handle: usual,
    with: (secret) => ({ cookies: [], headers: [['X-Customer-Pass', secret]] }),
  },
  'a redirect to the address with a slash': {
    handle: (asked, customerOf) =>
      asked.request.url?.endsWith('/') === true
        ? usual(asked, customerOf)
        : asked.response.writeHead(308, { location: `${asked.request.url}/` }).end(),
    with: cookie,
  },
} as const satisfies Readonly<Record<string, House>>

const MISTAKES = {
  'that gives every session a token, whether it exists or not': {
    house: {
      handle: async (asked, customerOf) =>
        secretIn(asked) === ''
          ? asked.answer({}, 401)
          : asked.answer({ token: await mint(customerOf(secretIn(asked)) ?? CAMILLE) }),
      with: cookie,
    },
    breaks: 'fail token-endpoint-session: made-up-session, after-sign-out',
  },
  'that leads an anonymous visitor to the sign-in page': {
    house: {
      handle: (asked, customerOf) => {
        if (asked.request.url === '/sign-in') {
          return asked.response
            .writeHead(200, { 'content-type': 'text/html' })
            .end('<!doctype html><title>Sign in</title>')
        }
        return secretIn(asked) === ''
          ? asked.response.writeHead(302, { location: '/sign-in' }).end()
          : usual(asked, customerOf)
      },
      with: cookie,
    },
    breaks: 'warn token-endpoint-session: web-page',
  },
  'that allows every origin whose name begins like its own': {
    house: {
      handle: allowing((origin) => (origin?.startsWith('http://127.0.0.1') === true ? origin : undefined)),
      with: cookie,
    },
    breaks: 'fail token-endpoint-origin: any-origin',
  },
  'that allows any origin, for a page on another origin than its own': {
    house: {
      handle: allowing((origin) => origin),
      with: (secret) => ({ ...cookie(secret), headers: [['Origin', 'https://www.brand.example']] }),
    },
    breaks: 'fail token-endpoint-origin: any-origin',
  },
  'that allows sandboxed pages': {
    house: { handle: allowing((origin) => (origin === 'null' ? origin : undefined)), with: cookie },
    breaks: 'fail token-endpoint-origin: any-origin',
  },
  'that gives calls of the same moment the same token': {
    house: {
      handle: sharing(),
      with: cookie,
    },
    breaks: 'fail token-endpoint-uncached: same-token-at-once',
  },
} as const satisfies Readonly<Record<string, { readonly house: House; readonly breaks: string }>>

/** The second of two calls that are under way together gets the token of the first. */
function sharing(): House['handle'] {
  const underWay = new Map<string, Promise<string>>()
  return async (asked, customerOf) => {
    const secret = secretIn(asked)
    const customer = customerOf(secret)
    if (customer === undefined) return asked.answer({ error: 'unauthorized' }, 401)
    const minting = underWay.get(secret) ?? mint(customer)
    underWay.set(secret, minting)
    const token = await minting
    asked.answer({ token })
    setImmediate(() => underWay.delete(secret))
  }
}

const HOUSES: Readonly<Record<string, House>> = {
  ...HABITS,
  ...Object.fromEntries(Object.entries(MISTAKES).map(([name, { house }]) => [name, house])),
}

export const brandEndpoint = {
  habits: Object.keys(HABITS),
  mistakes: Object.entries(MISTAKES).map(([mistake, { breaks }]) => ({ mistake, breaks })),
  start: async (name: string) => {
    const house = HOUSES[name]
    if (house === undefined) throw new Error(`No endpoint is called ${name}.`)
    const customers = new Map([
      ['camille-1', CAMILLE],
      ['camille-2', CAMILLE],
      ['jonas-1', JONAS],
    ])
    const { url, close } = await endpointWith((asked) => house.handle(asked, (secret) => customers.get(secret)))
    const sessions: Sessions = {
      own: house.with('camille-1'),
      again: house.with('camille-2'),
      another: house.with('jonas-1'),
      ended: house.with('camille-0'),
    }
    return { url, close, sessions, question: house.question ?? {} }
  },
}
