/** A project, which iAdvize calls a website: a brand's public keys and settings, named by `sid`. */

import type { KeyObject } from 'node:crypto'
import { diagnoseKey, isKeyInTime } from '../diagnosis/key.ts'
import { AN_INSTANT, instantMs } from '../protocol/instant.ts'
import type { TagProject } from '../protocol/tag-settings.ts'
import type { PublicKeySetting, TokenPolicy } from '../protocol/token-policy.ts'
import type { BrandKey } from './brand-keys.ts'

export type ProjectSettings = Partial<TokenPolicy> &
  TagProject & {
    readonly sid: string
    readonly publicKeys: readonly PublicKeySetting[]
    /** Minutes until the identity has to be verified again. Default: the vendor's 60. */
    readonly sessionMinutes?: number
  }

export type Project = Omit<ProjectSettings, 'publicKeys'> & { readonly publicKeys: readonly BrandKey[] }

/** The message has no subject, because only the caller knows where the key was set: "is a certificate request, …". */
export class PublicKeyError extends Error {
  override readonly name = 'PublicKeyError'
}

/** Throws a `PublicKeyError`, also for a key that can never be valid. */
export const readBrandKey = (setting: PublicKeySetting): BrandKey => {
  if (!isKeyInTime(setting)) return { key: readPublicKey(setting) }
  const { key, kid, from, until } = setting
  const fromMs = readInstant('from', from)
  const untilMs = readInstant('until', until)
  if (fromMs !== undefined && untilMs !== undefined && untilMs <= fromMs) {
    throw new PublicKeyError('is never valid: its "until" is not after its "from".')
  }
  return {
    key: readPublicKey(key),
    ...(kid === undefined ? {} : { kid }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  }
}

const readInstant = (name: 'from' | 'until', value: string | number | undefined): number | undefined => {
  if (value === undefined) return undefined
  const ms = instantMs(value)
  if (ms === null) throw new PublicKeyError(`has the "${name}" ${JSON.stringify(value)}, which must be ${AN_INSTANT}.`)
  return ms
}

/** Throws a `PublicKeyError` that says what was given, what is expected, and how to convert it. */
export const readPublicKey = (given: unknown): KeyObject => {
  const found = diagnoseKey(given)
  if (found.key === null) throw new PublicKeyError(found.problem)
  return found.key
}
