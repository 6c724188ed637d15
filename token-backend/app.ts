/**
 * The routes of a brand's backend: sign in, who am I, sign out, and the endpoint that mints the token for the signed-in
 * customer. Mount `session` before all routes that need to know the customer, and `api` where you want the endpoints.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import expressSession from 'express-session'
import type { TokenBackendEntry } from '../journal/entries.ts'
import { DROPPED_ANSWER } from '../protocol/dropped-answer.ts'
import type { TokenBackendBehaviour } from '../protocol/misbehaviours.ts'
import { fingerprint } from '../protocol/token.ts'
import { visitorOf, type Account } from './accounts.ts'
import type { TokenKeys } from './issue-token.ts'
import { mintAs, type MintingBehaviour } from './misbehave.ts'

export type TokenBackendOptions = {
  /** The path of the session cookie: '/' or '/stages/<id>'. */
  readonly cookiePath: string
  readonly accounts: readonly Account[]
  readonly keys: TokenKeys
  readonly wrongKeys: TokenKeys
  /** The current time in milliseconds since 1970. */
  readonly now: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Called once for each token request. */
  readonly nextBehaviour: () => TokenBackendBehaviour
  readonly onTokenAsked: (entry: TokenBackendEntry, token: string | null) => void
  /** How a token is minted when nothing is prepared; left out, as it should be. */
  readonly mint?: (customer: Account, request: Request) => Promise<string>
}

export type TokenBackend = {
  readonly session: RequestHandler
  readonly api: Router
  readonly customerOf: (request: Request) => Account | null
}

declare module 'express-session' {
  interface SessionData {
    userId: string
  }
}

/** How long the behaviour `slow` takes, in milliseconds. */
const SLOW_MS = 5_000

export const createTokenBackend = (options: TokenBackendOptions): TokenBackend => {
  const customerOf = (request: Request): Account | null =>
    options.accounts.find(({ userId }) => userId === request.session.userId) ?? null

  const api = express.Router()
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  api.use(express.json({ limit: '4kb' }))
  api.post('/sign-in', (request, response, next) => signIn(options.accounts, { request, response, next }))
  api.get('/me', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) return notSignedIn(response)
    response.json({ customer: publicPart(customer) })
  })
  api.post('/sign-out', (request, response, next) => {
    request.session.destroy((error: unknown) => (error ? next(error) : response.sendStatus(204)))
  })
  api.post('/iadvize-token', (request, response) => answerToken(options, customerOf(request), { request, response }))
  return { session: sessionMiddleware(options.cookiePath), api, customerOf }
}

const sessionMiddleware = (path: string): RequestHandler =>
  expressSession({
    name: 'shop_session',
    secret: randomBytes(32).toString('hex'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', path, secure: 'auto' },
  })

type Exchange = { readonly request: Request; readonly response: Response }

const signIn = (
  accounts: readonly Account[],
  { request, response, next }: Exchange & { readonly next: (error?: unknown) => void },
): void => {
  const { email, password } = (request.body ?? {}) as { readonly email?: unknown; readonly password?: unknown }
  const account = accounts.find((candidate) => candidate.email === email)
  if (account === undefined || typeof password !== 'string' || !isSame(password, account.password)) {
    response.status(401).json({ error: 'This e-mail address and this password do not belong together.' })
    return
  }
  // Each sign-in gets a new session id, to prevent session fixation.
  request.session.regenerate((error: unknown) => {
    if (error) return next(error)
    request.session.userId = account.userId
    request.session.save((failure: unknown) =>
      failure ? next(failure) : response.json({ customer: publicPart(account) }),
    )
  })
}

const isSame = (given: string, wanted: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const publicPart = ({ firstName, lastName, email }: Account) => ({ firstName, lastName, email })

const notSignedIn = (response: Response): void => {
  response.status(401).json({ error: 'Sign in first.' })
}

const answerToken = async (
  options: TokenBackendOptions,
  customer: Account | null,
  { request, response }: Exchange,
): Promise<void> => {
  if (customer === null) return notSignedIn(response)
  const behaviour = options.nextBehaviour()
  const from = pathOf(request.get('Referer'))
  const tell = (status: number | null, token: string | null): void =>
    options.onTokenAsked(
      {
        type: 'token-asked',
        behaviour,
        status,
        token: token === null ? null : fingerprint(token),
        ...(from === undefined ? {} : { from }),
      },
      token,
    )

  if (behaviour === 'unreachable') {
    tell(null, null)
    request.socket.end(DROPPED_ANSWER)
    return
  }
  if (behaviour === 'cannot-mint') {
    tell(500, null)
    response.status(500).json({ error: 'The token could not be minted.' })
    return
  }
  if (behaviour === 'slow') await options.wait(SLOW_MS, closedSignal(response))
  const token = await mintFor(customer, behaviour, { options, request })
  tell(200, token)
  response.json({ token })
}

/** Without the query, which may hold a secret. */
const pathOf = (address: string | undefined): string | undefined =>
  URL.canParse(address ?? '') ? new URL(address ?? '').pathname : undefined

const mintFor = (
  customer: Account,
  behaviour: MintingBehaviour,
  { options, request }: { readonly options: TokenBackendOptions; readonly request: Request },
): Promise<string> => {
  if (behaviour === 'mint' && options.mint !== undefined) return options.mint(customer, request)
  const another = options.accounts.find((account) => account !== customer) ?? customer
  const { keys, wrongKeys } = options
  const people = { visitor: visitorOf(customer), anotherVisitor: visitorOf(another) }
  return mintAs(behaviour, { ...people, keys, wrongKeys, now: new Date(options.now()) })
}

const closedSignal = (response: Response): AbortSignal => {
  const closed = new AbortController()
  response.once('close', () => closed.abort())
  return closed.signal
}
