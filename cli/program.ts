/** The commands and their options. */

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { sizeOf } from '../diagnosis/quotable.ts'
import { isLoopback, LOOPBACK_ONLY } from '../environment/listen.ts'
import { packageVersion } from '../environment/version.ts'
import { CONFIG } from '../settings/config-option.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { NAMED_COMMANDS } from './named-commands.ts'
import { addScenario, type Outcome } from './scenario.ts'
import type { ExecOptions } from './exec.ts'
import type { StartOptions } from './start.ts'
import { addAsVendorOptions, addProxyOptions } from './start/as-vendor-options.ts'

/** Resolves with the exit code. Prints one sentence for a user's mistake. */
export const runProgram = async (args: readonly string[]): Promise<number> => {
  try {
    const outcome: Outcome = { code: EXIT.ok }
    const rehearsal = await program(outcome, args)
    await rehearsal.parseAsync(args, { from: 'user' })
    return outcome.code
  } catch (error) {
    // Commander has already printed its own sentence.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

const program = async (outcome: Outcome, given: readonly string[]): Promise<Command> => {
  const isCompleting = COMPLETING.some((name) => name === given[0])
  const rehearsal = new Command('rehearsal')
    .description('A stand-in for the iAdvize chat tag and its authentication service')
    .version(packageVersion(), '-V, --version', 'print the version')
    .configureOutput({
      outputError: (text, write) =>
        write(
          withoutSecrets(text)
            .replace(/^error: /, 'rehearsal: ')
            .replace('\n(', ' ('),
        ),
    })
    .exitOverride()
  const start = rehearsal
    .command('start')
    .description('start the stand-in and the demo shop, until Ctrl+C')
    .option('--port <n>', 'port of the stand-in; 0 takes any free one (default: 4070)', readPort)
    .option('--demo-port <n>', 'port of the demo shop; 0 takes any free one (default: 4071)', readPort)
    .option('--host <h>', 'loopback address to listen on (default: 127.0.0.1)', readHost)
    .option('--open', 'open the control room in the browser')
  addAsVendorOptions(addShopOptions(start), readPort).action(async (options: StartOptions) => {
    // Imported here, so that other commands do not wait for the servers to be loaded.
    const command = await import('./start.ts')
    await command.start(options)
  })
  addExec(rehearsal, outcome)
  for (const { name, about, load } of NAMED_COMMANDS) {
    const command = rehearsal.command(name).description(about)
    // Completion knows every command; otherwise the one that is named is enough.
    if (isCompleting || given.includes(name)) (await load())(command, outcome)
  }
  addScenario(rehearsal, outcome)
  await addCompletion(rehearsal, isCompleting)
  return rehearsal
}

/** The command that prints a script for a shell, and the one by which that script asks what could follow. */
const COMPLETING = ['completion', 'complete'] as const

const addCompletion = async (rehearsal: Command, isCompleting: boolean): Promise<void> => {
  const [name] = COMPLETING
  if (!isCompleting) {
    rehearsal
      .command(name)
      .description('print the script that completes this command in a shell: bash, zsh, fish or powershell')
      .argument('<shell>')
    return
  }
  const { default: complete } = await import('@bomb.sh/tab/commander')
  complete(rehearsal, { completionCommandName: name })
}

const addShopOptions = (command: Command): Command =>
  command
    .option(CONFIG.flag, CONFIG.help)
    .option('--site <id>', 'the demo shop to show: the good one, or one with a mistake (default: good)')
    .option('--no-demo', 'start no demo shop')

const addExec = (rehearsal: Command, outcome: Outcome): void => {
  const command = rehearsal
    .command('exec')
    .description('run a command with a stand-in that starts before it and stops after it')
    .usage('[options] -- <command>')
    .argument('<command...>', 'what to run, with its arguments')
    .showHelpAfterError('Write "--" before the command, as in: rehearsal exec -- npm test --watch')
    .addHelpText('after', '\nExample:\n  rehearsal exec -- npm test')
  addShopOptions(command).option('--as-vendor', "also answer as the vendor's hosts, through a proxy on a free port")
  addProxyOptions(command).action(async (words: readonly string[], options: ExecOptions) => {
    const { exec } = await import('./exec.ts')
    outcome.code = await exec(words, options)
  })
}

/** A token or a key that was given in place of a word must not get into a log. */
const withoutSecrets = (text: string): string =>
  text.replaceAll(/'([^']*)'/gs, (word, inside: string) =>
    inside.length > LONGEST_WORD ? `(${sizeOf(inside)})` : word,
  )

const LONGEST_WORD = 40

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
