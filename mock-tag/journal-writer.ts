/**
 * Sends what the tag did to the stage's journal. Order matters: an attempt carries along everything that the stage may
 * not have yet, so the journal never shows an answer before its question. The stage drops what it gets twice. What an
 * attempt carries is told by no report beside it, unless the attempt fails.
 */

import { REPORT_MAX_EVENTS, type TagEntry, type TagReport } from '../protocol/journal.ts'
import { RECORD_FUNCTION, type RecordedWindow } from '../protocol/rehearsed-page.ts'

export type JournalWriter = {
  /**
   * `onConfirmed` is called once, when the stage has the entry. Where a test harness takes the record, that alone would say
   * nothing of the vendor: then the page has to reach the platform as well, by a request of its own.
   */
  readonly write: (entry: TagEntry, onConfirmed?: () => void) => void
  /** What the stage has not confirmed yet, for an attempt to carry along; call `confirm` when the stage has it. */
  readonly carry: () => TagReport
  readonly confirm: (report: TagReport) => void
  /** The attempt is over: what it carried and the stage has not confirmed is told by a report. */
  readonly release: () => void
}

export const createJournalWriter = (url: string, page: string): JournalWriter => {
  let pending: readonly (readonly [TagEntry, (() => void) | undefined])[] = []
  let confirmed = 0
  /** What was pending when a report or an attempt took it along last. */
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
  // A harness hears that the tag runs on this page before there is anything to tell.
  void recordFunction()?.(nothing)
  return {
    write: (entry, onConfirmed) => {
      pending = [...pending, [entry, onConfirmed && throughPlatform(() => isPosted(url, nothing), onConfirmed)]]
      // By then more may have been written, which is told by the same report, or an attempt has it.
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

/** A record that a harness has taken did not need the network: the platform is asked for its word as well. */
const throughPlatform =
  (isReached: () => Promise<boolean>, onConfirmed: () => void): (() => void) =>
  () => {
    if (recordFunction() === undefined) onConfirmed()
    else void isReached().then((isThere) => isThere && onConfirmed())
  }

const recordFunction = () => (globalThis as RecordedWindow)[RECORD_FUNCTION]

/** Where the stage cannot be reached now, the next report or attempt carries these events along. */
const isTaken = async (url: string, report: TagReport): Promise<boolean> => {
  const record = recordFunction()
  return record === undefined ? isPosted(url, report) : record(report).catch(() => false)
}

const isPosted = async (url: string, report: TagReport): Promise<boolean> => {
  try {
    // A text is sent as text/plain: no preflight. keepalive: what happens while the page closes is told, too.
    return (await fetch(url, { method: 'POST', body: JSON.stringify(report), keepalive: true })).ok
  } catch {
    return false
  }
}
