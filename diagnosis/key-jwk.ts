/** Identifies a JSON object that may be a key: a JWK, a JWK set, or an object that contains a key. */

import { createPublicKey } from 'node:crypto'
import { foundPublic, type Finding } from './key-finding.ts'
import { MAKE_PAIR } from './key-ways.ts'

type Members = Readonly<Record<string, unknown>>

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** Null if the object is not a key in any form. */
export const lookAtJwk = (given: Members): Finding | null => {
  if (Array.isArray(given['keys'])) return lookAtSet(given['keys'])
  if (typeof given['kty'] !== 'string') return null
  const { kty } = given
  if (kty === 'oct' || 'k' in given)
    return {
      is: 'a symmetric secret as a JWK (kty "oct"), which cannot verify RS256 signatures',
      isPrivate: true,
      way: MAKE_PAIR,
    }
  if (PRIVATE_MEMBERS.some((name) => name in given))
    return {
      is: `a private ${typeOf(given)}key as a JWK (it has "${firstPrivate(given)}")`,
      isPrivate: true,
      way: FROM_PRIVATE,
    }
  if (kty !== 'RSA')
    return { is: `a JWK with an ${typeOf(given)}key, which cannot verify RS256 signatures`, way: MAKE_PAIR }
  return purposeOf(given) ?? readJwk(given)
}

const firstPrivate = (given: Members): string => PRIVATE_MEMBERS.find((name) => name in given) ?? 'd'

/** Repeats the type only if it is a word of the specification, because anything else could be secret. */
const typeOf = ({ kty, crv }: Members): string => {
  const curve =
    typeof crv === 'string' && /^(?:P-\d{3}|secp256k1|Ed25519|Ed448|X25519|X448)$/.test(crv) ? ` (${crv})` : ''
  return typeof kty === 'string' && /^(?:RSA|EC|OKP)$/.test(kty) ? `${kty}${curve} ` : ''
}

const FROM_PRIVATE = {
  say: 'To get its public key, in Node.js',
  run: "createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })",
}

/** Describes a JWK that says it is for another purpose than RS256 signatures; null for any other JWK. */
const purposeOf = ({ use, alg, key_ops: operations }: Members): Finding | null => {
  const says = (member: string): Finding => ({
    is: `a JWK for another purpose: its ${member}`,
    way: 'Give the key that your tokens are signed with (use "sig", alg "RS256").',
  })
  if (use !== undefined && use !== 'sig') return says('"use" is not "sig"')
  if (alg !== undefined && alg !== 'RS256') return says('"alg" is not "RS256"')
  return Array.isArray(operations) && !operations.includes('verify') ? says('"key_ops" do not include "verify"') : null
}

const readJwk = ({ n, e }: Members): Finding => {
  if (typeof n !== 'string' || typeof e !== 'string')
    return { is: 'a JWK without the two numbers of an RSA key ("n" and "e")', way: 'Copy it again in full.' }
  try {
    const found = foundPublic(createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }), 'a JWK')
    return found.key === undefined ? found : { ...found, note: { is: 'a JWK', run: FROM_PRIVATE.run } }
  } catch {
    return { is: 'a JWK whose numbers ("n" and "e") cannot be read', way: 'Copy it again in full.' }
  }
}

const lookAtSet = (keys: readonly unknown[]): Finding => {
  const members = keys.filter((key): key is Members => typeof key === 'object' && key !== null)
  const secret = members.some((key) => PRIVATE_MEMBERS.some((name) => name in key))
  const is = `a set of ${keys.length} JWK${keys.length === 1 ? '' : 's'}`
  if (secret)
    return {
      is: `${is}, with private keys in it`,
      isPrivate: true,
      way: `${ONE_OF_SET} Remove "d" and the other private members.`,
    }
  return { is, way: ONE_OF_SET }
}

const ONE_OF_SET = 'Give the one that your tokens are signed with: `set.keys[0]`.'
