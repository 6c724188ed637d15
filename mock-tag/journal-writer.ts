/**
 * Sends what the tag did to the stage's journal. Order matters: an attempt carries all entries that the stage may not have yet,
 * so that the journal never shows an answer before its question. The stage drops duplicates. Entries that an attempt carries are
 * not in any other report, unless the attempt fails.
 */

import type { TagEntry } from '../journal/entries.ts'
import type { RecordedWindow, TagReport } from '../journal/report.ts'
import { REPORT_MAX_EVENTS } from '../protocol/endpoints.ts'
import { RECORD_FUNCTION } from '../protocol/rehearsed-page.ts'

export type JournalWriter = {
  /**
   * `onConfirmed` is called once, when the stage has the entry. If a test harness takes the report, the network was not involved;
   * the entry then counts as confirmed only after a separate request has reached the platform as well.
   */
  readonly write: (entry: TagEntry, onConfirmed?: () => void) => void
  /** The entries that the stage has not confirmed yet, for an attempt to carry. Call `confirm` when the stage has them. */
  readonly carry: () => TagReport
  readonly confirm: (report: TagReport) => void
  /** The attempt is over: sends a report with the entries that it carried but the stage has not confirmed. */
  readonly release: () => void
}

export const createJournalWriter = (url: string, page: string): JournalWriter => {
  let pending: readonly (readonly [TagEntry, (() => void) | undefined])[] = []
  let confirmed = 0
  /** The pending entries when a report or an attempt last took them along. */
  let underWay: typeof pending | undefined

  const carry = (): TagReport => {
    underWay = pending
    const events = pending.slice(0, REPORT_MAX_EVENTS).map(([entry]) => entry)
    return { page, first: confirmed, events }
  }

  const confirm = ({ first, events }: TagReport): void => {
    const end = first + events.length
    if (end <= confirmed) return
    const known = pending.slice(0, end - confirmed)
    pending = pending.slice(known.length)
    confirmed = end
    known.forEach(([, onConfirmed]) => onConfirmed?.())
  }

  const send = async (): Promise<void> => {
    if (pending === underWay || pending[0] === undefined) return
    const report = carry()
    if (await isTaken(url, report)) {
      confirm(report)
      if (report.events.length === REPORT_MAX_EVENTS) await send()
    }
  }

  const nothing = { page, first: 0, events: [] }
  // Tells a harness that the tag runs on this page, before there is an entry.
  void recordFunction()?.(nothing)
  return {
    write: (entry, onConfirmed) => {
      pending = [...pending, [entry, onConfirmed && throughPlatform(() => isPosted(url, nothing), onConfirmed)]]
      // In a microtask, so that one report sends all entries of this task, unless an attempt carries them.
      queueMicrotask(() => void send())
    },
    carry,
    confirm,
    release: () => {
      underWay = undefined
      void send()
    },
  }
}

/** A harness takes reports without the network, so whether the platform can be reached is checked as well. */
const throughPlatform =
  (isReached: () => Promise<boolean>, onConfirmed: () => void): (() => void) =>
  () => {
    if (recordFunction() === undefined) onConfirmed()
    else void isReached().then((isThere) => isThere && onConfirmed())
  }

const recordFunction = () => (globalThis as RecordedWindow)[RECORD_FUNCTION]

/** If the stage cannot be reached now, the next report or attempt carries these events. */
const isTaken = async (url: string, report: TagReport): Promise<boolean> => {
  const record = recordFunction()
  return record === undefined ? isPosted(url, report) : record(report).catch(() => false)
}

const isPosted = async (url: string, report: TagReport): Promise<boolean> => {
  try {
    // A string body is sent as text/plain, which needs no preflight. `keepalive` also sends what happens while the page closes.
    return (await fetch(url, { method: 'POST', body: JSON.stringify(report), keepalive: true })).ok
  } catch {
    return false
  }
}
