/**
 * Who may use the control API. A local tool can be reached by any web page that the person has open (by a plain request,
 * or by DNS rebinding), so Host, Origin, Sec-Fetch-Site, and a bearer token or a session are all checked.
 */

import type { IncomingHttpHeaders } from 'node:http'
import type { ControlSessions } from './sessions.ts'
import { isSameSecret } from './same-secret.ts'

/** Names by which a loopback address is called. */
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'] as const

export type Refusal = { readonly status: 401 | 403; readonly sentence: string }

export type Credentials = { readonly controlToken: string; readonly sessions: Pick<ControlSessions, 'holds'> }

const OTHER_PAGE = 'The control API accepts no requests from pages of other origins.'

/** What speaks against the place that a request comes from, whoever sends it. */
export const refusalOfPlace = (headers: IncomingHttpHeaders): Refusal | null => {
  const { host = '', origin } = headers
  if (!isLoopback(host)) {
    const sentence = `The Host header is "${host}"; the control API answers only to ${LOOPBACK_HOSTS.join(', ')}.`
    return { status: 403, sentence }
  }
  const isForeign = (origin !== undefined && origin !== `http://${host}`) || isOtherSite(headers['sec-fetch-site'])
  return isForeign ? { status: 403, sentence: OTHER_PAGE } : null
}

export const refusalOf = (headers: IncomingHttpHeaders, { controlToken, sessions }: Credentials): Refusal | null => {
  const { host = '', authorization } = headers
  const place = refusalOfPlace(headers)
  if (place !== null) return place
  if (authorization === undefined && sessions.holds(headers.cookie, host)) {
    // A browser sends a cookie along wherever a request comes from, so it has to say that this is a page of ours.
    return isKnownPlace(headers) ? null : { status: 403, sentence: OTHER_PAGE }
  }
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  if (given === undefined || !isSameSecret(given, controlToken)) {
    const state = given === undefined ? 'No control token was sent' : 'The control token is wrong'
    return { status: 401, sentence: `${state}: send "Authorization: Bearer <token>" with the token printed at start.` }
  }
  return null
}

const isLoopback = (host: string): boolean => {
  const name = host.replace(/:\d+$/, '')
  return LOOPBACK_HOSTS.some((known) => known === name) || /^127(\.\d{1,3}){3}$/.test(name)
}

/** Browsers that do not say from which site a request comes name the page. Another one cannot name ours. */
const isKnownPlace = ({ host, origin, referer, ...headers }: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] !== undefined || origin !== undefined || referer?.startsWith(`http://${host}/`) === true

const isOtherSite = (site: string | string[] | undefined): boolean =>
  site !== undefined && site !== 'same-origin' && site !== 'none'
