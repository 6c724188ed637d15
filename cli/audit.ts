/** `rehearsal audit` */

import type { AuditOptions } from '../settings/audit.ts'
import type { ExitCode } from './exit-codes.ts'
import { requireRunner } from './require-runner.ts'

export const audit = async (options: AuditOptions): Promise<ExitCode> => {
  requireRunner('rehearsal audit')
  if (options.init === true) {
    const { writeJourneyFile } = await import('./audit/init.ts')
    return writeJourneyFile(options)
  }
  const { fleet } = options
  if (fleet !== undefined) {
    const { auditFleet } = await import('./fleet/run-command.ts')
    return auditFleet({ ...options, fleet })
  }
  const { runAuditCommand } = await import('./audit/command.ts')
  return runAuditCommand(options)
}
