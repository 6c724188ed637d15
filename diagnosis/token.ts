/**
 * Describes what was given as a token: what it is, what it should be, and how to get from one to the other. It only
 * describes: no token is accepted because of it.
 */

import { TOKEN_CAUSES, type TokenCause, type TokenFinding } from '../protocol/token-causes.ts'
import { jsonIn, jsonObjectIn, type Core } from './token/core.ts'
import { lookAt, type Look } from './token/look.ts'
import { describeNoToken, isClaims } from './token/no-token.ts'

/** Describes a string that is not the compact JWE that an activation needs. */
export const describeOuter = (text: string): TokenFinding => {
  const look = lookAt(text)
  const { cause, what, fix } = outerOf(text, look)
  return finding(
    cause,
    `this is ${what}; it must be a compact JWE${alone(look, 'jwe')}, five parts of base64url between dots`,
    fix,
  )
}

/** Describes a decrypted text that is not the compact JWS that belongs in a JWE. */
export const describeInner = (text: string): TokenFinding => {
  const look = lookAt(text)
  const { cause, what, fix } = innerOf(text, look)
  const wanted = `a compact JWS${alone(look, 'jws')}, three parts of base64url between dots`
  return finding(cause, `what was encrypted is ${what}; it must be ${wanted}`, fix)
}

const alone = ({ core }: Look, kind: 'jwe' | 'jws'): string =>
  core.kind === kind && core.form === 'compact' ? ' and nothing else' : ''

type Described = Omit<TokenFinding, 'fix'> & { readonly fix?: string | undefined }

const finding = (cause: TokenCause, what: string, fix: string | undefined): TokenFinding =>
  fix === undefined || fix === TOKEN_CAUSES[cause].fix ? { cause, what } : { cause, what, fix }

const outerOf = (text: string, look: Look): Described => {
  const { core } = look
  switch (core.kind) {
    case 'jwe':
      return core.form === 'compact'
        ? wrapped(look, 'a compact JWE', TOKEN_CAUSES['jwe-not-compact'].fix)
        : and(look, { cause: 'jwe-json-serialised', what: 'a JWE in JSON serialisation' })
    case 'jws':
      return core.holds === 'a JWE'
        ? and(look, {
            cause: 'jwe-signed-afterwards',
            what: `a ${form(core)} JWS around a JWE: encrypted, then signed`,
          })
        : and(look, { cause: 'jwe-only-signed', what: `a ${form(core)} JWS: signed, but not encrypted` })
    case 'damaged':
      return and(look, damaged(core, 'outer'))
    case 'other':
      return noToken(text)
    default:
      return core satisfies never
  }
}

const noToken = (text: string): Described => {
  const { cause = 'jwe-not-compact', what, fix } = describeNoToken(text)
  const isNaked = cause === 'jwe-not-compact' && isClaims(jsonObjectIn(text) ?? {})
  return { cause, what, fix: isNaked ? TOKEN_CAUSES['jwe-signed-afterwards'].fix : fix }
}

const innerOf = (text: string, look: Look): Described => {
  const { core, wrappings } = look
  switch (core.kind) {
    case 'jwe':
      return and(look, { cause: 'jws-is-jwe', what: `a second JWE (${form(core)}): encrypted twice` })
    case 'jws': {
      if (core.form === 'JSON') return and(look, { cause: 'jws-not-compact', what: 'a JWS in JSON serialisation' })
      const { what, fix } = wrapped(look, 'a compact JWS', TOKEN_CAUSES['jws-not-compact'].fix)
      const isQuoted = wrappings.length === 1 && wrappings[0]?.cause === 'jwe-quoted'
      if (isQuoted) return { cause: 'jws-quoted', what, fix: undefined }
      // Taking a field out of an endpoint's answer is a fix for the page, but here the backend has done the wrapping.
      const isPlain = wrappings.every(({ cause }) => cause !== 'jwe-in-json')
      return { cause: 'jws-not-compact', what, fix: isPlain ? fix : undefined }
    }
    case 'damaged':
      return and(look, damaged(core, 'inner'))
    case 'other':
      return nothingSigned(text)
    default:
      return core satisfies never
  }
}

const nothingSigned = (text: string): Described => {
  const quoted = jsonIn(text)
  if (typeof quoted === 'string') return nothingSigned(quoted)
  if (isClaims(jsonObjectIn(text) ?? {})) {
    return { cause: 'jws-unsigned', what: 'JSON with the claims, unsigned' }
  }
  // The fix is not "fetch the token": that is for the page, and this text was made by the backend.
  return { cause: 'jws-not-compact', what: isText(text) ? describeNoToken(text).what : 'bytes instead of text' }
}

const isText = (text: string): boolean => !text.includes('\0') && !text.includes('\uFFFD')

const form = ({ form: name }: { readonly form: 'compact' | 'JSON' }): string =>
  name === 'compact' ? 'compact' : 'JSON-serialised'

/** The core is as it should be, but something is around it. */
const wrapped = ({ wrappings }: Look, name: string, fallback: string): Described => ({
  cause: wrappings[0]?.cause ?? 'jwe-not-compact',
  what: `${name} ${wrappings
    .map(({ what }) => what)
    .toReversed()
    .join(', ')}`.trim(),
  fix: wrappings.length === 0 ? fallback : wrappings.map(({ fix }) => fix).join(' '),
})

/** The core is not what it should be, and something may be around it as well. */
const and = ({ wrappings }: Look, core: Described): Described => {
  if (wrappings.length === 0) return core
  const around = wrappings.map(({ what }) => what).toReversed()
  const fixes = [...wrappings.map(({ fix }) => fix), core.fix ?? TOKEN_CAUSES[core.cause].fix]
  return { ...core, what: [core.what, ...around].join(', '), fix: fixes.join(' ') }
}

type Damaged = Extract<Core, { readonly kind: 'damaged' }>

const damaged = ({ of, how, what }: Damaged, layer: 'outer' | 'inner'): Described => {
  const fix = TOKEN_CAUSES['jwe-parts'].fix
  if (layer === 'inner') return { cause: 'jws-not-compact', what, fix: how === 'parts' ? fix : undefined }
  if (of === 'JWS') return { cause: 'jwe-only-signed', what: `${what}: signed, but not encrypted` }
  return how === 'parts' ? { cause: 'jwe-parts', what } : { cause: 'jwe-not-compact', what, fix }
}
