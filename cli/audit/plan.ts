/** What is to be done, from options and settings; whatever can be found wrong without a browser is found here. */

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseBudget, DEFAULT_BUDGET } from '../../audits/budget.ts'
import { readBaseline } from '../../audits/baseline.ts'
import type { AuditId } from '../../audits/catalogue.ts'
import type { AuditReport, AuditSettings } from '../../audits/finding.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { readJourney } from '../../audits/read-journey.ts'
import { selectAudits } from '../../audits/selection.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../audits/write-report.ts'
import { loadModule } from '../../environment/load-module.ts'
import { loadSettingsFile } from '../../environment/settings-file.ts'
import { PublicKeyError, readBrandKey } from '../../mock-platform/projects.ts'
import type { AuditOptions } from '../audit.ts'
import { addressOf, hostsBeside } from './address.ts'
import { usageError } from './sentences.ts'

export type ReportFile = { readonly format: ReportFormat; readonly file: string }

/** A demo shop, or a site of the person's own. */
export type Target =
  | { readonly site: string }
  | {
      readonly url: string
      readonly journey: Journey
      /** Null: it is looked for on the page. */
      readonly sid: string | null
      /** As PEM; null: tokens are not opened. */
      readonly publicKey: string | null
    }

export type Plan = {
  readonly target: Target
  readonly audits: readonly AuditId[]
  readonly settings: AuditSettings
  readonly baseline: AuditReport | null
  readonly reports: readonly ReportFile[]
  readonly ignoreHttpsErrors: boolean
  readonly stepLimitMs: number
  readonly isHeaded: boolean
  /** Of the brand's own, which serve nothing but the tag. */
  readonly hosts: readonly string[]
}

type Given = Omit<AuditOptions, 'config' | 'host' | 'init' | 'stepLimit' | 'ignoreHttpsErrors' | 'headed'> & {
  readonly url?: string
  readonly ignoreHttpsErrors?: boolean
  readonly headed?: boolean
  readonly stepLimitSeconds?: number
  readonly hosts?: readonly string[]
}

const STEP_LIMIT_SECONDS = 15

export const makePlan = async (url: string | undefined, options: AuditOptions, folder: string): Promise<Plan> => {
  const { config, stepLimit, host, ...chosen } = options
  const { audit: fromFile = {}, hosts: ofStandIn = [] } = await loadSettingsFile(folder, config)
  const given: Given = {
    ...fromFile,
    ...chosen,
    ...(url === undefined ? {} : { url }),
    ...(stepLimit === undefined ? {} : { stepLimitSeconds: stepLimit }),
    ...(host === undefined ? {} : { hosts: host }),
  }
  const { only = [], skip = [], budget = DEFAULT_BUDGET, baseline = null } = given
  const audits = selectAudits(only, skip)
  parseBudget(budget)
  const target = await targetOf(given, folder)
  const hosts = given.hosts ?? ofStandIn
  return {
    target,
    audits,
    settings: { only, skip, budget, baseline },
    baseline: baseline === null ? null : readBaseline(await textOf(baseline, 'baseline', folder), baseline),
    reports: REPORT_FORMATS.flatMap((format) => {
      const file = given[format]
      return file === undefined ? [] : [{ format, file: resolve(folder, file) }]
    }),
    ignoreHttpsErrors: given.ignoreHttpsErrors ?? false,
    stepLimitMs: (given.stepLimitSeconds ?? STEP_LIMIT_SECONDS) * 1_000,
    isHeaded: given.headed ?? false,
    hosts: 'url' in target ? hostsBeside(target.url, hosts) : hosts,
  }
}

/** By their names among the settings, and in a sentence. */
const OF_A_SITE = [
  ['journey', 'journey'],
  ['sid', 'sid'],
  ['publicKey', 'publicKey'],
  ['hosts', 'host'],
] as const

const targetOf = async (given: Given, folder: string): Promise<Target> => {
  const { url, journey, site, sid = null, publicKey } = given
  if (url === undefined) {
    const lonely = OF_A_SITE.find(([name]) => given[name] !== undefined)
    if (lonely === undefined) return { site: site ?? 'good' }
    throw usageError(`There is a ${lonely[1]}, and no address that it is for: rehearsal audit <url>.`)
  }
  if (site !== undefined) throw usageError(`--site is for the demo shop: leave it out, or leave out ${url}.`)
  const address = addressOf(url)
  if (journey === undefined) {
    throw usageError(
      `No journey says how one signs in to ${url}: give --journey <file>, or let "rehearsal audit ${url} --init" write one.`,
    )
  }
  return {
    url: address,
    journey: readJourney(await loadModule(resolve(folder, journey), `the journey ${journey}`), journey),
    sid,
    publicKey: publicKey === undefined ? null : await publicKeyOf(publicKey, folder),
  }
}

export const publicKeyOf = async (file: string, folder: string): Promise<string> => {
  const text = await textOf(file, 'public key', folder)
  try {
    readBrandKey(text)
    return text
  } catch (error) {
    if (!(error instanceof PublicKeyError)) throw error
    throw usageError(`The public key ${file} cannot be used: ${error.message}.`)
  }
}

const textOf = async (file: string, what: string, folder: string): Promise<string> => {
  try {
    return await readFile(resolve(folder, file), 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : (code ?? message)
    throw usageError(`The ${what} ${file} cannot be read: ${reason}.`)
  }
}
