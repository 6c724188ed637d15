/** Identifies text between lines of dashes: PEM of every kind, and what looks like PEM. */

import { base64Of } from './base64.ts'
import { lookAtDer } from './key-der.ts'
import type { Finding } from './key-finding.ts'
import { lookAtOpenSshPrivate } from './key-ssh.ts'
import {
  ENCRYPTED_WAY,
  EXPORT_AGAIN,
  EXTRACT_FROM_CERTIFICATE,
  EXTRACT_WITH_SSH_KEYGEN,
  MAKE_PAIR,
  privateKeyOf,
} from './key-ways.ts'

type Block = {
  /** Such as "PUBLIC KEY". */
  readonly label: string
  readonly body: string
  readonly isClosed: boolean
}

/** Word processors replace hyphens with other dashes, and SSH2 armour has four hyphens and a space. */
const LINE = /[-\u2010-\u2015]{2,6}\s{0,3}(BEGIN|END)\s{0,3}([A-Z0-9\s]{0,40}?)\s{0,3}[-\u2010-\u2015]{2,6}/gi

/** Null if the text has no such line. */
export const lookAtPem = (text: string): Finding | null => {
  const lines = [...text.matchAll(LINE)]
  if (lines.length === 0) return null
  const blocks = blocksIn(text, lines)
  if (blocks.length === 0) return withoutBegin(lines[0]?.[2] ?? '')
  const findings = blocks.map(lookAtBlock)
  return (
    findings.find(({ isPrivate }) => isPrivate) ??
    (findings.length === 1 ? findings[0] : undefined) ??
    several(findings)
  )
}

const blocksIn = (text: string, lines: readonly RegExpExecArray[]): readonly Block[] =>
  lines.flatMap((line, index) => {
    if (line[1]?.toUpperCase() !== 'BEGIN') return []
    const next = lines[index + 1]
    const body = text.slice(line.index + line[0].length, next?.index)
    return [{ label: labelOf(line), body, isClosed: next?.[1]?.toUpperCase() === 'END' }]
  })

/** The label may have lost all its white space. */
const labelOf = (line: RegExpExecArray): string => {
  const label = (line[2] ?? '').toUpperCase().trim().replaceAll(/\s+/g, ' ')
  const known = LABELS.find((each) => each.replaceAll(' ', '') === label.replaceAll(' ', ''))
  // Any other label is not repeated, because it may be a piece of the key.
  return known ?? (label.includes('PRIVATE') ? 'PRIVATE KEY' : '')
}

const LABELS = [
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'PKCS7',
  'X509 CRL',
  'EC PARAMETERS',
  'DH PARAMETERS',
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'SSH2 PUBLIC KEY',
  'SSH2 ENCRYPTED PRIVATE KEY',
  'PGP PUBLIC KEY BLOCK',
  'PGP PRIVATE KEY BLOCK',
  'PGP MESSAGE',
  'PGP SIGNED MESSAGE',
]

const withoutBegin = (label: string): Finding =>
  /PRIVATE/i.test(label)
    ? { is: 'a private key without its first line (BEGIN)', isPrivate: true, way: privateKeyOf('rsa') }
    : { is: 'a key without its first line (-----BEGIN …-----)', way: EXPORT_AGAIN }

const lookAtBlock = (block: Block): Finding => {
  const { label, body, isClosed } = block
  const found = byLabel(label, body) ?? withLabel(lookAtBody(block), label)
  if (isClosed || found.isPrivate === true) return found
  return {
    is: `${named(label)} that is cut off: its last line (-----END ${label || '…'}-----) is missing`,
    way: EXPORT_AGAIN,
  }
}

const named = (label: string): string => (label === 'CERTIFICATE' ? 'a certificate' : 'a key')

