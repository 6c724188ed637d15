/**
 * Sends what the tag did to the stage's journal. Order matters: an attempt carries along everything that the stage may
 * not have yet, so the journal never shows an answer before its question. The stage drops what it gets twice.
 */

import { REPORT_MAX_EVENTS, type TagEntry, type TagReport } from '../protocol/journal.ts'

export type JournalWriter = {
  /** `onConfirmed` is called once, when the stage has the entry. */
  readonly write: (entry: TagEntry, onConfirmed?: () => void) => void
  /** What the stage has not confirmed yet; call `confirm` when it has. */
  readonly unconfirmed: () => TagReport
  readonly confirm: (report: TagReport) => void
}

export const createJournalWriter = (url: string, page: string): JournalWriter => {
  let pending: readonly (readonly [TagEntry, (() => void) | undefined])[] = []
  let confirmed = 0
  let isSendPlanned = false

  const unconfirmed = (): TagReport => {
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
    isSendPlanned = false
    const report = unconfirmed()
    if (report.events.length === 0) return
    // text/plain: no preflight. keepalive: what happens while the page closes is told, too.
    const headers = { 'content-type': 'text/plain' }
    try {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(report), headers, keepalive: true })
      if (!response.ok) return
      confirm(report)
      if (report.events.length === REPORT_MAX_EVENTS) await send()
    } catch {
      // The stage cannot be reached now; the next report or attempt carries these events along.
    }
  }

  return {
    write: (entry, onConfirmed) => {
      pending = [...pending, [entry, onConfirmed]]
      if (isSendPlanned) return
      isSendPlanned = true
      queueMicrotask(() => void send())
    },
    unconfirmed,
    confirm,
  }
}
