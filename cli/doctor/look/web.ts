/** Asks an address as a stranger would, and notes everything about the answer. No certificate is refused, only described. */

import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { checkServerIdentity, TLSSocket } from 'node:tls'

export type CertificateFacts = {
  /** Why Node does not trust its issuer, such as SELF_SIGNED_CERT_IN_CHAIN; null if it does. */
  readonly distrust: string | null
  readonly isSelfSigned: boolean
  readonly isOfHost: boolean
  /** The names and addresses of its subjectAltName. A browser looks at no other name. */
  readonly names: readonly string[]
  readonly validFromMs: number
  readonly validToMs: number
}

export type WebAnswer = {
  /** Where the answer came from, after redirections. */
  readonly url: string
  readonly status: number
  readonly contentType: string | null
  /** The first part of it, as text. */
  readonly body: string
  /** Of the server. */
  readonly ip: string | null
  /** Null over http. */
  readonly certificate: CertificateFacts | null
  /** How far the server's clock is ahead of this one; null if it does not say what time it is. */
  readonly aheadMs: number | null
}

export type WebFacts =
  | { readonly answer: WebAnswer }
  /** `code` is that of Node, TIMEOUT, or REDIRECTS. `url` is where it failed. */
  | { readonly answer: null; readonly code: string; readonly url: string }

const LIMIT_MS = 10_000
const MAX_REDIRECTIONS = 5
const LONGEST_BODY = 524_288

/** Never rejects. */
export const askWeb = async (url: string): Promise<WebFacts> => {
  const signal = AbortSignal.timeout(LIMIT_MS)
  let place = url
  for (let count = 0; count <= MAX_REDIRECTIONS; count += 1) {
    try {
      const { answer, location } = await askOnce(place, signal)
      if (location === null) return { answer }
      place = location
    } catch (error) {
      return { answer: null, code: signal.aborted ? 'TIMEOUT' : codeOf(error), url: place }
    }
  }
  return { answer: null, code: 'REDIRECTS', url: place }
}

const codeOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}

type Asked = {
  readonly answer: WebAnswer
  /** Where it leads; null if it leads nowhere else. */
  readonly location: string | null
}

const askOnce = (url: string, signal: AbortSignal): Promise<Asked> =>
  new Promise((resolve, reject) => {
    const sentMs = Date.now()
    const read = async (response: IncomingMessage): Promise<Asked> => {
      const aheadMs = aheadOf(response, sentMs, Date.now())
      // Known only while the connection is open.
      const { remoteAddress = null } = response.socket
      const certificate = certificateOf(response, new URL(url).hostname)
      const { statusCode: status = 0, headers } = response
      const body = await bodyOf(response)
      const contentType = headers['content-type'] ?? null
      return {
        answer: { url, status, contentType, body, ip: remoteAddress, certificate, aheadMs },
        location: status >= 300 && status < 400 ? locationOf(headers.location, url) : null,
      }
    }
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const sent = send(url, { ...OPTIONS, signal }, (response) => void read(response).then(resolve, reject))
    sent.once('error', reject).end()
  })

const OPTIONS: RequestOptions & { readonly rejectUnauthorized: false } = {
  // A connection of its own, which is closed afterwards.
  agent: false,
  rejectUnauthorized: false,
  headers: {
    accept: 'text/html, application/json, text/plain, */*',
    'accept-encoding': 'identity',
    'user-agent': 'Mozilla/5.0 (compatible; rehearsal doctor)',
  },
}

const locationOf = (given: string | undefined, url: string): string | null => {
  if (given === undefined || !URL.canParse(given, url)) return null
  const { protocol, href } = new URL(given, url)
  return /^https?:$/.test(protocol) ? href : null
}

/** The header is cut off to whole seconds, and old by its `Age` if a cache kept it. */
const aheadOf = ({ headers }: IncomingMessage, sentMs: number, receivedMs: number): number | null => {
  const saidMs = Date.parse(headers.date ?? '')
  if (Number.isNaN(saidMs)) return null
  const ageMs = Number(headers.age ?? 0) * 1_000
  return saidMs + (Number.isNaN(ageMs) ? 0 : ageMs) + 500 - (sentMs + receivedMs) / 2
}

const certificateOf = ({ socket }: IncomingMessage, host: string): CertificateFacts | null => {
  if (!(socket instanceof TLSSocket)) return null
  const certificate = socket.getPeerCertificate()
  const { subjectaltname = '', subject, issuer, valid_from: from, valid_to: to } = certificate
  const bareHost = host.replace(/^\[|\]$/g, '')
  // For another name alone, Node trusts the issuer.
  const distrust = String(socket.authorizationError ?? '')
  return {
    distrust: distrust === '' || /ALTNAME|EXPIRED|NOT_YET_VALID/.test(distrust) ? null : distrust,
    isSelfSigned: JSON.stringify(subject) === JSON.stringify(issuer),
    isOfHost: checkServerIdentity(bareHost, certificate) === undefined,
    names: subjectaltname === '' ? [] : subjectaltname.split(', ').map(withoutKind),
    validFromMs: Date.parse(from),
    validToMs: Date.parse(to),
  }
}

const withoutKind = (name: string): string => name.replace(/^[\w ]+:/, '')

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    // Leaving the loop closes the connection, so that an endless answer ends as well.
    if (length > LONGEST_BODY) break
  }
  return Buffer.concat(chunks).toString('utf8')
}
