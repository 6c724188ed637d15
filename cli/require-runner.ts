/** Playwright is asked for first where a command needs it: whatever else is needed then imports it. */

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
