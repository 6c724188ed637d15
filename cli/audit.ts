/** `rehearsal audit` */

import type { ExitCode } from './exit-codes.ts'
import { requireRunner } from './require-runner.ts'

/** What the person gave; what is absent is looked for in the settings file, then has a default. */
export type AuditOptions = {
  readonly journey?: string
  readonly init?: true
  readonly sid?: string
  readonly publicKey?: string
  readonly host?: readonly string[]
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly budget?: string
  readonly baseline?: string
  readonly html?: string
  readonly json?: string
  readonly junit?: string
  readonly sarif?: string
  readonly ctrf?: string
  readonly ignoreHttpsErrors?: true
  readonly stepLimit?: number
  readonly headed?: true
  readonly config?: string
  readonly site?: string
}

export const audit = async (url: string | undefined, options: AuditOptions): Promise<ExitCode> => {
  requireRunner('rehearsal audit')
  if (options.init === true) {
    const { writeJourneyFile } = await import('./audit/init.ts')
    return writeJourneyFile(url, options)
  }
  const { runAuditCommand } = await import('./audit/command.ts')
  return runAuditCommand(url, options)
}
