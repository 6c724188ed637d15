/** `rehearsal token mint`: prints a token, good or with one flaw. What is said about it goes to the standard error stream. */

import { createPublicKey, type KeyObject } from 'node:crypto'
import process from 'node:process'
import { faultInClaims } from '../../diagnosis/claims.ts'
import { VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import type { TokenCause } from '../../protocol/token-causes.ts'
import type { MintOptions } from '../../settings/token.ts'
import { privateTestKey } from '../../test-keys/platform-keys.ts'
import { DEMO_ACCOUNTS, visitorOf } from '../../token-backend/accounts.ts'
import { conditionOf, mintFlawed, type Claims, type Condition, type MintingKeys } from '../../token-backend/flaws.ts'
import { claimsOf, signThenEncrypt } from '../../token-backend/issue-token.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { privateKeyFrom, publicKeyFrom } from './rules.ts'

export const mintToken = async (options: MintOptions): Promise<ExitCode> => {
  const { flaw, at: nowMs = Date.now(), json } = options
  const keys = await keysFor(options)
  const claims = claimsFor(options, nowMs)
  const token =
    flaw === undefined
      ? await signThenEncrypt(claims, keys)
      : await mintFlawed(flaw, { claims, keys, wrongKeys: WRONG_KEYS, nowMs })
  const condition = flaw === undefined ? null : conditionFor(flaw, keys)
  const note = flaw === undefined ? noteOnClaims(claims, nowMs) : noteOn(condition)
  if (note !== null) process.stderr.write(`rehearsal: ${note}\n`)
  process.stdout.write(
    json === true
      ? `${JSON.stringify({ token, claims, flaw: flaw ?? null, refusedBy: condition?.project ?? null }, null, 2)}\n`
      : `${token}\n`.repeat(flaw === 'token-replayed' ? 2 : 1),
  )
  return EXIT.ok
}

const publicHalf = (key: KeyObject): KeyObject => createPublicKey(key)

const WRONG_KEYS: MintingKeys = {
  get signing() {
    return privateTestKey('anotherBrandSigning')
  },
  get encryption() {
    return publicHalf(privateTestKey('anotherPlatformEncryption'))
  },
}

const keysFor = async ({ privateKey, encryptionKey }: MintOptions): Promise<MintingKeys> => ({
  signing:
    privateKey === undefined
      ? privateTestKey('brandSigning')
      : await privateKeyFrom(privateKey, '--private-key', 'signs'),
  encryption:
    encryptionKey === undefined
      ? publicHalf(privateTestKey('platformEncryption'))
      : publicKeyFrom(encryptionKey, '--encryption-key'),
})

/** Those of a customer of the demo shop, unless the options name somebody else. */
const claimsFor = ({ userId, visitorData, claims = [] }: MintOptions, nowMs: number): Claims => {
  const [customer] = DEMO_ACCOUNTS
  const visitor = userId === undefined && customer !== undefined ? visitorOf(customer) : { userId: userId ?? '' }
  return {
    ...claimsOf(visitor, new Date(nowMs)),
    ...(visitorData === undefined ? {} : { [VISITOR_DATA_CLAIM]: Object.fromEntries(visitorData.map(pairIn)) }),
    ...Object.fromEntries(claims.map(pairIn).map(([name, value]) => [name, jsonOr(value)])),
  }
}

const pairIn = (text: string): readonly [string, string] => {
  const end = text.indexOf('=')
  return [text.slice(0, end), text.slice(end + 1)]
}

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const conditionFor = (flaw: TokenCause, { signing }: MintingKeys): Condition | null =>
  conditionOf(flaw, { own: publicHalf(signing), another: publicHalf(WRONG_KEYS.signing) })

const noteOnClaims = (claims: Claims, nowMs: number): string | null => {
  const fault = faultInClaims(claims, nowMs)
  return fault === null ? null : `The platform refuses this token: ${fault.what} (${fault.cause}).`
}

const noteOn = (condition: Condition | null): string | null => {
  if (condition === null) return null
  const { sentence, project } = condition
  const { strict, replay, publicKeys } = project
  if (strict === true) return `${sentence} To see it refused: rehearsal token verify --strict.`
  if (replay === 'refused') {
    return `${sentence} To see it refused, give it twice: rehearsal token verify --replay refused <token> <token>.`
  }
  if (publicKeys?.length === 0) return `${sentence} To see it refused: rehearsal token verify --without-key.`
  return publicKeys === undefined ? sentence : `${sentence} With --json, "refusedBy" has such keys for a settings file.`
}
