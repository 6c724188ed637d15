/** A rehearsal that was directed from the control room, as far as the stand-in knows it. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import type { Direction } from '../../journal/directions.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import type { Line } from './lines.ts'

export type DirectedRehearsal = {
  readonly entries: readonly JournalEntry[]
  readonly directions: readonly Direction[]
  /** What was said, which the journal does not hold. */
  readonly conversations: readonly SaidConversation[]
  readonly site: Site
}

export type SaidConversation = {
  readonly conversationId: string
  readonly messages: readonly { readonly by: string; readonly text: string }[]
}

export type Site = {
  /** Addresses on its origin are written without it. */
  readonly url: string
  /** The shop of the stand-in, of which the kit knows how it is used. */
  readonly isDemoShop: boolean
  /** Those that can sign in there, by the user ids of their tokens. */
  readonly visitors: readonly Visitor[]
  /** The page with the form, which signing in opens by itself; null where nobody knows. */
  readonly signInAddress: string | null
}

/** What a test of the rehearsal must know beside what happened. */
export type Setting = {
  readonly site: Site
  /** From where the pages load the tag. */
  readonly tagUrl: string
  /** The options of the kit, as a configuration has them. */
  readonly options: Readonly<Record<string, unknown>>
  /** How many entries the journal had forgotten. */
  readonly forgotten: number
}

/** What is done, or had the stage do, and what happened then, until the next act. */
export type Act = { readonly lines: readonly Line[]; readonly entries: readonly JournalEntry[] }
