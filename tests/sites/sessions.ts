/** Who is signed in, by a secret that the browser sends each time: in a cookie, or in any other way that a site chooses. */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from '../../token-backend/accounts.ts'

export type Sessions = {
  /** Returns a new secret each time. */
  readonly begin: (customer: Account) => string
  readonly customerWith: (secret: string | undefined) => Account | null
  readonly end: (secret: string | undefined) => void
}

export const createSessions = (): Sessions => {
  const customers = new Map<string, Account>()
  return {
    begin: (customer) => {
      const secret = randomUUID()
      customers.set(secret, customer)
      return secret
    },
    customerWith: (secret = '') => customers.get(secret) ?? null,
    end: (secret = '') => void customers.delete(secret),
  }
}

export type CookieSessions = {
  readonly begin: (response: ServerResponse, customer: Account) => void
  readonly customerOf: (request: IncomingMessage) => Account | null
  readonly end: (request: IncomingMessage, response: ServerResponse) => void
}

/** `name` is the name of the cookie. Each site has its own. */
export const createCookieSessions = (name: string): CookieSessions => {
  const sessions = createSessions()
  const setCookie = (response: ServerResponse, value: string): void => {
    response.appendHeader('Set-Cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`)
  }
  return {
    begin: (response, customer) => setCookie(response, sessions.begin(customer)),
    customerOf: (request) => sessions.customerWith(cookieOf(request, name)),
    end: (request, response) => {
      sessions.end(cookieOf(request, name))
      setCookie(response, '; Max-Age=0')
    },
  }
}

export const cookieOf = ({ headers }: IncomingMessage, name: string): string | undefined =>
  headers.cookie
    ?.split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
