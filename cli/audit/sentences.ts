/** Mistakes of the person's, told by the rooms in a sentence of their own, and how the process ends on them. */

import { CommandError, EXIT, type ExitCode } from '../exit-codes.ts'

const EXIT_CODES: Readonly<Record<string, ExitCode>> = {
  BaselineError: EXIT.usage,
  BudgetError: EXIT.usage,
  JourneyError: EXIT.usage,
  LoadModuleError: EXIT.usage,
  SelectionError: EXIT.usage,
  SettingsFileError: EXIT.usage,
  UnknownSiteError: EXIT.usage,
  ListenError: EXIT.environment,
  SiteError: EXIT.environment,
}

/** Anything else is a fault of ours, and keeps its stack. */
export const sentenceFor = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const exitCode = EXIT_CODES[error.name]
  return exitCode === undefined ? error : new CommandError(exitCode, `rehearsal: ${error.message}`)
}

export const usageError = (sentence: string): CommandError => new CommandError(EXIT.usage, `rehearsal: ${sentence}`)

export const environmentError = (sentence: string): CommandError =>
  new CommandError(EXIT.environment, `rehearsal: ${sentence}`)
