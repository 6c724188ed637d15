/** The audits of a stand-in, one at a time. What runs them is loaded with the first. */

import type { Audit, AuditState } from '../browser/audit-state.ts'
import { ControlProblem } from '../problems.ts'
import { argumentsOf, type ReportFormat } from './arguments.ts'
import type { Launch, Launched } from './command.ts'
import { createReports } from './reports.ts'
import { run, type Run } from './run.ts'

export type AuditsOptions = {
  /** The file of the command `rehearsal`. */
  readonly command: string
  /** Where the stand-in was started. */
  readonly folder: string
  /** The settings file that its person named. */
  readonly config: string | undefined
  /** The demo shop that is audited where no address is given. */
  readonly demoSite: string
}

/** What to audit; checked. */
export type Order = {
  /** Null for the demo shop. */
  readonly url: string | null
  /** Null for that of the settings file. */
  readonly journey: string | null
  /** Null for the one that the page names. The key is PEM. */
  readonly project: { readonly sid: string; readonly publicKey: string | null } | null
  /** Empty: all of them. */
  readonly only: readonly string[]
  readonly ignoreHttpsErrors: boolean
}

export type Audits = {
  readonly folder: string
  /** Another object whenever something has changed. */
  readonly state: () => AuditState
  /** Calls the listener then, until what it returns is called. */
  readonly watch: (listener: () => void) => () => void
  /** Throws a `ControlProblem` where one is running. */
  readonly start: (order: Order) => void
  /** Resolves when its browser is gone. Throws a `ControlProblem` where none is running. */
  readonly cancel: () => Promise<void>
  /** The file of the last one's report. Throws a `ControlProblem` where there is none. */
  readonly report: (format: ReportFormat) => string
  readonly close: () => Promise<void>
}

export const createAudits = (options: AuditsOptions): Audits => {
  const { folder, command } = options
  const { state, watch, change } = createTold(folder)
  const reports = createReports()
  let running: Run | null = null

  const launchFor = async (order: Order, onMessage: Launch['onMessage']): Promise<Launched> => {
    const args = argumentsOf(options, order, await reports.begin())
    const { launch } = await import('./command.ts')
    return launch({ command, folder, args, onMessage })
  }
  const hear = (audit: Audit): void => {
    // Before anybody hears of its end, so that they can start another one at once.
    if (audit.phase !== 'running') running = null
    change(audit)
  }
  return {
    folder,
    state,
    watch,
    start: (order) => {
      if (running !== null) throw new ControlProblem(409, ONE_AT_A_TIME)
      running = run(order.url, (onMessage) => launchFor(order, onMessage), hear)
    },
    cancel: async () => {
      if (running === null) throw new ControlProblem(409, 'No audit is running.')
      await running.stop()
    },
    report: (format) => {
      const file = state().audit?.phase === 'done' ? reports.fileOf(format) : null
      if (file === null) throw new ControlProblem(404, NO_REPORT)
      return file
    },
    close: async () => {
      await running?.stop()
      await reports.forget()
    },
  }
}

/** What is known, and who wants to know of it. */
const createTold = (folder: string): Pick<Audits, 'state' | 'watch'> & { readonly change: (audit: Audit) => void } => {
  const listeners = new Set<() => void>()
  let state: AuditState = { folder, audit: null }
  return {
    state: () => state,
    watch: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change: (audit) => {
      state = { folder, audit }
      for (const listener of listeners) listener()
    },
  }
}

const ONE_AT_A_TIME = 'An audit is running already: wait for its end, or cancel it.'

const NO_REPORT =
  'There is no report: since the stand-in was started, no audit has come to its end, or another one has begun.'
