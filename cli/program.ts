/** The commands and their options; the work is in the rooms. */

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { isLoopback, LOOPBACK_ONLY } from '../environment/listen.ts'
import { packageVersion } from '../environment/version.ts'
import { hostProblem } from '../protocol/own-hosts.ts'
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts'
import type { AuditOptions } from './audit.ts'
import { addScenario, type Outcome } from './scenario.ts'
import type { StartOptions } from './start.ts'

/** Answers the exit code; prints one sentence for a mistake of the person. */
export const runProgram = async (args: readonly string[]): Promise<ExitCode> => {
  try {
    const outcome: Outcome = { code: EXIT.ok }
    await program(outcome).parseAsync(args, { from: 'user' })
    return outcome.code
  } catch (error) {
    // Commander has printed its own sentence by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    return error.exitCode
  }
}

const program = (outcome: Outcome): Command => {
  const rehearsal = new Command('rehearsal')
    .description('A stand-in for the iAdvize chat tag and its authentication service')
    .version(packageVersion(), '-V, --version', 'print the version')
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
    .action(async (options: StartOptions) => {
      // Nobody else waits for the servers to be loaded.
      const { start } = await import('./start.ts')
      await start(options)
    })
  addAudit(rehearsal, outcome)
  addScenario(rehearsal, outcome)
  return rehearsal
}

const addAudit = (rehearsal: Command, outcome: Outcome): void => {
  rehearsal
    .command('audit')
    .description('play the visitors of a site against the stand-in, and judge it by the documented rules')
    .argument('[url]', 'the site; without one the demo shop is audited')
    .option('--journey <file>', 'how one signs in and out: a file that exports visitors, signIn and signOut')
    .option('--init', 'watch you sign in and out once, and write the journey')
    .option('--sid <sid>', 'the iAdvize project (default: that of the snippet on the page)')
    .option('--public-key <file>', "the brand's public key as PEM; without it tokens are not opened")
    .option('--host <host>', 'a host of your own that serves nothing but the tag; may be given again', readOwnHost)
    .option('--only <names>', 'audits and groups of docs/audits.md, between commas', readNames)
    .option('--skip <names>', 'the same, left out', readNames)
    .option('--budget <terms>', 'what fails the run: warn, "fail,logout=could-not-tell", "none,all=90" (default: fail)')
    .option('--baseline <file>', 'an earlier JSON report: what is broken in it does not fail the run again')
    .option('--html <file>', 'write the report as one page')
    .option('--json <file>', 'the same as JSON (docs/audit-report.schema.json)')
    .option('--junit <file>', 'the same as JUnit XML')
    .option('--sarif <file>', 'the same as SARIF')
    .option('--ctrf <file>', 'the same as CTRF')
    .option('--ignore-https-errors', 'take any certificate')
    .option('--step-limit <seconds>', 'how long the journey may wait for one thing (default: 15)', readSeconds)
    .option('--headed', 'show the browser')
    .option('--config <file>', 'settings file (default: rehearsal.config.ts, .js or .json, if there is one)')
    .option('--site <id>', 'which demo shop, where there is no address (default: good)')
    .action(async (url: string | undefined, options: AuditOptions) => {
      const { audit } = await import('./audit.ts')
      outcome.code = await audit(url, options)
    })
}

const readNames = (text: string, before: readonly string[] = []): readonly string[] => {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw new InvalidArgumentError('Names stand between commas, as in token,logout-on-click.')
  return [...before, ...names]
}

const readOwnHost = (text: string, before: readonly string[] = []): readonly string[] => {
  const problem = hostProblem(text)
  if (problem !== null) throw new InvalidArgumentError(`It is wrong: ${problem}.`)
  return [...before, text]
}

const LONGEST_STEP_SECONDS = 600

const readSeconds = (text: string): number => {
  const seconds = Number(text)
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds <= LONGEST_STEP_SECONDS) return seconds
  throw new InvalidArgumentError(`A limit is a number of seconds, more than 0 and at most ${LONGEST_STEP_SECONDS}.`)
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
