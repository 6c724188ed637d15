/** A certificate authority that can certify the vendor's hosts and nothing else, and what it signs. */

import { createHash, generateKeyPair, randomBytes, type KeyObject, type X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { coversHost } from './covers-host.ts'

export type Authority = {
  readonly certificate: X509Certificate
  readonly key: KeyObject
  /** The hosts that it may certify, each with its subdomains. */
  readonly hosts: readonly string[]
}

/** What a server shows: its own certificate, then that of the authority. */
export type ServerCertificate = { readonly chainPem: string; readonly keyPem: string }

/** The vendor's domain; every authority covers it. */
export const VENDOR_DOMAIN = 'iadvize.com'

const DAY_MS = 86_400_000
const AUTHORITY_DAYS = 365
const SERVER_DAYS = 30

/** The clock of a phone may be a little behind. */
const EARLIER_MS = DAY_MS

/** `ownHosts` are the brand's own hosts that serve the tag. */
export const makeAuthority = async (ownHosts: readonly string[], now = Date.now()): Promise<Authority> => {
  const { encodeCertificate } = await import('./encode.ts')
  const { publicKey, privateKey: key } = await newKeyPair()
  const hosts = [VENDOR_DOMAIN, ...new Set(ownHosts)]
  const certificate = encodeCertificate(
    {
      commonName: `Rehearsal stand-in for iAdvize ${randomBytes(3).toString('hex')}`,
      role: { hosts },
      publicKey,
      validFrom: new Date(now - EARLIER_MS),
      validUntil: new Date(now + AUTHORITY_DAYS * DAY_MS),
      issuer: null,
    },
    key,
  )
  return { certificate, key, hosts }
}

/** Resolves with what makes certificates, which all have the same key. */
export const createIssuer = async (authority: Authority) => {
  const { encodeCertificate } = await import('./encode.ts')
  const { publicKey, privateKey } = await newKeyPair()
  const keyPem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const lastDay = Date.parse(authority.certificate.validTo)
  return (host: string, now = Date.now()): ServerCertificate => {
    if (!coversHost(authority.hosts, host)) throw new Error(`The authority does not cover ${host}.`)
    const certificate = encodeCertificate(
      {
        commonName: 'Rehearsal',
        role: { host },
        publicKey,
        validFrom: new Date(now - EARLIER_MS),
        validUntil: new Date(Math.min(now + SERVER_DAYS * DAY_MS, lastDay)),
        issuer: authority.certificate,
      },
      authority.key,
    )
    return { chainPem: `${certificate.toString()}${authority.certificate.toString()}`, keyPem }
  }
}

/** The hash of its public key by which Chromium knows it, in base64. */
export const spkiHashOf = ({ publicKey }: X509Certificate): string =>
  createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64')

/** The name under which lists of trusted authorities show it. */
export const nameOf = ({ subject }: X509Certificate): string => subject.replace(/^CN=/, '').replaceAll('\\', '')

const newKeyPair = () => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
