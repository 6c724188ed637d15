/** Turns the errors that are a user's mistakes into a sentence and an exit code. */

import { CommandError, EXIT, type ExitCode } from '../exit-codes.ts'

const EXIT_CODES: Readonly<Record<string, ExitCode>> = {
  AuthorityError: EXIT.environment,
  BaselineError: EXIT.usage,
  BudgetError: EXIT.usage,
  EarlierPortfolioError: EXIT.usage,
  FleetError: EXIT.usage,
  JourneyError: EXIT.usage,
  LoadModuleError: EXIT.usage,
  SelectionError: EXIT.usage,
  SettingsFileError: EXIT.usage,
  UnknownSiteError: EXIT.usage,
  ListenError: EXIT.environment,
  SiteError: EXIT.environment,
}

/** Any other error is a bug in Rehearsal, and keeps its stack. */
export const sentenceFor = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const exitCode = EXIT_CODES[error.name]
  return exitCode === undefined ? error : new CommandError(exitCode, `rehearsal: ${error.message}`)
}

export const usageError = (sentence: string): CommandError => new CommandError(EXIT.usage, `rehearsal: ${sentence}`)

export const environmentError = (sentence: string): CommandError =>
  new CommandError(EXIT.environment, `rehearsal: ${sentence}`)
