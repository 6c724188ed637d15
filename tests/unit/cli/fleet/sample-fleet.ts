/** The audits of a fleet, as an agency would have them. */

import { AUDIT_IDS } from '../../../../audits/catalogue.ts'
import type { Finding } from '../../../../audits/finding.ts'
import { makePortfolio, type Audited, type Earlier, type Portfolio } from '../../../../cli/fleet/portfolio/portfolio.ts'
import { fail, pass, reportOf, untold, warn } from '../../audits/sample-report.ts'

/** A report of all rules, in which these findings replace those that pass. */
export const auditedWith = (name: string, ...findings: readonly Finding[]): Audited => {
  const told = AUDIT_IDS.map((audit) => findings.find((finding) => finding.audit === audit) ?? pass(audit))
  const report = { ...reportOf(told), target: `https://${name.toLowerCase().replaceAll(' ', '-')}.example/` }
  return { name, durationMs: 41_000, report, page: `sites/${name.toLowerCase().replaceAll(' ', '-')}.html` }
}

export const notAudited = (name: string, why: string): Audited => ({ name, durationMs: 15_200, report: null, why })

export const fleetOf = (sites: readonly Audited[], earlier: Earlier | null = null): Portfolio =>
  makePortfolio({ toolVersion: '0.1.0', startedAt: '2026-11-22T09:30:00.000Z', durationMs: 3_900_000, sites, earlier })

const EXAMPLES: readonly Finding[] = [
  fail('failure-no-anonymous', 'at-once'),
  fail('logout-called'),
  warn('loading-early'),
  untold('session-refresh'),
]

/** A third of the sites has something, and each fiftieth could not be reached. */
export const bigFleet = (count: number): Portfolio =>
  fleetOf(
    Array.from({ length: count }, (_, index) => {
      const name = `Brand ${String(index + 1).padStart(4, '0')}`
      if (index % 50 === 7) return notAudited(name, `${name} did not answer within 15 s`)
      return auditedWith(name, ...EXAMPLES.filter((_finding, nth) => index % (11 + 4 * nth) === 3))
    }),
    {
      startedAt: '2026-11-15T09:30:00.000Z',
      sites: Array.from({ length: count - 2 }, (_, index) => ({
        name: `Brand ${String(index + 1).padStart(4, '0')}`,
        state: 'not-ready',
        broken: [{ audit: index % 2 === 0 ? 'logout-called' : 'failure-no-anonymous', verdict: 'fail' }],
      })),
    },
  )
