/** Identifies bytes that may be a key in DER, whatever their PEM label says. */

import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { foundPrivate, foundPublic, type Finding } from './key-finding.ts'
import {
  ENCRYPTED_WAY,
  EXTRACT_FROM_CERTIFICATE,
  EXTRACT_FROM_REQUEST,
  EXTRACT_FROM_STORE,
  EXPORT_AGAIN,
  privateKeyOf,
} from './key-ways.ts'
import { childrenOf, oidOf, outerOf, tagsOf, type Tlv } from './tlv.ts'

/** Null if the bytes are not DER. */
export const lookAtDer = (bytes: Uint8Array): Finding | null => {
  const outer = outerOf(bytes)
  if (outer === null) return null
  const form = formOf(bytes, outer)
  if (form === null) return null
  const [length, whole] = [bytes.length, outer.end]
  if (length < whole) return damaged(form, `is cut off: it has ${length} of ${whole} bytes`)
  // Files often end with a line break, even binary ones.
  const isFollowed = bytes.subarray(whole).some((byte) => byte !== 0x0a && byte !== 0x0d)
  if (isFollowed) return damaged(form, `has ${length - whole} bytes after its end`)
  return FORMS[form](Buffer.from(bytes.subarray(0, whole))) ?? damaged(form, 'cannot be read')
}

type Form = keyof typeof NAMES

const NAMES = {
  spki: 'a public key (SPKI)',
  pkcs1: 'an RSA public key (PKCS#1)',
  certificate: 'a certificate',
  request: 'a certificate request',
  pkcs8Private: 'a private key (PKCS#8)',
  pkcs1Private: 'an RSA private key (PKCS#1)',
  sec1Private: 'an EC private key (SEC1)',
  encrypted: 'an encrypted private key (PKCS#8)',
  pkcs7: 'a bundle of certificates (PKCS#7)',
  pkcs12: 'a key store with a private key in it (PKCS#12)',
} as const

const OID_PASSWORD = ['2a864886f70d0105', '2a864886f70d010c']
const OID_PKCS7 = '2a864886f70d0107'

/** Looks only at the outermost structure, so that a private key is recognized even if it is cut off or damaged. */
const formOf = (bytes: Uint8Array, outer: Tlv): Form | null => {
  const [first, ...rest] = childrenOf(bytes, outer)
  if (first === undefined) return null
  const next = rest[0]?.tag
  if (first.tag === 0x02) return formOfNumber(bytes, first, rest)
  const oid = oidOf(bytes, first)
  if (first.tag === 0x06) return oid.startsWith(OID_PKCS7) ? 'pkcs7' : null
  if (first.tag !== 0x30) return null
  if (next === 0x04 && OID_PASSWORD.some((start) => oid.startsWith(start))) return 'encrypted'
  if (oid !== '' && (next === 0x03 || next === undefined)) return 'spki'
  const inner = tagsOf(bytes, first)
  if (/^02 30 30( a0)?$/.test(inner)) return 'request'
  return /^(a0 )?02 30 30 30/.test(inner) ? 'certificate' : null
}

const formOfNumber = (bytes: Uint8Array, first: Tlv, rest: readonly Tlv[]): Form | null => {
  const isVersion = first.end - first.start === 1
  const next = rest[0]?.tag
  if (!isVersion) return next === 0x02 || next === undefined ? 'pkcs1' : null
  const version = bytes[first.start] ?? 0
  if (next === 0x30) return version === 3 ? 'pkcs12' : 'pkcs8Private'
  if (next === 0x04) return 'sec1Private'
  return next === 0x02 ? 'pkcs1Private' : null
}

const damaged = (form: Form, how: string): Finding => {
  const is = `${NAMES[form]} that ${how}`
  return form in PRIVATE ? { is, isPrivate: true, way: privateKeyOf('rsa') } : { is, way: EXPORT_AGAIN }
}

const PRIVATE: Partial<Record<Form, true>> = {
  pkcs8Private: true,
  pkcs1Private: true,
  sec1Private: true,
  encrypted: true,
  pkcs12: true,
}

/** Null if the bytes do not match their structure. */
const FORMS: Readonly<Record<Form, (der: Buffer) => Finding | null>> = {
  spki: (der) => publicOf(NAMES.spki, () => createPublicKey({ key: der, format: 'der', type: 'spki' })),
  pkcs1: (der) => {
    const found = publicOf(NAMES.pkcs1, () => createPublicKey({ key: der, format: 'der', type: 'pkcs1' }))
    return found?.key === undefined
      ? found
      : { ...found, note: notedAs('an RSA public key in the form PKCS#1', FROM_PKCS1) }
  },
  certificate: (der) => {
    const found = publicOf('a certificate', () => new X509Certificate(der).publicKey)
    return found?.key === undefined ? found : { ...found, note: notedAs('a certificate', EXTRACT_FROM_CERTIFICATE) }
  },
  request: () => ({ is: NAMES.request, way: EXTRACT_FROM_REQUEST }),
  pkcs8Private: (der) => privateOf('PKCS#8', () => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })),
  pkcs1Private: (der) => privateOf('PKCS#1', () => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' })),
  sec1Private: (der) => privateOf('SEC1', () => createPrivateKey({ key: der, format: 'der', type: 'sec1' })),
  encrypted: () => ({ is: NAMES.encrypted, isPrivate: true, way: ENCRYPTED_WAY }),
  pkcs7: () => ({
    is: NAMES.pkcs7,
    way: {
      say: 'To extract the public key',
      run: 'openssl pkcs7 -in {file} -print_certs | openssl x509 -pubkey -noout > rsaPublicKey.pem',
    },
  }),
  pkcs12: () => ({ is: NAMES.pkcs12, isPrivate: true, way: EXTRACT_FROM_STORE }),
}

const FROM_PKCS1 = {
  say: 'To convert it',
  run: 'openssl rsa -RSAPublicKey_in -in {file} -pubout -out rsaPublicKey.pem',
}

const notedAs = (is: string, { run }: { readonly run: string }): NonNullable<Finding['note']> => ({ is, run })

const publicOf = (name: string, read: () => KeyObject): Finding | null => {
  try {
    return foundPublic(read(), name)
  } catch {
    return null
  }
}

const privateOf = (form: string, read: () => KeyObject): Finding | null => {
  try {
    return foundPrivate(read(), form)
  } catch {
    return null
  }
}
