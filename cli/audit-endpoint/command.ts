/** Plans the audit of an endpoint, asks it, judges the answers, and reports the result. */

import process from 'node:process'
import type { CalledEndpoint } from '../../audits/endpoint/calls.ts'
import { callEndpoint } from '../../audits/endpoint/call-endpoint.ts'
import { judgeEndpoint } from '../../audits/endpoint/judge-endpoint.ts'
import { sender } from '../../audits/endpoint/send.ts'
import type { AuditReport } from '../../audits/finding.ts'
import { createProgress, type Progress } from '../../audits/progress.ts'
import { exitCodeOf, makeReport } from '../../audits/reports/report.ts'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { writeToTerminal } from '../../audits/reports/write-report.ts'
import { packageVersion } from '../../environment/version.ts'
import type { EndpointOptions } from '../../settings/endpoint.ts'
import { Interruption, interruptible } from '../audit/interruption.ts'
import { prepareReports, writeReports } from '../audit/reports.ts'
import type { ExitCode } from '../exit-codes.ts'
import { planOf, type Plan } from './plan.ts'
import { judgesFor, type Judges } from './judges.ts'

export const auditEndpoint = async (options: EndpointOptions): Promise<ExitCode> => {
  const plan = await planOf(options, process.cwd())
  const judges = await judgesFor(options)
  await prepareReports(plan.reports)
  try {
    const report = await interruptible((signal) =>
      reportOn(plan, judges, { signal, progress: progressOf(plan, signal) }),
    )
    await writeReports(plan.reports, report)
    process.stdout.write(writeToTerminal(report, terminalOf(process.stdout, process.env)))
    for (const { format, file } of plan.reports) process.stdout.write(`Written as ${format}: ${file}\n`)
    return exitCodeOf(report)
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    throw error
  }
}

type Running = { readonly signal: AbortSignal; readonly progress?: Progress }

export const reportOn = async (
  plan: Plan,
  { read, project }: Judges,
  { signal, progress }: Running,
): Promise<AuditReport> => {
  const startedAtMs = Date.now()
  const { limitMs, ignoreHttpsErrors, audits, settings, baseline } = plan
  const tick = progress === undefined ? undefined : setInterval(progress.tick, TICK_MS)
  try {
    const send = sender({ limitMs, ignoreHttpsErrors, signal })
    const called: CalledEndpoint = await callEndpoint(plan, { send, read, now: Date.now })
    const told = judgeEndpoint(called, { ...project(), audits })
    for (const finding of told.findings) progress?.tell(finding)
    return makeReport({
      toolVersion: packageVersion(),
      command: 'audit-endpoint',
      target: plan.question.url,
      file: null,
      startedAtMs,
      durationMs: Date.now() - startedAtMs,
      settings,
      ...told,
      baseline,
    })
  } finally {
    clearInterval(tick)
    progress?.end()
  }
}

const TICK_MS = 1_000

const progressOf = ({ audits }: Plan, signal: AbortSignal): Progress => {
  const { stderr, env } = process
  const { columns, hasColours } = terminalOf(stderr, env)
  return createProgress({
    isTerminal: stderr.isTTY && !env['CI'] && env['TERM'] !== 'dumb',
    hasColours,
    columns,
    total: audits.length,
    write: (text) => void (signal.aborted || stderr.write(text)),
    now: () => performance.now(),
  })
}
