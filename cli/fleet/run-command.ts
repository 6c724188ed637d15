/** `rehearsal audit --fleet`: Playwright audits every site of a list, and the reporter puts the results together. */

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseBudget } from '../../audits/reports/budget.ts'
import { selectAudits } from '../../audits/selection.ts'
import { builtPath } from '../../playwright-kit/built-files.ts'
import { handOver } from './command/handed.ts'
import { PORTFOLIO_JSON, readPortfolio } from './portfolio/schema.ts'
import { sitesOfFile, type CommonSettings } from './sites.ts'
import { AUDIT_OPTIONS, FLEET_DEFAULTS, type AuditOptions } from '../../settings/audit.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'

/** The options that go with a fleet: those that hold for every site, and those of the run. */
const OF_A_FLEET = [
  'fleet',
  'fleetReport',
  'workers',
  'headed',
  'only',
  'skip',
  'budget',
  'ignoreHttpsErrors',
  'stepLimitSeconds',
] as const satisfies readonly (keyof AuditOptions)[]

export const auditFleet = async (options: AuditOptions & { readonly fleet: string }): Promise<ExitCode> => {
  const folder = path.resolve(options.fleetReport ?? FLEET_DEFAULTS.report)
  const scratch = await mkdtemp(path.join(tmpdir(), 'rehearsal-fleet-'))
  try {
    const { fleet, workers = null, headed = false } = options
    const common = commonOf(options)
    sitesOfFile(fleet, common)
    const code = await runPlaywright(
      handOver({ file: path.resolve(fleet), folder, scratch, workers, isHeaded: headed, common }),
    )
    return code === 1 ? endOf(folder) : (code as ExitCode)
  } catch (error) {
    throw sentenceFor(error)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const commonOf = (options: AuditOptions): CommonSettings => {
  const known: readonly string[] = OF_A_FLEET
  const lonely = Object.entries(AUDIT_OPTIONS).find(([name]) => Object.hasOwn(options, name) && !known.includes(name))
  if (lonely !== undefined) {
    const [, { flag }] = lonely
    const what = flag.startsWith('-') ? flag.replace(/ .*/, '') : 'the address'
    throw usageError(`--fleet audits the sites of a list, each with settings of its own: leave out ${what}.`)
  }
  const { only, skip, budget, ignoreHttpsErrors, stepLimitSeconds } = options
  // So that a mistake is said once, and not by every site.
  selectAudits(only ?? [], skip ?? [])
  if (budget !== undefined) parseBudget(budget)
  return {
    ...(only && { only }),
    ...(skip && { skip }),
    ...(budget !== undefined && { budget }),
    ...(ignoreHttpsErrors !== undefined && { ignoreHttpsErrors }),
    ...(stepLimitSeconds !== undefined && { stepLimitSeconds }),
  }
}

/** Resolves with its exit code. */
const runPlaywright = (variables: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
    const child = spawn(process.execPath, [cli, 'test', '--config', builtPath('fleet/playwright.config.js')], {
      stdio: 'inherit',
      env: { ...process.env, ...variables },
    })
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    // A terminal sends Ctrl+C to Playwright as well, which then writes what it has.
    const wait = (): void => {}
    process.on('SIGTERM', passOn).on('SIGINT', wait)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGINT', wait)
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL'])
    })
  })

/** As for one site: a site over its budget counts before one that could not be judged. */
const endOf = (folder: string): ExitCode => {
  const file = path.join(folder, PORTFOLIO_JSON)
  if (!existsSync(file)) return EXIT.environment
  const { sites } = readPortfolio(readFileSync(file, 'utf8'), file)
  return sites.some(({ state, isWithinBudget }) => state !== 'not-audited' && !isWithinBudget)
    ? EXIT.findings
    : EXIT.environment
}
