/** `auditTests`: the audit of many sites as Playwright tests. */

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { test as base, type Browser, type TestInfo } from '@playwright/test'
import { RULES } from '../../audits/catalogue.ts'
import { scenesNeeded } from '../../audits/rule.ts'
import { selectAudits } from '../../audits/selection.ts'
import {
  workerFixtures,
  type IadvizeWorkerFixtures,
  type IadvizeWorkerOptions,
} from '../../playwright-kit/iadvize-fixture.ts'
import { REPORT_HTML, REPORT_JSON, SITE, SLUG } from './run/attachments.ts'
import { keepReport, keptReport, type Kept } from './run/kept-report.ts'
import { titled, type TitledScene } from './run/scenes.ts'
import { openSiteAudit, type SiteAudit } from './run/site-audit.ts'
import { namedSites, sitesOfFile, type CommonSettings, type FleetSite, type NamedSite } from './sites.ts'

export type AuditTestsOptions = CommonSettings & {
  /** The sites, or the name of a JSON file with them. File names are relative to that file, or to the current folder. */
  readonly sites: readonly FleetSite[] | string
}

/**
 * Makes a test of each scene of each site, and one of its report, which fails if the site is over its budget. The scenes of a site
 * are played one after the other in one worker; workers and shards divide the sites. To be called at the top of a test file.
 *
 * A scene that the machine or a server kept from its end is retried if the configuration has retries. A broken rule is not.
 */
export const auditTests = ({ sites, ...common }: AuditTestsOptions): void => {
  const list =
    typeof sites === 'string'
      ? sitesOfFile(sites, common)
      : namedSites(sites, { what: 'The list of sites', folder: process.cwd(), common })
  const hosts = [...new Set(list.flatMap(({ given }) => given.hosts ?? []))]
  const test = base
    .extend<object, IadvizeWorkerOptions & IadvizeWorkerFixtures>(workerFixtures)
    .extend<object, IadvizeWorkerOptions>({
      // Playwright requires the braces.
      // oxlint-disable-next-line no-empty-pattern
      iadvizeHosts: [async ({}, use) => use(hosts), { scope: 'worker' }],
    })
  test.describe(() => {
    test.describe.configure({ mode: 'parallel' })
    for (const site of list) addSite(test, site)
  })
}

/** For one test. Long, because a scene on a slow site waits for minutes; it has limits of its own that are far shorter. */
const LIMIT_MS = 15 * 60_000

const addSite = (test: typeof base, site: NamedSite): void => {
  const annotation = [
    { type: SITE, description: site.name },
    { type: SLUG, description: site.slug },
  ]
  test.describe(site.name, { annotation }, () => {
    // After a scene that failed, the others would be played in another worker, which knows nothing of this one.
    test.describe.configure({ mode: 'serial', timeout: LIMIT_MS })
    let audit: SiteAudit | null = null
    const opened = async (browser: Browser): Promise<SiteAudit> => (audit ??= await openSiteAudit(site, browser))

    test('is reached', async ({ browser }, testInfo) => {
      if (keptReport(testInfo, site.slug) === null) await opened(browser).catch(withoutStack)
    })
    for (const { scene, title } of scenesOf(site)) {
      test(title, async ({ browser }, testInfo) => {
        if (keptReport(testInfo, site.slug) !== null) return
        const troubles = await (await opened(browser)).play(scene)
        // Whatever crashed it, the next scenes need another one, which the next worker starts.
        if (!browser.isConnected()) withoutStack(`The browser closed while this was tried: ${title}`)
        for (const { sentence } of troubles)
          testInfo.annotations.push({ type: 'not to its end', description: sentence })
        const ofMachine = troubles.find(({ isUnanswered }) => isUnanswered === true)
        if (ofMachine !== undefined && testInfo.retry < testInfo.project.retries) withoutStack(ofMachine.sentence)
      })
    }
    test('keeps its budget', async ({ browser }, testInfo) => {
      const report = keptReport(testInfo, site.slug) ?? (await (await opened(browser)).report())
      keepReport(testInfo, site.slug, report)
      await attach(testInfo, report)
      if (report.failure !== null) withoutStack(report.failure)
    })
    test.afterAll(async () => {
      await audit?.close()
      audit = null
    })
  })
}

/** None if the settings of the site cannot be used. Then its first test says why. */
const scenesOf = ({ given: { only = [], skip = [] } }: NamedSite): readonly TitledScene[] => {
  try {
    const audits = selectAudits(only, skip)
    return titled(RULES.filter(({ audit }) => audits.includes(audit)).flatMap(({ needs }) => scenesNeeded(needs)))
  } catch {
    return []
  }
}

/** As files: the texts of a thousand reports would fill the memory of the runner. */
const attach = async (testInfo: TestInfo, { json, html }: Kept): Promise<void> => {
  for (const [name, text, contentType] of [
    [REPORT_JSON, json, 'application/json'],
    [REPORT_HTML, html, 'text/html'],
  ] as const) {
    const file = testInfo.outputPath(name)
    writeFileSync(file, text)
    await testInfo.attach(name, { path: path.resolve(file), contentType })
  }
}

/** What is wrong is in the site or in its settings, and not where this code was. */
const withoutStack = (reason: unknown): never => {
  const message = (reason instanceof Error ? reason.message : String(reason)).replace(/^rehearsal: /, '')
  const error = new Error(message)
  error.stack = message
  throw error
}
