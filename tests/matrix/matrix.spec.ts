import { AUDIT_IDS, auditOf, type AuditId } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import { runAudits } from '../../audits/run.ts'
import { demoJourney } from '../../cli/audit/demo-journey.ts'
import { GOOD_SITE, SABOTAGES, UNUSUAL_SITES } from '../../demo-site/sites.ts'
import { loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import { annotationOf } from '../sites/cell.ts'
import { inTheScenesOf } from '../sites/in-the-scenes-of.ts'
import { outcomeOf, type Outcome } from '../sites/outcome.ts'
import { expect, test as base, type TestInfo } from '@playwright/test'

type Fixtures = {
  /** Audits a sabotaged shop by every rule, not only by those that need no further scene. */
  readonly isInFull: boolean
  readonly audit: (site: string, audits?: readonly AuditId[]) => Promise<readonly Finding[]>
}

const test = base.extend<Fixtures>({
  isInFull: [false, { option: true }],
  audit: async ({ browser, isInFull }, use) => {
    await use(async (id, audits = AUDIT_IDS) => {
      const site = await startSite({ site: id, tagUrl: '//halc.iadvize.com/iadvize.js' })
      const project = { sid: 1234, publicKey: loadKeys().brandPublicPem }
      const chosen = { project, audits: isInFull ? AUDIT_IDS : audits }
      const findings = await runAudits({ browser, url: site.url, journey: demoJourney, ...chosen })
      await site.close()
      return findings
    })
  },
})

/** "id: word of the problem, … (sentence)" of every rule that is broken. */
const broken = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(
      (finding) =>
        `${finding.audit}: ${finding.verdict} ${'problems' in finding ? finding.problems.join(', ') : ''} (${finding.summary})`,
    )

const untold = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ verdict }) => verdict === 'could-not-tell').map(({ audit, summary }) => `${audit}: ${summary}`)

const idsOf = (findings: readonly Finding[], ...verdicts: readonly Finding['verdict'][]): readonly AuditId[] =>
  findings.filter(({ verdict }) => verdicts.includes(verdict)).map(({ audit }) => audit)

/** `npm run bench -- sites` counts these annotations. */
const count = (testInfo: TestInfo, site: string, outcome: Outcome): void => {
  testInfo.annotations.push(annotationOf({ site, mistake: null, outcome }))
}

test('the good shop passes every audit', async ({ audit }, testInfo) => {
  const findings = await audit(GOOD_SITE.id)
  count(testInfo, GOOD_SITE.id, outcomeOf(findings, null))
  expect(broken(findings)).toEqual([])
  expect(untold(findings)).toEqual([])
  expect(findings.map(({ audit: id }) => id)).toEqual(AUDIT_IDS)
})

for (const { id, mayWarn = [] } of UNUSUAL_SITES) {
  test(`the good but unusual site "${id}" breaks no rule`, async ({ audit }, testInfo) => {
    const all = await audit(id)
    const findings = all.filter((finding) => finding.verdict !== 'warn' || !mayWarn.includes(finding.audit))
    count(testInfo, id, outcomeOf(findings, null))
    expect(broken(findings)).toEqual([])
    expect(untold(findings)).toEqual([])
  })
}

for (const { id, breaks, mayBreak = [] } of SABOTAGES) {
  test(`the site "${id}" is caught by ${breaks.join(' and ')}, and by no audit whose rule it keeps`, async ({
    audit,
  }, testInfo) => {
    const findings = await audit(id, inTheScenesOf(breaks))
    count(testInfo, id, outcomeOf(findings, { breaks, mayBreak }))
    expect(
      idsOf(findings, 'fail', 'warn').filter((rule) => breaks.includes(rule)),
      broken(findings).join('\n'),
    ).toEqual(AUDIT_IDS.filter((rule) => breaks.includes(rule)))
    const strange = findings.filter(({ audit: rule }) => ![...breaks, ...mayBreak].includes(rule))
    expect(broken(strange)).toEqual([])
    // A rule that can only warn, according to the catalogue, must not fail a site.
    expect(idsOf(findings, 'fail').filter((rule) => auditOf(rule).worst === 'warn')).toEqual([])
  })
}
