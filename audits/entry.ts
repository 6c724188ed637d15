/** What a journey and a reader of reports need of the types; published as `iadvize-rehearsal/audit`. */

export type { AuditReport, Evidence, Finding, Verdict } from './finding.ts'
export type { Journey, Visitor } from '../playwright-kit/journey.ts'
