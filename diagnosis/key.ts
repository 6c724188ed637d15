/** Says what something given as a public key is, what it must be, and how to get from one to the other. */

import { KeyObject, X509Certificate } from 'node:crypto'
import { types } from 'node:util'
import type { PublicKeySetting } from '../protocol/token-policy.ts'
import { lookAtDer } from './key-der.ts'
import { foundPrivate, foundPublic, type Finding } from './key-finding.ts'
import { lookAtJwk } from './key-jwk.ts'
import { lookAtSshBytes } from './key-ssh.ts'
import { lookAtText } from './key-text.ts'
import type { Way } from './key-ways.ts'
import { readable } from './key-wrapping.ts'

export type KeyDiagnosis =
  | {
      readonly key: KeyObject
      /** A sentence without its subject, if the key is not in the form that the vendor's page produces. */
      readonly note: string | null
    }
  | {
      readonly key: null
      /** A sentence without its subject: "is an OpenSSH private key, …". It contains nothing secret. */
      readonly problem: string
      /** The text may be meant as a file name. */
      readonly mayBeName: boolean
    }

export const WANTED_KEY =
  'an RSA public key of at least 2048 bits, as PEM (SPKI, -----BEGIN PUBLIC KEY-----) or as bare base64'

/** `file` is where the key was read from, for the suggested commands. Never throws. */
export const diagnoseKey = (given: unknown, file: string | null = null): KeyDiagnosis => {
  const { is, key, note, way, isPrivate, mayBeName = false } = lookAtKey(given)
  if (key !== undefined) return { key, note: note === undefined ? null : notedIn(note, file) }
  const sentence =
    isPrivate === true
      ? `is ${is}, which must never leave your backend. Give its public key here: ${WANTED_KEY}.`
      : `is ${is}, but must be ${WANTED_KEY}.`
  return { key: null, problem: way === undefined ? sentence : `${sentence} ${wayOf(way, file)}`, mayBeName }
}

export type KeyPlace = {
  /** Where it was given: an option, or the path of a setting. */
  readonly setting: string
  readonly sid?: string | number | null
  readonly file?: string | null
}

/** The subject of the sentences about a key. */
export const keyAt = ({ setting, sid = null, file = null }: KeyPlace): string =>
  `${setting}${sid === null ? '' : ` of project ${sid}`}${file === null ? '' : ` (file ${file})`}`

/** In the form that the vendor's page produces. */
export const spkiOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()

const notedIn = ({ is, run }: NonNullable<Finding['note']>, file: string | null): string =>
  `is ${is}, and its public key is used. Give iAdvize the form that its instructions ask for, which this command makes: \`${inFile(run, file)}\`.`

/** `file` is where the key is, for the command. */
export const wayOf = (way: Way, file: string | null): string => {
  if (typeof way === 'string') return way
  const isSaved = file !== null || !way.run.includes('{file}')
  return `${way.say}${isSaved ? '' : ', with the text saved as key.pem'}: \`${inFile(way.run, file)}\`.`
}

const inFile = (run: string, file: string | null): string =>
  run.replaceAll('{file}', () => shellWord(file ?? 'key.pem'))

/** A file as a shell takes it. */
export const shellWord = (file: string): string =>
  /^[\w./:@+-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`

/** Before it is put into a sentence. Never throws. */
export const lookAtKey = (given: unknown): Finding => {
  try {
    return lookAtValue(given)
  } catch {
    return { is: 'a value that cannot be read' }
  }
}

const lookAtValue = (given: unknown): Finding => {
  if (given === undefined)
    return { is: 'undefined', way: 'If it comes from an environment variable, the variable is not set.' }
  if (typeof given === 'string') return lookAtText(given)
  if (typeof given !== 'object' || given === null) return { is: given === null ? 'null' : `a ${typeof given}` }
  if (given instanceof URL) return lookAtText(given.href)
  if (given instanceof KeyObject) return lookAtKeyObject(given)
  if (given instanceof X509Certificate) return foundPublic(given.publicKey, 'a certificate')
  if (types.isCryptoKey(given)) return lookAtKeyObject(KeyObject.from(given))
  if (types.isPromise(given)) return { is: 'a promise', way: 'Await it.' }
  const bytes = bytesOf(given)
  return bytes === null ? lookAtObject(given) : lookAtBytes(bytes)
}

const lookAtKeyObject = (key: KeyObject): Finding => {
  if (key.type === 'public') return foundPublic(key, 'a public key')
  if (key.type === 'private') {
    const way = { say: 'To get its public key', run: 'createPublicKey(privateKey)' }
    return { ...foundPrivate(key, ''), ...(key.asymmetricKeyType === 'rsa' ? { way } : {}) }
  }
  return { is: 'a symmetric secret, which cannot verify RS256 signatures', isPrivate: true }
}

const bytesOf = (given: object): Buffer | null => {
  if (ArrayBuffer.isView(given)) return Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (types.isAnyArrayBuffer(given)) return Buffer.from(given)
  // A Buffer that went through JSON.
  const { type, data } = given as { readonly type?: unknown; readonly data?: unknown }
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data as number[]) : null
}

const lookAtBytes = (bytes: Buffer): Finding => {
  if (bytes.length === 0) return lookAtText('')
  const der = lookAtDer(bytes)
  if (der !== null) return withDerCommands(der)
  const ssh = lookAtSshBytes(bytes)
  if (ssh !== null) return ssh
  const text = readable(bytes)
  return text === null
    ? { is: `a file of ${bytes.length} bytes that are neither text nor a key in DER` }
    : lookAtText(text)
}

/**
 * Some versions of openssl do not detect DER by themselves. `openssl pkcs12` needs no option, because a key store is
 * never PEM.
 */
const withDerCommands = (found: Finding): Finding => {
  const der = (run: string): string =>
    run.replace(/^(openssl (?!pkcs12)[\w ]*?(?:-RSAPublicKey_in )?)-in \{file\}/, '$1-inform DER -in {file}')
  const { way, note } = found
  return {
    ...found,
    ...(note === undefined ? {} : { note: { ...note, run: der(note.run) } }),
    ...(way === undefined || typeof way === 'string' ? {} : { way: { ...way, run: der(way.run) } }),
  }
}

const lookAtObject = (given: object): Finding => {
  const members: Readonly<Record<string, unknown>> = { ...given }
  if (Array.isArray(given)) return { is: `a list of ${given.length}`, way: 'Give one key.' }
  if ('privateKey' in members && 'publicKey' in members)
    return { is: 'a key pair with the private key in it', isPrivate: true, way: 'Give `pair.publicKey`.' }
  return lookAtJwk(members) ?? { is: 'an object that is not a JWK (it has no "kty")' }
}

/** Whether the object is a key itself rather than `{ key, kid?, from?, until? }`. */
export const isKeyObject = (given: unknown): boolean =>
  typeof given === 'object' &&
  given !== null &&
  !Array.isArray(given) &&
  (['kty', 'keys', 'publicKey', 'privateKey'].some((name) => name in given) ||
    given instanceof URL ||
    given instanceof KeyObject ||
    given instanceof X509Certificate ||
    types.isCryptoKey(given) ||
    types.isPromise(given) ||
    bytesOf(given) !== null)

type KeyInTime = Extract<PublicKeySetting, { readonly key: unknown }>

/** Whether the key is given as `{ key, kid?, from?, until? }`. */
export const isKeyInTime = (setting: PublicKeySetting): setting is KeyInTime =>
  typeof setting === 'object' && setting !== null && 'key' in setting && !isKeyObject(setting)
