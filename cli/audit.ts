/** `rehearsal audit` */

import { RunnerError, loadRunner } from '../playwright-kit/runner.ts'
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts'

/** What the person gave; what is absent is looked for in the settings file, then has a default. */
export type AuditOptions = {
  readonly journey?: string
  readonly init?: true
  readonly sid?: string
  readonly publicKey?: string
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

/** Playwright is asked for first: whatever else is needed imports it. */
export const audit = async (url: string | undefined, options: AuditOptions): Promise<ExitCode> => {
  try {
    loadRunner(import.meta.url, 'rehearsal audit')
  } catch (error) {
    if (!(error instanceof RunnerError)) throw error
    throw new CommandError(EXIT.environment, `rehearsal: ${error.message}`)
  }
  if (options.init === true) {
    const { writeJourneyFile } = await import('./audit/init.ts')
    return writeJourneyFile(url, options)
  }
  const { runAuditCommand } = await import('./audit/command.ts')
  return runAuditCommand(url, options)
}
