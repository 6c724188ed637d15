/** Turns the options into a plan. Every mistake that can be found without asking the endpoint is found here. */

import type { AuditId } from '../../audits/catalogue.ts'
import type { EndpointPlan, Sessions } from '../../audits/endpoint/calls.ts'
import { hasCredentials, type Credentials } from '../../audits/endpoint/credentials.ts'
import { ENDPOINT_AUDITS } from '../../audits/endpoint/judge-endpoint.ts'
import type { AuditSettings } from '../../audits/finding.ts'
import { readBaseline, type Baseline } from '../../audits/reports/baseline.ts'
import { parseBudget } from '../../audits/reports/budget.ts'
import { selectAudits } from '../../audits/selection.ts'
import { AUDIT_DEFAULTS } from '../../settings/audit.ts'
import { ENDPOINT_DEFAULTS, type EndpointOptions } from '../../settings/endpoint.ts'
import { addressOf } from '../audit/address.ts'
import { reportFilesOf, textOf, type ReportFile } from '../audit/plan.ts'
import { usageError } from '../audit/sentences.ts'
import { readSession, secretText, type GivenSession } from './session-options.ts'

export type Plan = EndpointPlan & {
  readonly audits: readonly AuditId[]
  readonly limitMs: number
  readonly ignoreHttpsErrors: boolean
  readonly settings: AuditSettings
  readonly baseline: Baseline | null
  readonly reports: readonly ReportFile[]
}

export const planOf = async (options: EndpointOptions, folder: string): Promise<Plan> => {
  const { only = [], skip = [], budget = AUDIT_DEFAULTS.budget, baseline = null } = options
  const { times = ENDPOINT_DEFAULTS.times, limitSeconds = ENDPOINT_DEFAULTS.limitSeconds, field } = options
  const url = addressOf(options.url ?? '', 'a token endpoint')
  parseBudget(budget)
  return {
    question: {
      url: withoutFragment(url),
      method: (options.method ?? ENDPOINT_DEFAULTS.method).toUpperCase(),
      body: options.body === undefined ? null : await bodyOf(options.body),
    },
    sessions: await sessionsOf(options, new URL(url).hostname),
    field: field?.split('.') ?? null,
    times,
    audits: auditsOf(only, skip),
    limitMs: limitSeconds * 1_000,
    ignoreHttpsErrors: options.ignoreHttpsErrors ?? false,
    settings: { only, skip, budget, baseline },
    baseline: baseline === null ? null : readBaseline(await textOf(baseline, 'baseline', folder), baseline),
    reports: reportFilesOf(options, folder),
  }
}

const withoutFragment = (url: string): string => url.replace(/#.*$/, '')

const bodyOf = (given: string): Promise<string> =>
  given.startsWith('@') ? secretText(given, '--body') : Promise.resolve(given)

const auditsOf = (only: readonly string[], skip: readonly string[]): readonly AuditId[] => {
  const audits = selectAudits(only, skip).filter((audit) => ENDPOINT_AUDITS.includes(audit))
  if (audits.length > 0) return audits
  throw usageError('No rule is left: the chosen rules need a page, which "rehearsal audit" visits.')
}

const sessionsOf = async (options: EndpointOptions, host: string): Promise<Sessions> => {
  const read = async (label: string, given: GivenSession): Promise<Credentials> =>
    readSession(given, { cookie: `--${label}cookie`, header: `--${label}header`, host })
  const own = await read('', options)
  const beside = async (label: string, given: GivenSession): Promise<Credentials | null> => {
    if (given.cookies === undefined && given.headers === undefined) return null
    const { cookies, headers } = await read(label, given)
    // The headers that are the same for everybody need not be given again.
    const names = headers.map(([name]) => name.toLowerCase())
    const shared = own.headers.filter(([name]) => !names.includes(name.toLowerCase()))
    const credentials = { cookies, headers: [...shared, ...headers] }
    if (hasCredentials(own) && JSON.stringify(credentials) === JSON.stringify(own)) {
      throw usageError(`--${label}cookie and --${label}header are the same session as --cookie and --header.`)
    }
    return credentials
  }
  const { otherCookies, otherHeaders, againCookies, againHeaders, endedCookies, endedHeaders } = options
  return {
    own,
    another: await beside('other-', { cookies: otherCookies, headers: otherHeaders }),
    again: await beside('again-', { cookies: againCookies, headers: againHeaders }),
    ended: await beside('ended-', { cookies: endedCookies, headers: endedHeaders }),
  }
}
