/** The commands and their options; the work is in the rooms. */

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { isLoopback, LOOPBACK_ONLY } from '../environment/listen.ts'
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts'
import { start, type StartOptions } from './start.ts'

/** Answers the exit code; prints one sentence for a mistake of the person. */
export const runProgram = async (args: readonly string[]): Promise<ExitCode> => {
  try {
    await program().parseAsync(args, { from: 'user' })
    return EXIT.ok
  } catch (error) {
    // Commander has printed its own sentence by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

const program = (): Command => {
  const rehearsal = new Command('rehearsal')
    .description('A stand-in for the iAdvize chat tag and its authentication service')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'rehearsal: ').replace('\n(', ' (')),
    })
    .exitOverride()
  rehearsal
    .command('start')
    .description('start the stand-in and the demo shop, until Ctrl+C')
    .option('--port <n>', 'port of the stand-in; 0 takes any free one (default: 4070)', readPort)
    .option('--demo-port <n>', 'port of the demo shop; 0 takes any free one (default: 4071)', readPort)
    .option('--host <h>', 'loopback address to listen on (default: 127.0.0.1)', readHost)
    .option('--config <file>', 'settings file (default: rehearsal.config.ts, .js or .json, if there is one)')
    .option('--site <id>', 'which demo shop: the good one, or one with a mistake (default: good)')
    .option('--no-demo', 'without the demo shop')
    .action((options: StartOptions) => start(options))
  return rehearsal
}

const MAX_PORT = 65_535

const readPort = (text: string): number => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port
  throw new InvalidArgumentError(`A port is a whole number from 0 to ${MAX_PORT}.`)
}

const readHost = (text: string): string => {
  if (isLoopback(text)) return text
  throw new InvalidArgumentError(LOOPBACK_ONLY)
}
