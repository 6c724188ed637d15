/** The commands and their options. */

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { sizeOf } from '../diagnosis/quotable.ts'
import { isLoopback, LOOPBACK_ONLY } from '../environment/listen.ts'
import { packageVersion } from '../environment/version.ts'
import type { AuditOptions } from '../settings/audit.ts'
import { CONFIG } from '../settings/config-option.ts'
import { CommandError, EXIT } from './exit-codes.ts'
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
  // Completion knows every command; otherwise the one that is named is enough.
  const args = isCompleting ? LOADED_WHEN_NAMED : given
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
  await addInit(rehearsal, outcome, args)
  await addDoctor(rehearsal, outcome, args)
  await addAudit(rehearsal, outcome, args)
  await addAuditEndpoint(rehearsal, outcome, args)
  addScenario(rehearsal, outcome)
  await addCa(rehearsal, args)
  await addToken(rehearsal, outcome, args)
  await addKeys(rehearsal, outcome, args)
  await addCompletion(rehearsal, isCompleting)
  return rehearsal
}

const LOADED_WHEN_NAMED = ['init', 'audit', 'audit-endpoint', 'ca', 'doctor', 'token', 'keys']

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

const addInit = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const command = rehearsal
    .command('init')
    .description('look at your project, and write a first test, a first feature, a journey, settings and a CI workflow')
  if (!args.includes('init')) return
  const { addInitOptions } = await import('./init.ts')
  addInitOptions(command, outcome)
}

const addAudit = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const command = rehearsal
    .command('audit')
    .description(
      'visit a site as its visitors do, with the stand-in in place of iAdvize, and judge it by the documented rules',
    )
    .action(async (url: string | undefined, options: AuditOptions) => {
      const { audit } = await import('./audit.ts')
      outcome.code = await audit(url === undefined ? options : { ...options, url })
    })
  // Other commands do not wait for the schemas to be loaded.
  if (!args.includes('audit')) return
  const [{ addOptions }, { AUDIT_OPTIONS }] = await Promise.all([
    import('./options.ts'),
    import('../settings/audit.ts'),
  ])
  addOptions(command, AUDIT_OPTIONS)
}

const addDoctor = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const command = rehearsal.command('doctor').description('say why Rehearsal does not work here, and what to do')
  if (!args.includes('doctor')) return
  const { completeDoctor } = await import('./doctor.ts')
  completeDoctor(command, outcome)
}

const addAuditEndpoint = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const about = 'ask a token endpoint as a page would, without a browser, and judge it by the rules that need no page'
  if (!args.includes('audit-endpoint')) return void rehearsal.command('audit-endpoint').description(about)
  const { addAuditEndpointCommand } = await import('./audit-endpoint.ts')
  addAuditEndpointCommand(rehearsal, outcome, about)
}

const addCa = async (rehearsal: Command, args: readonly string[]): Promise<void> => {
  const command = rehearsal
    .command('ca')
    .description('make a certificate authority for this machine, for "rehearsal start --as-vendor"')
  if (!args.includes('ca')) return
  const { addCaCommands } = await import('./ca.ts')
  addCaCommands(command)
}

const addToken = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const command = rehearsal.command('token').description('inspect, verify and mint tokens, without a browser')
  if (!args.includes('token')) return
  const { addTokenCommands } = await import('./token.ts')
  addTokenCommands(command, outcome)
}

const addKeys = async (rehearsal: Command, outcome: Outcome, args: readonly string[]): Promise<void> => {
  const command = rehearsal
    .command('keys')
    .description('make the key pair of a brand, print the key to encrypt for, and say what a key file is')
  if (!args.includes('keys')) return
  const { addKeysCommands } = await import('./keys.ts')
  addKeysCommands(command, outcome)
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
