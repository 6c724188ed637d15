/** The audit of one site of a fleet, played scene by scene. */

import type { Browser } from '@playwright/test'
import type { AuditReport } from '../../../audits/finding.ts'
import { exitCodeOf, makeReport } from '../../../audits/reports/report.ts'
import { writeReport, writeToTerminal } from '../../../audits/reports/write-report.ts'
import { redact } from '../../../audits/reports/redact.ts'
import { plainText } from '../../../audits/plain-text.ts'
import {
  journeyTrouble,
  prepareAudit,
  signInTrouble,
  type SceneToPlay,
  type SceneTrouble,
} from '../../../audits/run.ts'
import type { Trouble } from '../../../audits/seen.ts'
import { packageVersion } from '../../../environment/version.ts'
import { planOf } from '../../audit/plan.ts'
import { contextOptionsOf, openTarget } from '../../audit/target.ts'
import type { NamedSite } from '../sites.ts'
import type { Kept } from './kept-report.ts'

export type SiteAudit = {
  /** Resolves with the troubles of the scene. */
  readonly play: (scene: SceneToPlay) => Promise<readonly Trouble[]>
  readonly report: () => Promise<Kept>
  readonly close: () => Promise<void>
}

/** Rejects with one sentence if the settings of the site cannot be used, or the site cannot be reached. */
export const openSiteAudit = async ({ given, folder, journey }: NamedSite, browser: Browser): Promise<SiteAudit> => {
  const startedAtMs = Date.now()
  const plan = await planOf(given, folder, journey)
  const target = await openTarget(plan, browser)
  const troubles: SceneTrouble[] = []
  const { play, judge } = prepareAudit({
    browser,
    url: target.url,
    journey: target.journey,
    project: target.project,
    hosts: plan.hosts,
    audits: plan.audits,
    contextOptions: contextOptionsOf(plan),
    stepLimitMs: plan.stepLimitMs,
    // The tests of other sites run meanwhile, in workers of their own.
    concurrency: 1,
    onTrouble: (trouble) => void troubles.push(trouble),
  })
  const told = async (): Promise<AuditReport> => {
    const { settings, baseline } = plan
    const { findings, causes } = await judge()
    const durationMs = Date.now() - startedAtMs
    const about = {
      toolVersion: packageVersion(),
      command: 'audit',
      target: target.url,
      startedAtMs,
      durationMs,
    } as const
    return makeReport({ ...about, file: plan.journeyFile, settings, findings, causes, baseline })
  }
  return { play, report: async () => keptOf(await told(), troubles), close: target.close }
}

const keptOf = (report: AuditReport, troubles: readonly SceneTrouble[]): Kept => {
  const notAudited = signInTrouble(troubles) ?? journeyTrouble(troubles)
  const why = notAudited === null ? '' : `\n\n${redact(plainText(notAudited.sentence))}`
  return {
    json: writeReport('json', report),
    html: writeReport('html', report),
    failure: exitCodeOf(report) === 0 && notAudited === null ? null : `${writeToTerminal(report)}${why}`,
  }
}
