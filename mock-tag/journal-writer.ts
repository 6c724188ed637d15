/**
 * Sends what the tag did to the stage's journal. Order matters: an attempt carries along everything that the stage may
 * not have yet, so the journal never shows an answer before its question. The stage drops what it gets twice.
 */

import { REPORT_MAX_EVENTS, type TagEntry, type TagReport } from '../protocol/journal.ts'

export type JournalWriter = {
  readonly write: (entry: TagEntry) => void
  /** What the stage has not confirmed yet; call `confirm` when it has. */
  readonly unconfirmed: () => TagReport
  readonly confirm: (report: TagReport) => void
}

export const createJournalWriter = (url: string, page: string): JournalWriter => {
  let pending: readonly TagEntry[] = []
  let confirmed = 0
  let isSendPlanned = false

  const unconfirmed = (): TagReport => ({ page, first: confirmed, events: pending.slice(0, REPORT_MAX_EVENTS) })

  const confirm = ({ first, events }: TagReport): void => {
    const end = first + events.length
    if (end <= confirmed) return
    pending = pending.slice(end - confirmed)
    confirmed = end
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
    write: (entry) => {
      pending = [...pending, entry]
      if (isSendPlanned) return
      isSendPlanned = true
      queueMicrotask(() => void send())
    },
    unconfirmed,
    confirm,
  }
}
