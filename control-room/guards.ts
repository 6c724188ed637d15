/**
 * Who may use the control API. A local tool can be reached by any web page that the person has open (by a plain request,
 * or by DNS rebinding), so Host, Origin, Sec-Fetch-Site and a bearer token are all checked.
 */

import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Names by which a loopback address is called. */
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'] as const

export type Refusal = { readonly status: 401 | 403; readonly sentence: string }

export const refusalOf = (headers: IncomingHttpHeaders, controlToken: string): Refusal | null => {
  const { host = '', origin, authorization } = headers
  if (!isLoopback(host)) {
    return {
      status: 403,
      sentence: `The Host header is "${host}"; the control API answers only to ${LOOPBACK_HOSTS.join(', ')}.`,
    }
  }
  const site = headers['sec-fetch-site']
  if ((origin !== undefined && origin !== `http://${host}`) || isOtherSite(site)) {
    return { status: 403, sentence: 'The control API takes no requests from pages of other origins.' }
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

const isOtherSite = (site: string | string[] | undefined): boolean =>
  site !== undefined && site !== 'same-origin' && site !== 'none'

/** In constant time, whatever the lengths. */
const isSameSecret = (given: string, wanted: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
