/** Plans the audit, runs it and reports the result. */

import process from 'node:process'
import type { Browser } from '@playwright/test'
import { RULES } from '../../audits/catalogue.ts'
import type { Told } from '../../audits/causes/causes.ts'
import type { AuditReport } from '../../audits/finding.ts'
import { createProgress, type Progress } from '../../audits/progress.ts'
import { exitCodeOf, makeReport } from '../../audits/reports/report.ts'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { auditSite, journeyTrouble, signInTrouble, type SceneTrouble } from '../../audits/run.ts'
import { redact } from '../../audits/reports/redact.ts'
import { plainText } from '../../audits/plain-text.ts'
import { writeToTerminal } from '../../audits/reports/write-report.ts'
import { packageVersion } from '../../environment/version.ts'
import type { AuditOptions } from '../../settings/audit.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { withBrowser } from './browser.ts'
import { Interruption } from './interruption.ts'
import { tellParent, verdictOf } from './parent.ts'
import { makePlan, type Plan } from './plan.ts'
import { prepareReports, writeReports, writeScreenshot } from './reports.ts'
import { sentenceFor } from './sentences.ts'
import { contextOptionsOf, openTarget, type OpenTarget } from './target.ts'

export const runAuditCommand = async (options: AuditOptions): Promise<ExitCode> => {
  const folder = process.cwd()
  try {
    const plan = await makePlan(options, folder)
    await prepareReports(plan.reports)
    const { report, troubles } = await withBrowser(plan, (browser, signal) => auditWith(plan, browser, signal))
    await writeReports(plan.reports, report)
    tellParent({ type: 'ends', readiness: report.readiness, score: report.score.score })
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
    const told = await judgedBy(plan, { browser, target, troubles, progress })
    const { settings, baseline } = plan
    const report = makeReport({
      toolVersion: packageVersion(),
      command: 'audit',
      target: target.url,
      file: plan.journeyFile,
      startedAtMs,
      durationMs: Date.now() - startedAtMs,
      settings,
      ...told,
      baseline,
    })
    return { report, troubles }
  } finally {
    progress.end()
    await target.close()
  }
}

type Deps = {
  readonly browser: Browser
  readonly target: OpenTarget
  readonly troubles: SceneTrouble[]
  readonly progress: Progress
}

const judgedBy = (plan: Plan, { browser, target, troubles, progress }: Deps): Promise<Told> =>
  auditSite({
    browser,
    url: target.url,
    journey: target.journey,
    project: target.project,
    hosts: plan.hosts,
    audits: plan.audits,
    contextOptions: contextOptionsOf(plan),
    stepLimitMs: plan.stepLimitMs,
    onFinding: progress.tell,
    onScene: (scene, isPlaying) => tellParent({ type: 'scene', scene, isPlaying }),
    onTrouble: (trouble) => void troubles.push(trouble),
  })

const TICK_MS = 1_000

const startProgress = ({ audits }: Plan, signal: AbortSignal): Progress => {
  const { stderr, env } = process
  const { columns, hasColours } = terminalOf(stderr, env)
  const isTerminal = stderr.isTTY && !env['CI'] && env['TERM'] !== 'dumb'
  const total = RULES.filter(({ audit }) => audits.includes(audit)).length
  tellParent({ type: 'begins', ruleCount: total })
  const progress = createProgress({
    isTerminal,
    hasColours,
    columns,
    total,
    write: (text) => void (signal.aborted || stderr.write(text)),
    now: () => performance.now(),
  })
  progress.tick()
  const timer = isTerminal ? setInterval(progress.tick, TICK_MS) : undefined
  // Ends the progress line, so that the shell continues on a new line.
  signal.addEventListener('abort', () => stderr.write(isTerminal ? '\n' : ''), { once: true })
  return {
    ...progress,
    tell: (finding) => {
      progress.tell(finding)
      tellParent(verdictOf(finding))
    },
    end: () => {
      clearInterval(timer)
      progress.end()
    },
  }
}

type Ending = { readonly troubles: readonly SceneTrouble[]; readonly folder: string }

/** If no visitor could sign in, or a page is not where the journey says, the site was not audited, whatever else passed. */
const endOf = async (plan: Plan, report: AuditReport, { troubles, folder }: Ending): Promise<ExitCode> => {
  const code = exitCodeOf(report)
  const ofSignIn = signInTrouble(troubles)
  const trouble = ofSignIn ?? journeyTrouble(troubles)
  if (trouble === null) return code
  const { sentence, png } = trouble
  const file = png === null ? null : await writeScreenshot(png, plan.reports, folder)
  const where = file === null ? '' : ` A picture of the page: ${file}`
  const what =
    ofSignIn === null ? 'Not all pages were audited.' : 'The site was not audited as a signed-in visitor sees it.'
  const said = `rehearsal: ${what} ${redact(plainText(sentence))}${where}\n`
  process.stderr.write(said)
  return code === EXIT.findings ? code : EXIT.environment
}
