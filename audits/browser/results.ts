/** Watches whether the site reads what `activate` resolves with, even if the result is first handed to another page. */

import type { ActivationResult } from '../../protocol/activation.ts'

/** A result whose status or reason was read, or that arrived as a copy. */
export type ResultSeen = { readonly status: string; readonly optionType: string | null }

type Authentication = ActivationResult['authentication']

/**
 * Each read is reported, because posting a copy to another window is a read as well. After this many, further reads
 * change nothing.
 */
const MOST_TOLD = 10

const NAMES = ['status', 'reason'] as const

/** True while the audit itself reads a result: to record the console, it reads values that the site may never have read. */
let isOwnReading = false

export const withoutBeingSeen = <Value>(read: () => Value): Value => {
  isOwnReading = true
  try {
    return read()
  } finally {
    isOwnReading = false
  }
}

/** Reading is the only way to notice a failure, because `activate` never rejects. */
export const watchResult = (result: ActivationResult, onRead: (seen: ResultSeen) => void): ActivationResult => {
  const authentication = watched(result.authentication, { ...result.authentication }, onRead)
  return { ...result, authentication } as ActivationResult
}

/** A result that arrives in a message is a copy that has not been read yet. */
export const watchCopies = (onCopy: (seen: ResultSeen) => void, onRead: (seen: ResultSeen) => void): void =>
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    for (const authentication of authenticationsIn(data)) {
      onCopy(seenOf(authentication))
      watched({ ...authentication }, authentication, onRead)
    }
  })

/** Makes `shown` return what `kept` holds, and report each read. */
const watched = (kept: Authentication, shown: Authentication, onRead: (seen: ResultSeen) => void): Authentication => {
  const reads = { status: 0, reason: 0 }
  let told = 0
  for (const name of NAMES) {
    if (!(name in kept)) continue
    Object.defineProperty(shown, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        if (!isOwnReading) reads[name] += 1
        const times = Math.min(Math.max(reads.status, reads.reason), MOST_TOLD)
        if (times > told) onRead(seenOf(kept))
        told = times
        return Reflect.get(kept, name) as unknown
      },
    })
  }
  return shown
}

const seenOf = ({ status, option }: Authentication): ResultSeen => ({ status, optionType: option?.type ?? null })

/** How deep a result may be nested in the messages between a host page and its frame. */
const DEEPEST = 3

const authenticationsIn = (value: unknown, depth = 0): readonly Authentication[] => {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return []
  const { authentication } = value as { readonly authentication?: unknown }
  if (isAuthentication(authentication)) return [authentication]
  return Object.values(value).flatMap((inside) => authenticationsIn(inside, depth + 1))
}

const isAuthentication = (value: unknown): value is Authentication =>
  typeof value === 'object' && value !== null && String(Reflect.get(value, 'status')).startsWith('authentication-')
