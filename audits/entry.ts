/** The types that authors of journeys and readers of reports need. Published as `iadvize-rehearsal/audit`. */

export type { AuditReport, Evidence, Finding } from './finding.ts'
export type { Journey, Visitor } from '../playwright-kit/journey.ts'
export type { Verdict } from '../protocol/verdicts.ts'
