/** Findings about a server that was asked: its certificate and its clock. Pure. */

import type { CertificateFacts, WebAnswer, WebFacts } from '../look/web.ts'
import { couldNotTell, finding, ok, problem, warning, type Finding } from '../report.ts'

/** What the finding about a server depends on besides its answer. */
export type Around = {
  readonly nowMs: number
  /** The settings let the audit accept any certificate. */
  readonly acceptsAny: boolean
  /** A variable that names a proxy; null if none is set. */
  readonly proxyVariable: string | null
  /** How the browser opened the address; null if none did. */
  readonly inBrowser: Opened | null
}

/** `error` is that of the browser, such as net::ERR_CERT_AUTHORITY_INVALID; null if the page opened. */
export type Opened = { readonly error: string | null }

export const serverFindings = (answer: WebAnswer, around: Around): readonly Finding[] => {
  const { host } = new URL(answer.url)
  const { certificate, aheadMs } = answer
  return [
    ...(certificate === null
      ? []
      : [finding('certificate', certificateOutcome(certificate, host, around), `Certificate of ${host}`)]),
    finding('clock', clockOutcome(aheadMs, host), `Clock of ${host}`),
  ]
}

const certificateOutcome = (certificate: CertificateFacts, host: string, around: Around) => {
  const { acceptsAny } = around
  const faults = faultsIn(certificate, host, around)
  if (faults.length === 0) {
    const by = certificate.distrust === null ? '' : 'the browser trusts it, although Node does not; '
    return ok(`${by}valid until ${dayOf(certificate.validToMs)}`)
  }
  const seen = faults.map((fault) => fault.seen).join(' ')
  if (acceptsAny) return ok(`${seen} The audit accepts it, because audit.ignoreHttpsErrors is set.`)
  const fix = `${faults.map((fault) => fault.fix).join(' ')} Or, for a test site, let the audit accept it with --ignore-https-errors.`
  return faults.some(({ isCertain }) => isCertain) ? problem(seen, fix) : warning(seen, fix)
}

type Fault = {
  readonly seen: string
  readonly fix: string
  /** False if a browser may see it otherwise. */
  readonly isCertain: boolean
}

const faultsIn = (
  { distrust, isSelfSigned, isOfHost, names, validFromMs, validToMs }: CertificateFacts,
  host: string,
  { nowMs, inBrowser }: Around,
): readonly Fault[] => {
  const named = names.length === 0 ? 'it has no subjectAltName' : `it names ${names.slice(0, 5).join(', ')}`
  const refusal = inBrowser?.error ?? null
  const isDistrusted =
    inBrowser === null ? distrust !== null : refusal !== null && (distrust !== null || /CERT_AUTHORITY/.test(refusal))
  const faults: readonly (Fault & { readonly is: boolean })[] = [
    { is: validToMs < nowMs, seen: `It expired on ${dayOf(validToMs)}.`, fix: 'Renew it.', isCertain: true },
    {
      is: validFromMs > nowMs,
      seen: `It is not valid before ${dayOf(validFromMs)}.`,
      fix: 'Check the clock of this machine.',
      isCertain: true,
    },
    { is: !isOfHost, seen: `It is not for ${host}: ${named}.`, fix: 'Get one that names this host.', isCertain: true },
    {
      is: isDistrusted,
      seen: `${opinionOfNode(distrust, isSelfSigned)} ${opinionOf(inBrowser)}`,
      fix: 'Let the browser trust it.',
      isCertain: inBrowser !== null,
    },
  ]
  return faults.filter(({ is }) => is)
}

const opinionOfNode = (distrust: string | null, isSelfSigned: boolean): string => {
  if (distrust === null) return 'Node trusts it.'
  return `${isSelfSigned ? 'It is signed by itself' : 'Its issuer is not known'} (${distrust}).`
}

const opinionOf = (inBrowser: Opened | null): string =>
  inBrowser === null
    ? 'Only a browser that was told to trust it opens the site.'
    : `The browser does not open the site (${inBrowser.error ?? ''}).`

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Tokens live for about a minute; the stand-in takes an `iat` that is a minute ahead for a wrong clock. */
const TOO_FAR_MS = 60_000
const NOTABLE_MS = 10_000

const SET_CLOCK = 'Set both clocks by NTP.'

const clockOutcome = (aheadMs: number | null, host: string) => {
  if (aheadMs === null) return couldNotTell(`${host} does not say what time it is: its answer has no Date header.`)
  const seconds = Math.round(Math.abs(aheadMs) / 1_000)
  const way = aheadMs > 0 ? 'ahead of' : 'behind'
  const seen = `It is ${durationOf(seconds)} ${way} this machine's, by the Date header.`
  if (Math.abs(aheadMs) < NOTABLE_MS) return ok(seconds <= 2 ? "It agrees with this machine's." : seen)
  const effect = aheadMs > 0 ? 'seem to come from the future' : 'seem to have expired already'
  return Math.abs(aheadMs) < TOO_FAR_MS
    ? warning(`${seen} Short-lived tokens that it mints may ${effect}.`, SET_CLOCK)
    : problem(`${seen} Tokens that it mints ${effect}.`, SET_CLOCK)
}

const durationOf = (seconds: number): string => {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`
}

/** Why there was no answer. */
export const silenceOutcome = (
  { code, url }: Extract<WebFacts, { readonly answer: null }>,
  { proxyVariable, inBrowser }: Around,
) => {
  if (inBrowser?.error === null) return ok(`The browser opens ${url}, but Node does not reach it (${code}).`)
  const { seen, fix } = SILENCES[code] ?? { seen: `the error is ${code}.`, fix: 'Check the address and the network.' }
  const what = `${url} does not answer: ${seen}`
  if (proxyVariable === null || inBrowser !== null || code === 'ECONNREFUSED') return problem(what, fix)
  return couldNotTell(
    `${what} ${proxyVariable} is set, and this command does not go through a proxy.`,
    'Open the address in a browser to see whether it can be reached.',
  )
}

const SPELLING = { seen: 'there is no such host.', fix: 'Check the spelling, or the network.' }
const BROKEN = { seen: 'what listens there does not answer like a website.', fix: 'Check the port, and http or https.' }

const SILENCES: Readonly<Record<string, { readonly seen: string; readonly fix: string }>> = {
  ECONNREFUSED: { seen: 'nothing listens there.', fix: 'Start the site, or give the right port.' },
  ENOTFOUND: SPELLING,
  EAI_AGAIN: { seen: 'the name of the host cannot be looked up.', fix: 'Check the network and its name server.' },
  ETIMEDOUT: { seen: 'the connection timed out.', fix: 'Check the network, a VPN and firewalls.' },
  EHOSTUNREACH: { seen: 'there is no way to that host.', fix: 'Check the network, a VPN and firewalls.' },
  ENETUNREACH: { seen: 'there is no way to that network.', fix: 'Check the network, a VPN and firewalls.' },
  TIMEOUT: {
    seen: 'there was no answer within 10 s.',
    fix: 'Look at what the server does, or check a VPN and firewalls.',
  },
  REDIRECTS: {
    seen: 'the redirections do not end.',
    fix: 'Open the address in a browser, and give the one where it ends.',
  },
  ECONNRESET: BROKEN,
  EPROTO: BROKEN,
  ERR_SSL_WRONG_VERSION_NUMBER: { seen: 'it does not speak https.', fix: 'Give its address with http://.' },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: { seen: 'it does not speak https.', fix: 'Give its address with http://.' },
  HPE_INVALID_CONSTANT: BROKEN,
}
