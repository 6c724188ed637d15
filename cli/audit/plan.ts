/** Turns options and settings into a plan. Every mistake that can be found without a browser is found here. */

import { readFile } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { parseBudget } from '../../audits/reports/budget.ts'
import { readBaseline, type Baseline } from '../../audits/reports/baseline.ts'
import type { AuditId } from '../../audits/catalogue.ts'
import type { AuditSettings } from '../../audits/finding.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { readJourney } from '../../audits/journey/read-journey.ts'
import { selectAudits } from '../../audits/selection.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../audits/reports/write-report.ts'
import { loadModule } from '../../environment/load-module.ts'
import { readKey } from '../../diagnosis/key-file.ts'
import { keyAt, spkiOf, type KeyPlace } from '../../diagnosis/key.ts'
import type { AuditOptions } from '../../settings/audit.ts'
import { addressOf, hostsBeside } from './address.ts'
import { givenOf, type Given } from './given.ts'
import { usageError } from './sentences.ts'

export type ReportFile = { readonly format: ReportFormat; readonly file: string }

/** A demo shop, or the user's own site. */
export type Target =
  | { readonly site: string }
  | {
      readonly url: string
      readonly journey: Journey
      /** If null, it is looked for on the page. */
      readonly sid: string | null
      /** As PEM. If null, tokens are not opened. */
      readonly publicKey: string | null
    }

export type Plan = {
  readonly target: Target
  /** The file of the journey, relative to the folder of the command and with slashes; null if that folder has none. */
  readonly journeyFile: string | null
  readonly audits: readonly AuditId[]
  readonly settings: AuditSettings
  readonly baseline: Baseline | null
  readonly reports: readonly ReportFile[]
  readonly ignoreHttpsErrors: boolean
  readonly stepLimitMs: number
  readonly isHeaded: boolean
  /** The brand's own hosts that serve nothing but the tag. */
  readonly hosts: readonly string[]
}

export const makePlan = async (options: AuditOptions, folder: string): Promise<Plan> =>
  planOf(await givenOf(options, folder), folder)

/** `journey` is a journey that was given as an object, and not as the name of a file. */
export const planOf = async (given: Given, folder: string, journey: Journey | null = null): Promise<Plan> => {
  const { only = [], skip = [], budget, baseline = null, hosts = given.hostsOfStandIn } = given
  const audits = selectAudits(only, skip)
  parseBudget(budget)
  const target = await targetOf(given, folder, journey)
  return {
    target,
    journeyFile: given.journey === undefined || journey !== null ? null : fileWithin(folder, given.journey),
    audits,
    settings: { only, skip, budget, baseline },
    baseline: baseline === null ? null : readBaseline(await textOf(baseline, 'baseline', folder), baseline),
    reports: reportFilesOf(given, folder),
    ignoreHttpsErrors: given.ignoreHttpsErrors ?? false,
    stepLimitMs: given.stepLimitSeconds * 1_000,
    isHeaded: given.headed ?? false,
    hosts: 'url' in target ? hostsBeside(target.url, hosts) : hosts,
  }
}

const fileWithin = (folder: string, file: string): string | null => {
  const path = relative(folder, resolve(folder, file))
  return isAbsolute(path) || path.split(sep)[0] === '..' ? null : path.split(sep).join('/')
}

export const reportFilesOf = (
  given: { readonly [Format in ReportFormat]?: string },
  folder: string,
): readonly ReportFile[] =>
  REPORT_FORMATS.flatMap((format) => {
    const file = given[format]
    return file === undefined ? [] : [{ format, file: resolve(folder, file) }]
  })

/** The settings that need the address of a site: the name of each, and the word for it in a sentence. */
const OF_A_SITE = [
  ['journey', 'journey'],
  ['sid', 'sid'],
  ['publicKey', 'publicKey'],
  ['hosts', 'host'],
] as const

const targetOf = async (given: Given, folder: string, inCode: Journey | null): Promise<Target> => {
  const { url, journey, site, sid = null, publicKey, keyPlace } = given
  if (url === undefined) {
    const lonely = OF_A_SITE.find(([name]) => given[name] !== undefined)
    if (lonely === undefined) return { site: site ?? 'good' }
    throw usageError(`A ${lonely[1]} was given without the address of a site: rehearsal audit <url>.`)
  }
  if (site !== undefined) throw usageError(`--site is for the demo shop: leave it out, or leave out ${url}.`)
  const address = addressOf(url)
  if (journey === undefined) {
    throw usageError(
      `There is no journey that says how visitors sign in to ${url}: give --journey <file>, or let "rehearsal audit ${url} --init" write one.`,
    )
  }
  return {
    url: address,
    journey:
      inCode === null
        ? readJourney(await loadModule(resolve(folder, journey), `the journey ${journey}`), journey)
        : readJourney({ ...inCode }, journey),
    sid,
    publicKey: publicKey === undefined ? null : publicKeyOf(publicKey, folder, keyPlace),
  }
}

/** The key as PEM. `place` is where it was given, for the error. */
export const publicKeyOf = (given: unknown, folder: string, place: KeyPlace): string => {
  const found = readKey(given, [folder])
  if (found.key !== null) return spkiOf(found.key)
  throw usageError(`${keyAt({ ...place, file: found.file })} ${found.problem}`)
}

export const textOf = async (file: string, what: string, folder: string): Promise<string> => {
  try {
    return await readFile(resolve(folder, file), 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : (code ?? message)
    throw usageError(`The ${what} ${file} cannot be read: ${reason}.`)
  }
}
