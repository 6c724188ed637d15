/** Finds out what is to be done, does it, and tells. */

import process from 'node:process'
import type { Browser } from '@playwright/test'
import type { AuditReport, Finding } from '../../audits/finding.ts'
import { createProgress, type Progress } from '../../audits/progress.ts'
import { exitCodeOf, makeReport } from '../../audits/report.ts'
import { terminalOf } from '../../audits/reports/terminal.ts'
import { RULES } from '../../audits/rules.ts'
import { runAudits, signInTrouble, type SceneTrouble } from '../../audits/run.ts'
import { redact } from '../../audits/redact.ts'
import { plainText } from '../../audits/plain-text.ts'
import { writeToTerminal } from '../../audits/write-report.ts'
import { packageVersion } from '../../environment/version.ts'
import type { AuditOptions } from '../audit.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { withBrowser } from './browser.ts'
import { Interruption } from './interruption.ts'
import { makePlan, type Plan } from './plan.ts'
import { prepareReports, writeReports, writeScreenshot } from './reports.ts'
import { sentenceFor } from './sentences.ts'
import { contextOptionsOf, openTarget, type OpenTarget } from './target.ts'

export const runAuditCommand = async (url: string | undefined, options: AuditOptions): Promise<ExitCode> => {
  const folder = process.cwd()
  try {
    const plan = await makePlan(url, options, folder)
    await prepareReports(plan.reports)
    const { report, troubles } = await withBrowser(plan, (browser, signal) => auditWith(plan, browser, signal))
    await writeReports(plan.reports, report)
    process.stdout.write(writeToTerminal(report, terminalOf(process.stdout, process.env)))
    for (const { format, file } of plan.reports) process.stdout.write(`Written as ${format}: ${file}\n`)
    return await endOf(plan, report, { troubles, folder })
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    throw sentenceFor(error)
  }
}

type Audited = { readonly report: AuditReport; readonly troubles: readonly SceneTrouble[] }

const auditWith = async (plan: Plan, browser: Browser, signal: AbortSignal): Promise<Audited> => {
  const startedAtMs = Date.now()
  const target = await openTarget(plan, browser)
  const troubles: SceneTrouble[] = []
  const progress = startProgress(plan, signal)
  try {
    const findings = await judgedBy(plan, { browser, target, troubles, progress })
    const { settings, baseline } = plan
    const report = makeReport({
      toolVersion: packageVersion(),
      target: target.url,
      startedAtMs,
      durationMs: Date.now() - startedAtMs,
      settings,
      findings,
      baseline,
    })
    return { report, troubles }
  } finally {
    progress.end()
    await target.close()
  }
}

type Means = {
  readonly browser: Browser
  readonly target: OpenTarget
  readonly troubles: SceneTrouble[]
  readonly progress: Progress
}

const judgedBy = (plan: Plan, { browser, target, troubles, progress }: Means): Promise<readonly Finding[]> =>
  runAudits({
    browser,
    url: target.url,
    journey: target.journey,
    project: target.project,
    hosts: plan.hosts,
    audits: plan.audits,
    contextOptions: contextOptionsOf(plan),
    stepLimitMs: plan.stepLimitMs,
    onFinding: progress.tell,
    onTrouble: (trouble) => void troubles.push(trouble),
  })

const TICK_MS = 1_000

const startProgress = ({ audits }: Plan, signal: AbortSignal): Progress => {
  const { stderr, env } = process
  const { columns, hasColours } = terminalOf(stderr, env)
  const isTerminal = stderr.isTTY && !env['CI'] && env['TERM'] !== 'dumb'
  const progress = createProgress({
    isTerminal,
    hasColours,
    columns,
    total: RULES.filter(({ audit }) => audits.includes(audit)).length,
    write: (text) => void (signal.aborted || stderr.write(text)),
    now: () => performance.now(),
  })
  progress.tick()
  const timer = isTerminal ? setInterval(progress.tick, TICK_MS) : undefined
  // The shell writes on a line of its own.
  signal.addEventListener('abort', () => stderr.write(isTerminal ? '\n' : ''), { once: true })
  return {
    ...progress,
    end: () => {
      clearInterval(timer)
      progress.end()
    },
  }
}

type Ending = { readonly troubles: readonly SceneTrouble[]; readonly folder: string }

/** A site that nobody could sign in to has not been audited, whatever else has passed. */
const endOf = async (plan: Plan, report: AuditReport, { troubles, folder }: Ending): Promise<ExitCode> => {
  const code = exitCodeOf(report)
  const trouble = signInTrouble(troubles)
  if (trouble === null) return code
  const { sentence, png } = trouble
  const file = png === null ? null : await writeScreenshot(png, plan.reports, folder)
  const where = file === null ? '' : ` The page as it was then: ${file}`
  const said = `rehearsal: The site was not audited as a signed-in visitor sees it. ${redact(plainText(sentence))}${where}\n`
  process.stderr.write(said)
  return code === EXIT.findings ? code : EXIT.environment
}
