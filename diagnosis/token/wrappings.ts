/** What code puts around a token by mistake, and how to undo it. */

import { binaryOfBase64, binaryOfHex } from '../../protocol/binary-text.ts'
import { jsonIn } from './core.ts'
import type { TokenCause } from '../../protocol/token-causes.ts'

export type Wrapping = {
  /** The cause that is reported when the whole token is wrapped like this. */
  readonly cause: TokenCause
  /** Follows "a compact JWE" in a sentence. */
  readonly what: string
  /** How to undo it, as an instruction with code. */
  readonly fix: string
}

export type Unwrapped = Wrapping & { readonly inside: string }

type Unwrap = (text: string) => Unwrapped | null

/** Each removes one layer, or returns null if that layer is not there. What is inside need not be a token. */
export const UNWRAPS: readonly Unwrap[] = [
  (text) =>
    /^\s|\s$/.test(text)
      ? found('jwe-with-white-space', text.trim(), {
          what: /[\r\n]/.test(text) ? 'with a line break before or after it' : 'with white space before or after it',
          fix: 'Remove it: token.trim(). In a shell, printf adds no line break, but echo does.',
        })
      : null,
  (text) => {
    const [, inside] = /^[bB]('[^']*'|"[^"]*")$/.exec(text) ?? []
    return inside === undefined
      ? null
      : found('jwe-quoted', inside.slice(1, -1), {
          what: "in Python's bytes notation, b'…'",
          fix: 'Turn the bytes into text in Python: token.decode("ascii"), not str(token).',
        })
  },
  (text) => {
    const parsed = /^".*"$/s.test(text) ? jsonIn(text) : undefined
    return typeof parsed === 'string'
      ? found('jwe-quoted', parsed, {
          what: 'in double quotes, as JSON.stringify writes text',
          fix: 'Hand over the text without the quotes: token, not JSON.stringify(token). Read a JSON answer with await response.json(), not response.text().',
        })
      : null
  },
  (text) => {
    const inside = /^(?:'(.*)'|"(.*)"|`(.*)`|[“”„«](.*)[“”»])$/s
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined)
    return inside === undefined
      ? null
      : found('jwe-quoted', inside, {
          what: 'in quotes',
          fix: 'Pass the text without the quotes: token.slice(1, -1).',
        })
  },
  (text) => {
    const [, label, inside] =
      /^(?:Authorization\s*:\s*)?(Bearer|JWT|JWE|JWS|Token)(?:\s*[:=]\s*|\s+)(\S.*)$/is.exec(text) ?? []
    return label === undefined || inside === undefined
      ? null
      : found('jwe-with-label', inside, {
          what: `with "${label}" before it`,
          fix: `Leave "${label}" out${/bearer/i.test(label) ? ', which belongs in an Authorization header' : ''}: token.replace(/^${label}[\\s:=]+/i, "").`,
        })
  },
  (text) => {
    const [, name, value] = /^([\w-]{1,40})=([^;]+)(?:;.*)?$/s.exec(text) ?? []
    return name === undefined || value === undefined
      ? null
      : found('jwe-with-label', value, {
          what: `after "${name}=", as in a cookie or a form`,
          fix: `Hand over the value alone: new URLSearchParams(text.split(";")[0]).get("${name}").`,
        })
  },
  (text) => {
    const [name, value] = parameterIn(text) ?? []
    return name === undefined || value === undefined
      ? null
      : found('jwe-with-label', value, {
          what: `in an address, as its parameter ${JSON.stringify(name)}`,
          fix: `Pass only the value, and keep tokens out of addresses: new URL(text).searchParams.get(${JSON.stringify(name)}).`,
        })
  },
  (text) => {
    const inside = /%[\da-f]{2}/i.test(text) ? decoded(text) : null
    return inside === null
      ? null
      : found('jwe-encoded-again', inside, {
          what: 'that was URL-encoded',
          fix: 'Do not encode it, or decode it once: decodeURIComponent(token).',
        })
  },
  (text) => {
    const inside = text.replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]+|\\[rnt]/g, '')
    return inside === text
      ? null
      : found('jwe-with-white-space', inside, {
          what: 'with line breaks or spaces inside it',
          fix: 'Do not insert them in the first place: base64 -w0 in a shell, base64.b64encode, not encodebytes, in Python; or token.replace(/\\s+/g, "").',
        })
  },
  (text) =>
    /[=+/]/.test(text) && /^[\w=+/-]+\.[\w=+/.-]+$/.test(text)
      ? found('jwe-base64', text.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'), {
          what: 'in base64 (with +, / or the padding =) instead of base64url',
          fix: 'Write each part in base64url without padding. Node.js: toString("base64url"). Java: Base64.getUrlEncoder().withoutPadding(). Python: base64.urlsafe_b64encode(part).rstrip(b"="). PHP: rtrim(strtr(base64_encode($part), "+/", "-_"), "=").',
        })
      : null,
  (text) =>
    /^[\w+/-]{40,}={0,2}$/.test(text)
      ? found('jwe-encoded-again', binaryOfBase64(text), {
          what: 'that was encoded in base64 again',
          fix: 'Do not encode it again, or decode it once: Buffer.from(token, "base64").toString().',
        })
      : null,
  (text) =>
    /^(?:[\da-f]{2}){20,}$/i.test(text)
      ? found('jwe-encoded-again', binaryOfHex(text), {
          what: 'in hexadecimal digits',
          fix: 'Pass the text itself, or decode it once: Buffer.from(token, "hex").toString().',
        })
      : null,
]

const found = (cause: TokenCause, inside: string, words: Pick<Wrapping, 'what' | 'fix'>): Unwrapped => ({
  cause,
  inside,
  ...words,
})

/** The longest parameter in the query or fragment of an address. */
const parameterIn = (text: string): readonly [string, string] | undefined => {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined
  const { searchParams, hash } = new URL(text)
  return [...searchParams, ...new URLSearchParams(hash.slice(1))].toSorted(
    (one, other) => other[1].length - one[1].length,
  )[0]
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
