/**
 * The site's providers that a tag has called and that have not answered yet. They work in real time, which moving page time
 * cannot speed up: moving past the tag's limit would only make the tag give up.
 */

import { setTimeout as pause } from 'node:timers/promises'
import type { JournalEntry } from '../../journal/entries.ts'

export type AskedProviders = {
  /** Milliseconds until shortly before the tag gives up on the first of them, or null if there is none. */
  readonly leftMs: () => number | null
  /**
   * Milliseconds until page time comes near the limit of the first one that is still waited for, or infinity if there is none.
   */
  readonly limitInMs: () => number
  /** Adds real milliseconds that were spent waiting for providers while the site had no request pending. */
  readonly waited: (ms: number) => void
}

export type AskedProvidersDeps = {
  /** The entries after the index, oldest first. */
  readonly entriesAfter: (index: number) => readonly JournalEntry[]
  /** The current time of the stage. */
  readonly now: () => number
  /** How long the tag waits for a provider, in milliseconds. */
  readonly timeoutMs: () => number
}

/** Real milliseconds to wait for a provider that works without requests, for example with a browser database or a worker. */
const GRACE_MS = 2_000

/** The tag's limit starts a little before the journal notes the call, and work started by moved time needs a moment as well. */
const LONGEST_MARGIN_MS = 5_000

/** Pending requests may still be answered in these last milliseconds before the tag gives up. */
const LAST_MS = 2_000

const PAUSE_MS = 25

/** Counts the planned pause, not the real one: a busy machine makes the pause longer, but no more work is done in it. */
export const pauseFor = async (providers: AskedProviders): Promise<void> => {
  await pause(PAUSE_MS)
  providers.waited(PAUSE_MS)
}

type Asked = { readonly at: number; waitedMs: number }

export const createAskedProviders = ({ entriesAfter, now, timeoutMs }: AskedProvidersDeps): AskedProviders => {
  const asked = new Map<string, Asked>()
  let last = 0
  const read = (): readonly Asked[] => {
    for (const entry of entriesAfter(last)) {
      last = entry.index
      note(asked, entry)
    }
    return [...asked.values()].filter(({ at }) => now() < at + timeoutMs())
  }
  const awaited = (): readonly Asked[] => read().filter(({ waitedMs }) => waitedMs < GRACE_MS)
  return {
    leftMs: () => {
      const open = read()
      const lastMs = Math.min(LAST_MS, timeoutMs() / 5)
      return open.length === 0 ? null : Math.min(...open.map(({ at }) => at + timeoutMs() - lastMs - now()))
    },
    limitInMs: () => {
      const marginMs = Math.min(LONGEST_MARGIN_MS, timeoutMs() / 2)
      return Math.min(Infinity, ...awaited().map(({ at }) => at + timeoutMs() - marginMs - now()))
    },
    waited: (ms) => {
      for (const one of awaited()) one.waitedMs += ms
    },
  }
}

const note = (asked: Map<string, Asked>, entry: JournalEntry): void => {
  if (entry.type === 'tag-ended' || entry.type === 'logout-called') {
    for (const key of asked.keys()) if (key.startsWith(`${entry.page} `)) asked.delete(key)
  }
  if (!('activation' in entry)) return
  const key = `${entry.page} ${entry.activation}`
  if (entry.type === 'provider-called') asked.set(key, { at: entry.at, waitedMs: 0 })
  else if (ENDS.includes(entry.type)) asked.delete(key)
}

const ENDS: readonly JournalEntry['type'][] = [
  'provider-answered',
  'attempt-sent',
  'retry-scheduled',
  'activation-settled',
  'refresh-settled',
]
