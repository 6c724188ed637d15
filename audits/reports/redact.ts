/**
 * Removes every secret from a report, in one place: a writer only takes a `RedactedReport`, and only this file makes
 * one. A token is replaced by its fingerprint, as in the journal, so that two tokens can still be told apart.
 */

import { fingerprint } from '../../protocol/token.ts'
import type { AuditReport } from '../finding.ts'
import { plainText } from '../plain-text.ts'

declare const redacted: unique symbol
export type RedactedReport = AuditReport & { readonly [redacted]: true }

/** All texts are plain afterwards. Pictures are left as they are; see `Evidence`. */
export const redactReport = (report: AuditReport): RedactedReport => withoutSecrets(report) as RedactedReport

export const redact = (text: string): string =>
  SECRETS.reduce((left, { pattern, replace }) => left.replaceAll(pattern, replace), text)

const withoutSecrets = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return name === 'png' ? value : redact(plainText(value))
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutSecrets(child, key)]))
}

type Secret = { readonly pattern: RegExp; readonly replace: (match: string, ...groups: string[]) => string }

/** A token may be in an address, where a dot can be written as %2E. */
const nameOf = (token: string): string => `[token ${fingerprint(token.replaceAll(/%2E/gi, '.'))}]`

const named = (_match: string, before = '', value = ''): string => `${before}${nameOf(value)}`

const PRIVATE_KEY = '[private key]'

// Quoted or percent-encoded values, as in a cookie, begin and end with one of these.
const QUOTE = String.raw`(?:["'\\]|%22|%27|%5C)*`
const ASSIGN = String.raw`\s*(?:[:=]|%3A|%3D)\s*`

/** From the widest to the narrowest. No pattern matches what another one has written. */
const SECRETS: readonly Secret[] = [
  {
    // Up to the end of the key, or as far as it goes if it is cut off. In a JSON text the lines end in \n.
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?:\s|\\[nr])*(?:Proc-Type|DEK-Info):[\w ,-]*)*(?:[A-Za-z0-9+/=\s]|\\[nr])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
    replace: () => PRIVATE_KEY,
  },
  {
    // The same without its armour: a DER sequence (MII…) whose first member is the version 0, which no public key has.
    pattern: /MII[A-Za-z0-9+/]{3}IBA(?:[A-Za-z0-9+/=\s]|\\[nr]){80,}/g,
    replace: () => PRIVATE_KEY,
  },
  {
    // The private members of a JWK. In code, their names may be without quotes.
    pattern: /((?<![\w$])(?:\\?["'])?(?:d|p|q|dp|dq|qi|k)(?:\\?["'])?\s*:\s*\\?["'])[\w-]{40,}/g,
    replace: (_match, before = '') => `${before}${PRIVATE_KEY}`,
  },
  {
    pattern: new RegExp(
      String.raw`(jwtIdentity${QUOTE}${ASSIGN}${QUOTE})((?!\[|%5B)(?:(?!%22|%27|%5C|%2C|%7D)[^\s"'\\;,&})])+)`,
      'gi',
    ),
    replace: named,
  },
  {
    pattern:
      /((?:proxy-)?authorization["'\\]*\s*[:=]\s*["'\\]*(?:[A-Za-z][\w-]*\s+)?)((?!\[)[^\s"'\\,;[\]]+)(?![^\s"'\\,;[\]]|\s+\[)/gi,
    replace: named,
  },
  { pattern: /(\bbearer\s+)((?=\S*\d)[\w.~+/-]{8,}=*)/gi, replace: named },
  {
    pattern: /(\b(?:set-)?cookie["']?\s*:\s*["']?[\w.-]+=)((?!\[)[^\s;"',]{8,})/gi,
    replace: named,
  },
  // The address of a closed test site may contain a name and a password.
  { pattern: /(\bhttps?:\/\/)[^\s/?#@"'<>]+@/gi, replace: (_match, before = '') => before },
  // A compact JWE whose header does not begin like one of JSON: five parts, with the lengths of A256GCM.
  {
    pattern: /(?<![\w-])[\w-]{8,}\.[\w-]{32,}\.[\w-]{16}\.[\w-]+\.[\w-]{22}(?![\w-])/g,
    replace: (match) => nameOf(match),
  },
  // A compact JWS or JWE whose header is JSON with white space behind the brace.
  { pattern: /(?<![\w-])(?:eyA|ew0|ewo|ewk)[\w-]{6,}(?:\.[\w-]+){2,4}/g, replace: (match) => nameOf(match) },
  {
    // The same without white space, whole or cut off: what begins with {" in base64url.
    pattern: /eyJ[\w-]{10,}(?:(?:\.|%2E)[\w-]*)*/g,
    replace: (match) => nameOf(match.replace(/(?:\.|%2E)+$/i, '')) + (/\.+$/.exec(match)?.[0] ?? ''),
  },
]
