/** What the platform needs from its stage. */

import type { KeyObject } from 'node:crypto'
import type { JournalEvent, TagEntry } from '../journal/entries.ts'

export type Clock = {
  /** The current time of this stage, in milliseconds since 1970. */
  readonly now: () => number
  /** Resolves when the stage's clock has moved on by that much: in real time, or at once if the clock is advanced. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export type JournalSink = {
  readonly write: (event: JournalEvent) => void
  readonly writeFromTag: (event: TagEntry, page: string) => void
}

export type PlatformKeys = {
  /** Opens the tokens that brands encrypt for the platform. */
  readonly decryption: KeyObject
  /** Signs the visitor session tokens that the platform issues. */
  readonly session: KeyObject
  /** The public half of `decryption`, as SPKI PEM. */
  readonly publicPem: string
}
