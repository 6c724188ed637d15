/** `rehearsal audit <url> --init`: watches a person sign in and out, and writes the journey. */

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, relative, resolve } from 'node:path'
import process from 'node:process'
import { createInterface, type Interface } from 'node:readline/promises'
import { once } from 'node:events'
import type { Browser } from '@playwright/test'
import { plainText } from '../../audits/plain-text.ts'
import { readJourney } from '../../audits/journey/read-journey.ts'
import { redact } from '../../audits/reports/redact.ts'
import { repeatJourney } from '../../audits/journey/repeat-journey.ts'
import { watchJourney } from '../../audits/journey/watch-journey.ts'
import { variableOf, visitorFieldsOf, writeJourney, type VisitorField } from '../../audits/journey/write-journey.ts'
import { loadModule } from '../../environment/load-module.ts'
import { AUDIT_DEFAULTS, type AuditOptions } from '../../settings/audit.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { addressOf, hostsBeside } from './address.ts'
import { withBrowser } from './browser.ts'
import { givenOf } from './given.ts'
import { Interruption } from './interruption.ts'
import { sentenceFor, usageError } from './sentences.ts'

export const writeJourneyFile = async (options: AuditOptions): Promise<ExitCode> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // While a question is open, readline keeps Ctrl+C for itself.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    const site = await siteOf(options)
    return await withBrowser({ isHeaded: true, hosts: site.hosts }, (browser) =>
      watchAndWrite(browser, site, askOn(terminal)),
    )
  } catch (error) {
    if (error instanceof Interruption) return error.exitCode
    throw sentenceFor(error)
  } finally {
    terminal.close()
  }
}

type Site = {
  readonly url: string
  readonly file: string
  readonly ignoreHttpsErrors: boolean
  readonly hosts: readonly string[]
}

const siteOf = async (options: AuditOptions): Promise<Site> => {
  const given = await givenOf(options, process.cwd())
  const { url, journey = 'journey.ts', ignoreHttpsErrors = false, hosts = given.hostsOfStandIn } = given
  if (url === undefined) throw usageError('--init needs the address of a site: rehearsal audit <url> --init.')
  const file = resolve(journey)
  if (existsSync(file))
    throw usageError(`${file} already exists: move it away, or name another file with --journey <file>.`)
  return { url: addressOf(url), file, ignoreHttpsErrors, hosts: hostsBeside(addressOf(url), hosts) }
}

type Ask = (sentence: string) => Promise<string>

const askOn =
  (terminal: Interface): Ask =>
  async (sentence) => {
    const ended = once(terminal, 'close').then(() => {
      throw usageError('--init needs a terminal in which you can press Enter.')
    })
    return Promise.race([terminal.question(`\n${sentence}\nThen press Enter here. `), ended])
  }

const watchAndWrite = async (browser: Browser, site: Site, ask: Ask): Promise<ExitCode> => {
  const { url, file, hosts } = site
  const contextOptions = { ignoreHTTPSErrors: site.ignoreHttpsErrors }
  const context = await browser.newContext({ ...contextOptions, viewport: null })
  const watched = await watchJourney({ context, url, hosts, ask })
  await context.close()
  const idle = (
    [
      ['sign in', watched.signsIn],
      ['sign out', watched.signsOut],
    ] as const
  ).find(([, steps]) => steps.every(({ kind }) => kind === 'go'))
  if (idle !== undefined)
    throw usageError(`In the browser you did not ${idle[0]}, so no journey was written: try again.`)
  const fields = visitorFieldsOf(watched.signsIn)
  const second = await askForSecond(fields, ask)
  await writeFile(file, writeJourney(watched, second))
  const variables = fields.filter(({ isSecret }) => isSecret).map(({ key }) => key)
  process.stdout.write(`\nWritten: ${file}\n`)
  const needed = [1, ...(second === null ? [] : [2])].flatMap((visitor) =>
    variables.map((key) => variableOf(key, visitor)),
  )
  if (needed.length > 0) process.stdout.write(`It contains no password: set ${needed.join(', ')} before an audit.\n`)
  const trouble = await repeated(browser, { url, file, hosts, contextOptions }, fields)
  if (trouble === null) {
    process.stdout.write(
      `It was tried, and it works. Next: rehearsal audit ${url} --journey ${relative(process.cwd(), file)}\n`,
    )
    return EXIT.ok
  }
  process.stderr.write(
    `rehearsal: The journey was tried and does not work yet: correct it by hand. ${redact(plainText(trouble))}\n`,
  )
  return EXIT.findings
}

/** Null if there is no second visitor. */
const askForSecond = async (
  fields: readonly VisitorField[],
  ask: Ask,
): Promise<Readonly<Record<string, string>> | null> => {
  const values: Record<string, string> = {}
  for (const { key, isSecret, value } of fields) {
    if (isSecret) continue
    const said = (
      await ask(`Type the ${key} of a second visitor (the first has ${value}), or nothing if there is none.`)
    ).trim()
    if (said === '') return null
    values[key] = said
  }
  return Object.keys(values).length === 0 ? null : values
}

/**
 * Plays the written file with the secrets that were just typed. It signs in the first visitor only, because the second
 * visitor's secrets are not known.
 */
const repeated = async (
  browser: Browser,
  { file, ...site }: Omit<Site, 'ignoreHttpsErrors'> & { readonly contextOptions: object },
  fields: readonly VisitorField[],
): Promise<string | null> => {
  for (const { key, isSecret, value } of fields) if (isSecret) process.env[variableOf(key, 1)] ??= value
  for (const { key, isSecret } of fields) if (isSecret) process.env[variableOf(key, 2)] ??= '(not known yet)'
  const { visitors, ...steps } = readJourney(await loadModule(file, `the journey ${basename(file)}`), basename(file))
  const journey = { ...steps, visitors: [visitors[0]] as const }
  const trouble = await repeatJourney({
    browser,
    journey,
    ...site,
    stepLimitMs: AUDIT_DEFAULTS.stepLimitSeconds * 1_000,
  })
  return trouble?.sentence ?? null
}