/** What the label alone says, before the body is decoded. */
const byLabel = (label: string, body: string): Finding | null => {
  if (label.startsWith('PGP PUBLIC'))
    return { is: 'a PGP public key, which is not used for JSON Web Tokens', way: MAKE_PAIR }
  if (label.startsWith('PGP PRIVATE')) return { is: 'a PGP private key', isPrivate: true, way: MAKE_PAIR }
  if (label.startsWith('PGP')) return { is: 'a PGP message', way: MAKE_PAIR }
  if (label === 'SSH2 PUBLIC KEY') return { is: 'an SSH public key in the form SSH2 (RFC 4716)', way: FROM_SSH2 }
  if (/SSH2.*PRIVATE/.test(label)) return { is: 'an SSH2 private key', isPrivate: true, way: EXTRACT_WITH_SSH_KEYGEN }
  if (label === 'OPENSSH PRIVATE KEY') return lookAtOpenSshPrivate(base64Of(body).bytes)
  if (label === 'ENCRYPTED PRIVATE KEY') return { is: ENCRYPTED, isPrivate: true, way: ENCRYPTED_WAY }
  if (!label.includes('PRIVATE') || !/Proc-Type:\s*4\s*,\s*ENCRYPTED/i.test(body)) return null
  return { is: ENCRYPTED, isPrivate: true, way: label.startsWith('RSA') ? ENCRYPTED_WAY : MAKE_PAIR }
}

const ENCRYPTED = 'an encrypted private key'

const FROM_SSH2 = {
  say: 'To convert it',
  run: 'ssh-keygen -i -f {file} > brand.pub && ssh-keygen -e -m PKCS8 -f brand.pub > rsaPublicKey.pem',
}

const lookAtBody = ({ label, body }: Block): Finding => {
  const { bytes, strange } = base64Of(body)
  const found = lookAtDer(bytes)
  if (found?.key !== undefined || found?.isPrivate === true) return found
  // Form data that is decoded twice turns each plus sign into a space, also at the ends of lines and two in a row.
  const fixed = lookAtDer(base64Of(body.replaceAll(' ', '+')).bytes)
  if (fixed?.key !== undefined) return fixed
  if (label.includes('PRIVATE'))
    return { is: 'a private key that is damaged', isPrivate: true, way: privateKeyOf('rsa') }
  if (bytes.length === 0 && strange === 0)
    return { is: `${named(label)} with nothing between its first and its last line`, way: EXPORT_AGAIN }
  if (strange > 0)
    return { is: `${named(label)} that is damaged: ${strange} of its characters are not base64`, way: EXPORT_AGAIN }
  return (
    found ?? {
      is: `${named(label)} that is damaged: what is between its first and its last line is not a key`,
      way: EXPORT_AGAIN,
    }
  )
}

/** The PEM label may not match the content. */
const withLabel = (found: Finding, label: string): Finding => {
  const content = CONTENTS.find(([start]) => found.is.startsWith(start))
  if (content === undefined || content[1] === label || label === '') return found
  const armour = `labelled "${label}"`
  if (found.key === undefined) return { ...found, is: `${found.is}, ${armour}` }
  const run = found.note?.run ?? `sed 's/ ${label}-/ PUBLIC KEY-/' {file} > rsaPublicKey.pem`
  return { ...found, note: { is: `${found.note?.is ?? found.is} ${armour}`, run } }
}

const SPKI = 'a public key (SPKI)'

const CONTENTS = [
  [SPKI, 'PUBLIC KEY'],
  ['an RSA public key (PKCS#1)', 'RSA PUBLIC KEY'],
  ['a certificate request', 'CERTIFICATE REQUEST'],
  ['a certificate', 'CERTIFICATE'],
  ['an RSA private key (PKCS#8)', 'PRIVATE KEY'],
  ['an RSA private key (PKCS#1)', 'RSA PRIVATE KEY'],
] as const

/** The same key twice, for example as a certificate and by itself, counts as one. */
const several = (findings: readonly Finding[]): Finding => {
  const keys = findings.flatMap(({ key }) => key ?? [])
  const [first] = findings
  if (first?.key !== undefined && keys.length === findings.length && keys.every((key) => first.key?.equals(key)))
    return first
  if (findings.every(({ is }) => is.startsWith('a certificate')))
    return {
      is: `a chain of ${findings.length} certificates`,
      way: { say: 'To extract the public key of the first', run: EXTRACT_FROM_CERTIFICATE.run },
    }
  return {
    is: `a string with ${findings.length} keys in it`,
    way: 'Give each key as a separate item: [first, second].',
  }
}
