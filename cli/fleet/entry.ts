/** What is published as `iadvize-rehearsal/audit/playwright`. */

export { auditTests, type AuditTestsOptions } from './audit-tests.ts'
export type { FleetSite } from './sites.ts'
