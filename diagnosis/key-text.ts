/** Identifies a string that was given as a public key, whatever it is wrapped in. */

import { base64Of, isBase64 } from './base64.ts'
import { plainText, readable, withLineBreaks } from './key-wrapping.ts'
import { lookAtDer } from './key-der.ts'
import type { Finding } from './key-finding.ts'
import { lookAtJwk } from './key-jwk.ts'
import { lookAtPem } from './key-pem.ts'
import { lookAtOpenSsh, lookAtSshBytes } from './key-ssh.ts'
import { EXPORT_AGAIN, MAKE_PAIR } from './key-ways.ts'
import { quotable, sizeOf } from './quotable.ts'

/** The deepest nesting seen in practice is PEM in base64 in JSON. */
const DEEPEST = 4

/** In characters. No key and no chain of certificates is this long. */
const LONGEST = 65_536

export const lookAtText = (given: string, depth = 0): Finding => {
  if (given.length > LONGEST) return { is: `${sizeOf(given)}, which is longer than any key`, way: EXPORT_AGAIN }
  const text = plainText(given)
  if (text === '') return { is: 'empty', way: EMPTY_WAY }
  const pem = lookAtPem(withLineBreaks(text))
  if (pem !== null) return pem
  const unwrapped = unwrap(text)
  if (unwrapped !== null && depth < DEEPEST) return lookAtText(unwrapped, depth + 1)
  return lookAtJson(text, depth) ?? lookAtOpenSsh(text) ?? lookAtEncoded(text, depth) ?? lookAtWords(text)
}

const EMPTY_WAY = 'If it comes from an environment variable, the variable is empty or not set.'

/** Removes quotes around the text, or the name of an environment variable before it. */
const unwrap = (text: string): string | null => {
  const [, , quoted] = /^b?(["'`])([\s\S]*)\1[,;]?$/.exec(text) ?? []
  if (quoted !== undefined) return quoted
  const [, assigned] = /^(?:export\s+)?[A-Z][A-Z0-9_]{2,60}\s?=\s?(\S[\s\S]{20,})$/.exec(text) ?? []
  return assigned ?? null
}

const lookAtJson = (text: string, depth: number): Finding | null => {
  if (!text.startsWith('{') && !/^\[(?!object )/.test(text)) return null
  const value = parsed(text) ?? parsed(text.replaceAll('\\"', '"'))
  if (value === undefined)
    return { is: `${sizeOf(text)} that begins like JSON but is not JSON`, way: 'Copy it again in full.' }
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    if (value.length === 1 && typeof value[0] === 'string' && depth < DEEPEST) return lookAtText(value[0], depth + 1)
    return lookAtJwk({ keys: value })
  }
  return (
    lookAtJwk({ ...value }) ?? {
      is: 'a JSON object that is not a JWK (it has no "kty")',
      way: 'Give only the key that is in it, as a string.',
    }
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Bytes as base64 or in hex. */
const lookAtEncoded = (text: string, depth: number): Finding | null => {
  const hex = text.replaceAll(/[\s:]/g, '')
  if (/^308[0-9a-f]{60,}$/i.test(hex) && hex.length % 2 === 0) return lookAtDer(Buffer.from(hex, 'hex'))
  if (!isBase64(text)) return null
  const { bytes } = base64Of(text)
  return lookAtDer(bytes) ?? lookAtSshBytes(bytes) ?? lookAtDecoded(bytes, depth)
}

const lookAtDecoded = (bytes: Buffer, depth: number): Finding | null => {
  const text = readable(bytes)
  if (text === null || depth >= DEEPEST || !/BEGIN|"kty"|"keys"|ssh-|^MI[IGH]/.test(text)) return null
  return lookAtText(text, depth + 1)
}

const TABLE: readonly (readonly [RegExp, Finding])[] = [
  [
    /^(?:undefined|null|NaN|true|false|\[object \w+\]|None|nil)$/,
    {
      is: 'only the word that a program writes for a missing text',
      way: 'Check the code that builds it: the variable that it comes from is not set, or holds an object.',
    },
  ],
  [
    /^(?:\$\{?\w+\}?|\{\{[^}]*\}\}|<[^<>]*>|%\w+%|\$\{\{[^}]*\}\})$/,
    {
      is: 'a placeholder that was never filled in',
      way: 'Check the code that fills it in: the name of the variable may be misspelt.',
    },
  ],
  [
    /^https?:\/\//i,
    {
      is: 'a web address, which is not fetched',
      way: { say: 'To save its content and look at it', run: 'curl -o key.pem <address>' },
    },
  ],
  [
    /^(?:\d{3,5}\s+)?(?:SHA(?:1|256|384|512):|MD5:|(?:[0-9a-f]{2}:){15,63}[0-9a-f]{2}\b)/i,
    { is: 'a fingerprint, from which the key cannot be recovered', way: 'Give the key that it is the fingerprint of.' },
  ],
  [
    /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i,
    {
      is: 'a fingerprint or a shared secret, but not a public key',
      way: 'Give the whole key. RS256 uses no shared secret.',
      mayBeName: true,
    },
  ],
  [/^eyJ[\w-]+\.[\w.-]+$/, { is: 'a token, not the key that it is signed with', way: MAKE_PAIR }],
  [
    /^\s*<(?:RSAKeyValue|RSAParameters)>(?![\s\S]*<(?:D|P|Q)>)/,
    {
      is: 'a public key in XML, as .NET writes it',
      way: { say: 'To convert it, in C#', run: 'rsa.ExportSubjectPublicKeyInfoPem()' },
    },
  ],
  [
    /^\s*<(?:RSAKeyValue|RSAParameters)>/,
    {
      is: 'a private key in XML, as .NET writes it',
      isPrivate: true,
      way: { say: 'To export the public key, in C#', run: 'rsa.ExportSubjectPublicKeyInfoPem()' },
    },
  ],
  [/^\s*<(?:!doctype|html|\?xml)/i, { is: 'a page (HTML or XML)', way: 'Give only the key.' }],
]

/** Used where no files are read. Where they are, the sentence names the missing file instead. */
const NO_FILES = 'If it is the name of a file, give the content of the file: no file is read here.'

const lookAtWords = (text: string): Finding => {
  const found = TABLE.find(([pattern]) => pattern.test(text))
  if (found !== undefined) return found[1]
  const name = quotable(text)
  if (name !== null) {
    const isPath = /[/\\]|\.\w{1,5}$/.test(text)
    return { is: `the text ${name}, which is not a key`, mayBeName: true, ...(isPath ? { way: NO_FILES } : {}) }
  }
  return {
    is: `${sizeOf(text)}, which is not a key`,
    mayBeName: true,
    ...(isBase64(text) ? { way: EXPORT_AGAIN } : {}),
  }
}
