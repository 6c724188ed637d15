/**
 * A Playwright reporter that puts the audits of many sites together, published as `iadvize-rehearsal/audit/reporter`. It works in a
 * run, and in `playwright merge-reports` over the shards of one.
 *
 *     reporter: [['list'], ['iadvize-rehearsal/audit/reporter', { folder: 'fleet', earlier: 'last/fleet.json' }]]
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { plainText } from '../../audits/plain-text.ts'
import { FLEET_DEFAULTS } from '../../settings/audit.ts'
import { packageVersion } from '../../environment/version.ts'
import { portfolioCsv } from './portfolio/csv.ts'
import { portfolioPage } from './portfolio/page.ts'
import { makePortfolio, type Audited, type Earlier, type SiteReport } from './portfolio/portfolio.ts'
import { PORTFOLIO_JSON, readPortfolio } from './portfolio/schema.ts'
import { summaryOf } from './portfolio/summary.ts'
import { REPORT_HTML, REPORT_JSON, SITE, SLUG } from './run/attachments.ts'

export type FleetReporterOptions = {
  /** The folder of the report, relative to that of the configuration; `rehearsal-fleet` when absent. */
  readonly folder?: string
  /** The `fleet.json` of an earlier run, to compare with; that of the folder when absent, if there is one. */
  readonly earlier?: string
  /** Writes a line for each site when it has been audited. False when absent: Playwright's own reporters do that. */
  readonly progress?: boolean
  /** Playwright gives every reporter the folder of the configuration. */
  readonly configDir?: string
}

type Site = {
  readonly slug: string
  durationMs: number
  report: SiteReport | null
  page: string | null
  why: string | null
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes a reporter that is exported so
export default class FleetReporter implements Reporter {
  readonly #folder: string
  readonly #earlier: Earlier | null
  readonly #progress: boolean
  readonly #sites = new Map<string, Site>()
  #startedAt = new Date()

  constructor({
    folder = FLEET_DEFAULTS.report,
    earlier,
    progress = false,
    configDir = process.cwd(),
  }: FleetReporterOptions = {}) {
    this.#progress = progress
    this.#folder = path.resolve(configDir, folder)
    this.#earlier = earlierOf(earlier === undefined ? null : path.resolve(configDir, earlier), this.#folder)
  }

  printsToStdio(): boolean {
    return this.#progress
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#startedAt = new Date()
    rmSync(this.#pages, { recursive: true, force: true })
    mkdirSync(this.#pages, { recursive: true })
    for (const test of suite.allTests()) this.#siteOf(test)
  }

  /** Reads the report at once and keeps little of it. The reports of a thousand sites would not fit in memory. */
  onTestEnd(test: TestCase, { attachments, duration, status, error, retry }: TestResult): void {
    const site = this.#siteOf(test)
    if (site === null) return
    site.durationMs += duration
    const fileOf = (wanted: string): string | undefined => attachments.find(({ name }) => name === wanted)?.path
    const json = fileOf(REPORT_JSON)
    if (json === undefined) {
      if (status === 'passed' || status === 'skipped') return
      site.why = plainSentence(error?.message ?? `"${test.title}" ${status}`)
      if (retry >= test.retries) this.#say(test, `not audited: ${site.why}`)
      return
    }
    // A retry has the same report.
    if (site.report !== null) return
    site.report = partOf(readFileSync(json, 'utf8'))
    this.#say(test, site.report.readiness.sentence)
    const page = fileOf(REPORT_HTML)
    if (page === undefined) return
    copyFileSync(page, path.join(this.#pages, `${site.slug}.html`))
    site.page = `${PAGES}/${site.slug}.html`
  }

  #say({ parent }: TestCase, sentence: string): void {
    if (this.#progress) process.stdout.write(`${plainText(parent.title)}: ${plainText(sentence)}\n`)
  }

  onEnd({ duration, startTime }: FullResult): void {
    if (this.#sites.size === 0) return
    const portfolio = makePortfolio({
      toolVersion: packageVersion(),
      // Merged reports have the time of the shards here.
      startedAt: (startTime ?? this.#startedAt).toISOString(),
      durationMs: Math.max(0, Math.round(duration)),
      sites: [...this.#sites].map(([name, site]) => auditedOf(name, site)),
      earlier: this.#earlier,
    })
    const write = (name: string, text: string): void => writeFileSync(path.join(this.#folder, name), text)
    write(PORTFOLIO_JSON, `${JSON.stringify(portfolio, null, 2)}\n`)
    write('fleet.csv', portfolioCsv(portfolio))
    write('index.html', portfolioPage(portfolio))
    process.stdout.write(summaryOf(portfolio, path.relative(process.cwd(), path.join(this.#folder, 'index.html'))))
  }

  get #pages(): string {
    return path.join(this.#folder, PAGES)
  }

  #siteOf({ annotations }: TestCase): Site | null {
    const said = (wanted: string): string | undefined => annotations.find(({ type }) => type === wanted)?.description
    const [name, slug] = [said(SITE), said(SLUG)]
    if (name === undefined || slug === undefined) return null
    const site = this.#sites.get(name) ?? { slug, durationMs: 0, report: null, page: null, why: null }
    this.#sites.set(name, site)
    return site
  }
}

/** The folder of the reports of the sites. */
const PAGES = 'sites'

const auditedOf = (name: string, { durationMs, report, page, why }: Site): Audited =>
  report === null
    ? { name, durationMs, report, why: why ?? 'The run ended before the site was audited' }
    : { name, durationMs, report, page }

const partOf = (text: string): SiteReport => {
  const { target, readiness, score, outcome, findings } = JSON.parse(text) as SiteReport
  return { target, readiness, score, outcome, findings: findings.map((finding) => ({ ...finding, evidence: [] })) }
}

/** Null without a file. An earlier report that was named must be there; one that an earlier run left may be unreadable. */
const earlierOf = (named: string | null, folder: string): Earlier | null => {
  if (named !== null) {
    if (!existsSync(named))
      throw new Error(`There is no earlier report ${named}: leave it out, or name a file that exists.`)
    return readPortfolio(readFileSync(named, 'utf8'), named)
  }
  const last = path.join(folder, PORTFOLIO_JSON)
  try {
    return existsSync(last) ? readPortfolio(readFileSync(last, 'utf8'), last) : null
  } catch {
    return null
  }
}

/** Playwright colours its errors, and puts the call log below them. */
const plainSentence = (message: string): string =>
  (stripVTControlCharacters(message).split('\n')[0] ?? '').replace(/^(?:Error|TimeoutError): /, '')
