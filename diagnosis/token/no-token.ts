/** Describes a string that is not a token in any wrapping. Its content is not repeated if it may be a secret. */

import type { TokenFinding } from '../../protocol/token-causes.ts'
import { jsonIn } from './core.ts'

type NoToken = Pick<TokenFinding, 'what'> & Partial<TokenFinding>

type Kind = { readonly looks: RegExp; readonly says: (text: string) => NoToken }

export const describeNoToken = (given: string): NoToken => {
  const text = given.trim()
  const head = text.slice(0, MAX_HEAD)
  return (
    inJson(text) ?? KINDS.find(({ looks }) => looks.test(head))?.says(text) ?? { what: `a string of ${lengthOf(text)}` }
  )
}

/** In characters: enough of a string to recognize its kind. */
const MAX_HEAD = 4_096

const placeholder = (what: string): NoToken => ({ cause: 'token-placeholder', what })

const FETCH =
  'Pass what the token endpoint answers: const { token } = await (await fetch("/your-token-endpoint")).json().'

const KINDS: readonly Kind[] = [
  { looks: /^$/, says: () => ({ cause: 'token-empty', what: 'the empty string' }) },
  {
    looks: /^["']?(?:undefined|null|nil|none|nan|true|false)["']?$/i,
    says: (text) => placeholder(`the word "${text.replaceAll(/["']/g, '')}": a missing value was turned into text`),
  },
  {
    looks: /^(?:my[-_ ]?|some[-_ ]?|the[-_ ]?)?(?:jwe|jwt|jws|token)$/i,
    says: (text) => placeholder(`the word ${JSON.stringify(text)} instead of a token`),
  },
  {
    looks: /^\[object [\w ]+\]$/,
    says: (text) => ({
      ...placeholder(`"${text}": an object that was turned into text`),
      fix:
        text === '[object Promise]'
          ? 'Await the promise before you pass its token: const token = await fetchToken().'
          : 'Pass the token inside the object: const { token } = await response.json().',
    }),
  },
  {
    looks: /^(?:<!doctype html|<html|<head|<body|<!--|<script|<div|<title|<meta)/i,
    says: (text) => ({
      cause: 'token-web-page',
      what: `an HTML page${titled(text)} instead of the answer of a token endpoint`,
    }),
  },
  {
    looks: /^(?:\{\{.*\}\}|\$\{.*\}|#\{.*\}|<%.*%>|<[\w -]+>|%[\w-]+%|\{[\w. ]+\}|YOUR[-_ ].*)$/is,
    says: (text) => ({
      ...placeholder(`the placeholder ${JSON.stringify(text.slice(0, 60))}, which was never filled in`),
      fix: 'Put the token in place of the placeholder; check whether the template is filled in at all, and with which quotes.',
    }),
  },
  {
    looks: /^(?:async\s+)?(?:function\b|\([^)]*\)\s*=>|\w+\s*=>)/,
    says: () => ({
      ...placeholder('the source code of a function'),
      fix: 'Call the function and await what it returns: const token = await fetchToken().',
    }),
  },
  {
    looks: /^<\??[a-z]/i,
    says: () => ({ cause: 'token-web-page', what: 'a document in XML instead of the answer of a token endpoint' }),
  },
  {
    looks: /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/,
    says: () => ({
      what: 'a private key in PEM',
      fix: 'Remove the key from the page at once and make a new pair: anyone who has it can sign in as any customer. Pass the token that the backend mints with it.',
    }),
  },
  { looks: /^-----BEGIN [A-Z0-9 ]+-----/, says: () => ({ what: 'a key or a certificate in PEM', fix: FETCH }) },
  {
    looks: /^(?:https?:)?\/\/\S+$/i,
    says: () => ({ what: 'an address instead of the content at that address', fix: FETCH }),
  },
  { looks: /^\/[\w/.-]*$/, says: () => ({ what: 'a path instead of the content at that path', fix: FETCH }) },
  {
    looks: /^[{(]?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}[)}]?$/i,
    says: () => ({ what: 'a UUID, probably a session or user id', fix: FETCH }),
  },
  { looks: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/, says: () => ({ what: 'an e-mail address', fix: FETCH }) },
  { looks: /^-?\d+(?:\.\d+)?$/, says: () => ({ what: 'a number', fix: FETCH }) },
  {
    looks: /^[\w.-]{1,60}=[^;]*(?:;\s*[\w.-]+(?:=[^;]*)?)*;?$/,
    says: (text) => ({ what: `a cookie or a form field called ${JSON.stringify(text.split('=')[0])}`, fix: FETCH }),
  },
  {
    looks: /^s:|^s%3A/i,
    says: () => ({ what: 'a signed session cookie', fix: FETCH }),
  },
  {
    looks:
      /unauthori[sz]ed|forbidden|not found|internal server error|bad gateway|service unavailable|too many requests|\berror\b|exception/i,
    says: () => ({
      cause: 'token-web-page',
      what: 'an error message instead of a successful answer from a token endpoint',
    }),
  },
  {
    looks: /^[\da-f]{16,}$/i,
    says: (text) => ({ what: `${text.length} hexadecimal digits, probably a session id`, fix: FETCH }),
  },
  {
    looks: /^[\w+/=~-]{16,}$/,
    says: (text) => ({
      what: `an opaque id of ${lengthOf(text)}, probably a session id or an access token`,
      fix: FETCH,
    }),
  },
]

const titled = (text: string): string => {
  const title = /<title[^>]*>([^<]{1,60})/i.exec(text.slice(0, MAX_HEAD))?.[1]?.trim()
  return title ? ` (${JSON.stringify(title)})` : ''
}

const lengthOf = (text: string): string => `${text.length} character${text.length === 1 ? '' : 's'}`

const inJson = (text: string): NoToken | null => {
  const value = /^[[{"]/.test(text) ? jsonIn(text) : undefined
  if (typeof value === 'string') return describeNoToken(value)
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return { what: 'a list in JSON', fix: FETCH }
  const fields = Object.keys(value)
  if (isClaims(value)) return { what: 'JSON with the claims of a token, neither signed nor encrypted' }
  const names = fields.slice(0, 5).map((name) => JSON.stringify(name.slice(0, 40)))
  const what = `a JSON object without a token in it${names.length === 0 ? '' : ` (its fields: ${names.join(', ')})`}`
  return fields.some((name) => /^(?:error|errors|message|status|statusCode|code|detail)$/i.test(name))
    ? { cause: 'token-web-page', what: `${what}, probably an error` }
    : { what, fix: FETCH }
}

/** Whether the object looks like the claims of a token. */
export const isClaims = (value: object): boolean =>
  Object.keys(value).some((name) => name.includes('iadvize.com/') || ['exp', 'iat', 'sub', 'userId'].includes(name))
