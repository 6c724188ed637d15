/** Who asks: the cookies that a browser would send by itself, and the headers that the page adds. Pure. */

import { isAuthorization } from '../scenes/endpoint.ts'
import { maySaySession } from '../rules/questions/session-place.ts'

export type Pair = readonly [name: string, value: string]

export type Credentials = {
  readonly cookies: readonly Pair[]
  /** As they were given, in order. */
  readonly headers: readonly Pair[]
}

export const NOBODY: Credentials = { cookies: [], headers: [] }

export const hasCredentials = ({ cookies, headers }: Credentials): boolean =>
  cookies.length > 0 || headers.some(([name]) => !isHarmless(name))

/** The pairs of a Cookie header. */
export const cookiesIn = (text: string): readonly Pair[] =>
  text
    .replace(/^cookie\s*:/i, '')
    .split(/;|\r?\n/)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair): Pair => {
      const end = pair.indexOf('=')
      return end === -1 ? ['', pair] : [pair.slice(0, end), pair.slice(end + 1)]
    })

export const cookieHeader = ({ cookies }: Credentials): string =>
  cookies.map(([name, value]) => (name === '' ? value : `${name}=${value}`)).join('; ')

/**
 * The credentials after an answer. A cookie replaces the one of its name, whatever its path: the user's cookies have
 * none, so a real jar would keep both and send the former first.
 */
export const renewedBy = (who: Credentials, setCookies: readonly string[], nowMs: number): Credentials => ({
  ...who,
  cookies: setCookies.reduce<readonly Pair[]>((cookies, line) => {
    const [[name, value] = ['', '']] = cookiesIn(line)
    const others = cookies.filter(([known]) => known !== name)
    return isGone(line, nowMs) ? others : [...others, [name, value]]
  }, who.cookies),
})

const isGone = (line: string, nowMs: number): boolean => {
  const maxAge = /;\s*max-age\s*=\s*"?(-?\d+)/i.exec(line)?.[1]
  if (maxAge !== undefined) return Number(maxAge) <= 0
  const expires = /;\s*expires\s*=\s*"?([^;"]+)/i.exec(line)?.[1]
  return expires !== undefined && Date.parse(expires) <= nowMs
}

/** What is left of the headers when nobody is signed in: those that every visitor's page sends. */
export const withoutSession = ({ headers }: Credentials): Credentials => ({
  cookies: [],
  headers: headers.filter(([name]) => isHarmless(name)),
})

const HARMLESS = /^(?:accept(?:-.*)?|content-type|origin|referer|user-agent|sec-.*|x-requested-with)$/i
const FORGERY = /csrf|xsrf/i

/** A header that is no secret, such as Origin. */
export const saysNothing = ([name]: Pair): boolean => HARMLESS.test(name)

const isHarmless = (name: string): boolean => HARMLESS.test(name) || FORGERY.test(name)

/** A session of the same form that nobody has. Null if nothing in the credentials says who asks. */
export const madeUp = ({ cookies, headers }: Credentials): Credentials | null => {
  const isSession = ([name]: Pair): boolean => maySaySession(name)
  const named = headers.filter(([name]) => isAuthorization(name))
  // A site may have a name of its own for the header.
  const saying = named.length > 0 || cookies.some(isSession) ? named : headers.filter(([name]) => !isHarmless(name))
  if (saying.length === 0 && !cookies.some(isSession)) return null
  return {
    cookies: cookies.map((pair) => (isSession(pair) ? [pair[0], otherValue(pair[1])] : pair)),
    headers: headers.map((pair) => (saying.includes(pair) ? [pair[0], otherValue(pair[1])] : pair)),
  }
}

/** The word before a space is the scheme, as in "Bearer …". Escapes stay, so that the value can still be decoded. */
const otherValue = (value: string): string =>
  value.replaceAll(/^\w+ |%[\da-f]{2}|[a-z\d]/gi, (found) => (found.length > 1 ? found : nextOf(found)))

const ROWS = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']

/** The middle of the row away, because neighbours of a number may be real. */
const nextOf = (letter: string): string => {
  const row = ROWS.find((letters) => letters.includes(letter)) ?? letter
  return row.charAt((row.indexOf(letter) + Math.floor(row.length / 2)) % row.length)
}

/** Whether headers other than cookies say who asks. */
export const hasAuthorizationIn = ({ headers }: Credentials): boolean => headers.some(([name]) => isAuthorization(name))

export const headerIn = ({ headers }: Credentials, wanted: string): string | null =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null
