/** Checks for Playwright before a command loads anything that imports it. */

import { RunnerError, loadRunner } from '../playwright-kit/runner.ts'
import { CommandError, EXIT } from './exit-codes.ts'

export const requireRunner = (command: string): void => {
  try {
    loadRunner(import.meta.url, command)
  } catch (error) {
    if (!(error instanceof RunnerError)) throw error
    throw new CommandError(EXIT.environment, `rehearsal: ${error.message}`)
  }
}
