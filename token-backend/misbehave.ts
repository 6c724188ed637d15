/** Mints tokens as a faulty backend would. Kept separate from the correct code, which it calls. */

import type { TokenBackendBehaviour } from '../protocol/misbehaviours.ts'
import { claimsOf, issueToken, signThenEncrypt, type TokenKeys, type Visitor } from './issue-token.ts'

/** The behaviours that still return a token. */
export type MintingBehaviour = Exclude<TokenBackendBehaviour, 'cannot-mint' | 'unreachable'>

export type MintInput = {
  readonly visitor: Visitor
  /** Another customer, for a backend that confuses its customers. */
  readonly anotherVisitor: Visitor
  readonly keys: TokenKeys
  /** Keys that neither the project nor the platform knows. */
  readonly wrongKeys: TokenKeys
  readonly now: Date
}

const HOUR_MS = 3_600_000
const TOO_LONG = 256

type Mint = (input: MintInput) => Promise<string>

const good: Mint = ({ visitor, keys, now }) => issueToken(visitor, keys, now)

const MINTS: Readonly<Record<MintingBehaviour, Mint>> = {
  mint: good,
  slow: good,
  'malformed-token': async (input) => (await good(input)).slice(0, 40),
  'signed-with-another-key': ({ visitor, keys, wrongKeys, now }) =>
    issueToken(visitor, { ...keys, signing: wrongKeys.signing }, now),
  'encrypted-for-another-key': ({ visitor, keys, wrongKeys, now }) =>
    issueToken(visitor, { ...keys, encryption: wrongKeys.encryption }, now),
  'expired-token': ({ visitor, keys, now }) => issueToken(visitor, keys, new Date(now.getTime() - HOUR_MS)),
  'another-visitors-token': ({ anotherVisitor, keys, now }) => issueToken(anotherVisitor, keys, now),
  'no-user-id': ({ visitor, keys, now }) => {
    const { 'https://iadvize.com/userId': _left, ...claims } = claimsOf(visitor, now)
    return signThenEncrypt(claims, keys)
  },
  'user-id-too-long': ({ visitor, keys, now }) =>
    signThenEncrypt(claimsOf({ ...visitor, userId: visitor.userId.padEnd(TOO_LONG, '-') }, now), keys),
}

export const mintAs = (behaviour: MintingBehaviour, input: MintInput): Promise<string> => MINTS[behaviour](input)
