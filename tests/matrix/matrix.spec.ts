import { AUDIT_IDS, auditOf, type AuditId } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import { runAudits } from '../../audits/run.ts'
import { demoJourney } from '../../cli/audit/demo-journey.ts'
import { SABOTAGES } from '../../demo-site/sabotaged/index.ts'
import { GOOD_SITE } from '../../demo-site/sites.ts'
import { UNUSUAL_SITES } from '../../demo-site/unusual/index.ts'
import { loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import { expect, test as base } from '@playwright/test'

const test = base.extend<{ readonly audit: (site: string) => Promise<readonly Finding[]> }>({
  audit: async ({ browser }, use) => {
    await use(async (id) => {
      const site = await startSite({ site: id, tagUrl: '//halc.iadvize.com/iadvize.js' })
      const project = { sid: 1234, publicKey: loadKeys().brandPublicPem }
      const findings = await runAudits({ browser, url: site.url, journey: demoJourney(id), project, audits: AUDIT_IDS })
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

test('the good shop passes every audit', async ({ audit }) => {
  const findings = await audit(GOOD_SITE.id)
  expect(broken(findings)).toEqual([])
  expect(untold(findings)).toEqual([])
  expect(findings.map(({ audit: id }) => id)).toEqual(AUDIT_IDS)
})

for (const { id, mayWarn = [] } of UNUSUAL_SITES) {
  test(`the good but unusual site "${id}" breaks no rule`, async ({ audit }) => {
    const findings = await audit(id)
    expect(
      broken(findings.filter((finding) => finding.verdict !== 'warn' || !mayWarn.includes(finding.audit))),
    ).toEqual([])
    expect(untold(findings)).toEqual([])
  })
}

for (const { id, breaks, mayBreak = [] } of SABOTAGES) {
  test(`the site "${id}" is caught by ${breaks.join(' and ')}, and by no audit whose rule it keeps`, async ({
    audit,
  }) => {
    const findings = await audit(id)
    expect(
      idsOf(findings, 'fail', 'warn').filter((rule) => breaks.includes(rule)),
      broken(findings).join('\n'),
    ).toEqual(AUDIT_IDS.filter((rule) => breaks.includes(rule)))
    const strange = findings.filter(({ audit: rule }) => ![...breaks, ...mayBreak].includes(rule))
    expect(broken(strange)).toEqual([])
    // A rule of which the catalogue says that it can only warn must not fail anybody.
    expect(idsOf(findings, 'fail').filter((rule) => auditOf(rule).worst === 'warn')).toEqual([])
  })
}
