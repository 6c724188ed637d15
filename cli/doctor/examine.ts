/** Looks at everything at once. Each look has a limit, and one that fails becomes a finding of its own. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import pTimeout from 'p-timeout'
import { plainText } from '../../audits/plain-text.ts'
import { redact } from '../../audits/reports/redact.ts'
import type { SettingsFile } from '../../environment/settings-file.ts'
import { packageVersion } from '../../environment/version.ts'
import type { DoctorOptions } from '../../settings/doctor.ts'
import { CONTROL_TOKEN_VARIABLE, readControlToken } from '../start/control-token.ts'
import { DEFAULT_HOST, DEFAULT_PORTS } from '../start/default-address.ts'
import { portFindings } from './findings/ports.ts'
import type { Around, Opened } from './findings/server.ts'
import { environmentFindings, journeyFindings, keyFindings, settingsFindings, unseen } from './findings/settings.ts'
import { siteFindings } from './findings/site.ts'
import { browserFindings, nodeFindings, packageFindings, type BrowserFacts } from './findings/software.ts'
import { tokenEndpointFindings } from './findings/token-endpoint.ts'
import { lookAtBrowser } from './look/browser.ts'
import { lookAtJourney } from './look/journey.ts'
import { lookAtPackages } from './look/packages.ts'
import { lookAtPort } from './look/port.ts'
import { lookAtKeys, lookAtSettings, type SettingsSeen } from './look/settings.ts'
import { askWeb } from './look/web.ts'
import { DOCTOR_FORMAT, worstOf, type DoctorReport, type Finding, type FindingId } from './report.ts'
import { settingsInForce } from './settings-in-force.ts'

export type Place = {
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
}

export const examine = async (options: DoctorOptions, place: Place): Promise<DoctorReport> => {
  const { folder, environment } = place
  const settings = settingsSeen(folder, options.config)
  const [{ facts, found }, looked] = await Promise.all([settings, lookAtAll(options, place, settings)])
  const findings = [
    ...nodeFindings(place.nodeVersion),
    ...settingsFindings(facts),
    ...environmentFindings(controlTokenComplaint(environment[CONTROL_TOKEN_VARIABLE])),
    ...looked,
  ].map(withoutSecrets)
  return {
    format: DOCTOR_FORMAT,
    version: packageVersion(),
    folder,
    settingsFile: found?.file ?? options.config ?? null,
    verdict: worstOf(findings),
    findings,
    settings: settingsInForce(found?.given ?? {}, environment),
  }
}

/** Everything that takes time. Only the start of the browser does not wait for the settings. */
const lookAtAll = async (
  options: DoctorOptions,
  { folder, environment }: Place,
  settings: Promise<SettingsSeen>,
): Promise<readonly Finding[]> => {
  const site = settings.then((seen) => options.url ?? seen.found?.settings.audit?.url ?? null)
  const browser = pTimeout(lookAtBrowser(site), limitOf(BROWSER_LIMIT_MS))
  const ofBrowser = within('browser', BROWSER_LIMIT_MS, async () => browserFindings(await browser))
  const { found } = await settings
  const findings = await Promise.all([
    within('package', FILE_LIMIT_MS, async () => packageFindings(lookAtPackages(folder, needsOf(options, found)))),
    ofBrowser,
    within('key', FILE_LIMIT_MS, async () => (found === null ? [] : keyFindings(lookAtKeys(found)))),
    within('stand-in-port', WEB_LIMIT_MS, () => lookAtPorts(found)),
    within('journey', FILE_LIMIT_MS, () => lookAtJourneyOf(options.journey, found, folder)),
    within('site', BROWSER_LIMIT_MS + WEB_LIMIT_MS, async () =>
      lookAtWeb({ site: await site, tokenEndpoint: options.tokenEndpoint }, environment, {
        acceptsAny: found?.settings.audit?.ignoreHttpsErrors ?? false,
        inBrowser: openedBy(browser),
      }),
    ),
  ])
  return findings.flat()
}

/** A first start of a browser on a busy machine takes its time. */
const BROWSER_LIMIT_MS = 45_000
/** A file of the user's may do anything while it is loaded. */
const FILE_LIMIT_MS = 20_000
/** More than the requests may take. */
const WEB_LIMIT_MS = 30_000

const limitOf = (milliseconds: number) => ({ milliseconds, message: `it took more than ${milliseconds / 1_000} s.` })

const within = async (
  id: FindingId,
  milliseconds: number,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return await pTimeout(look(), limitOf(milliseconds))
  } catch (error) {
    return unseen(id, error instanceof Error ? error.message : String(error))
  }
}

/** A user's settings file may have anything in its sentences, and so may the answers of servers. */
const withoutSecrets = ({ seen, fix, ...finding }: Finding): Finding => ({
  ...finding,
  seen: redact(plainText(seen)),
  fix: fix === null ? null : redact(plainText(fix)),
})

const settingsSeen = async (folder: string, config: string | undefined): Promise<SettingsSeen> => {
  try {
    return await pTimeout(lookAtSettings(folder, config), {
      milliseconds: FILE_LIMIT_MS,
      message: `The settings file was not loaded within ${FILE_LIMIT_MS / 1_000} s.`,
    })
  } catch (error) {
    return { facts: { state: 'broken', why: (error as Error).message }, found: null }
  }
}

const needsOf = ({ url, journey }: DoctorOptions, found: SettingsFile | null) => {
  const { audit, scenarios } = found?.settings ?? {}
  const isAudited = [url, journey, audit].some((one) => one !== undefined)
  return {
    playwright: isAudited ? 'The audit' : null,
    bdd: scenarios === undefined ? null : 'Anyone who runs the scenarios of the settings file',
  }
}

const controlTokenComplaint = (given: string | undefined): string | null => {
  try {
    readControlToken(given)
    return null
  } catch (error) {
    return (error as Error).message.replace(/^rehearsal: /, '')
  }
}

const lookAtPorts = async (found: SettingsFile | null): Promise<readonly Finding[]> => {
  const { host = DEFAULT_HOST, port = DEFAULT_PORTS.port, demoPort = DEFAULT_PORTS.demoPort } = found?.settings ?? {}
  const ports = [
    { id: 'stand-in-port', host, port },
    { id: 'demo-port', host, port: demoPort },
  ] as const
  return portFindings(await Promise.all(ports.map(lookAtPort)), packageVersion())
}

/** Where `rehearsal audit --init` writes it. */
const USUAL_JOURNEY = 'journey.ts'

const lookAtJourneyOf = async (
  given: string | undefined,
  found: SettingsFile | null,
  folder: string,
): Promise<readonly Finding[]> => {
  const ofFile = found?.settings.audit?.journey
  if (given !== undefined) return journeyFindings(await lookAtJourney(path.resolve(folder, given), given))
  if (found !== null && ofFile !== undefined) {
    return journeyFindings(await lookAtJourney(path.resolve(found.folder, ofFile), ofFile))
  }
  const usual = path.join(folder, USUAL_JOURNEY)
  return existsSync(usual) ? journeyFindings(await lookAtJourney(usual, USUAL_JOURNEY)) : []
}

/** Null if no browser opened the site. */
const openedBy = async (browser: Promise<BrowserFacts>): Promise<Opened | null> => {
  try {
    const facts = await browser
    return facts.state === 'starts' ? facts.opened : null
  } catch {
    return null
  }
}

type Addresses = { readonly site: string | null; readonly tokenEndpoint: string | undefined }

type Known = { readonly acceptsAny: boolean; readonly inBrowser: Promise<Opened | null> }

/** The two are asked at the same time. */
const lookAtWeb = async (
  { site, tokenEndpoint }: Addresses,
  environment: Place['environment'],
  { acceptsAny, inBrowser }: Known,
): Promise<readonly Finding[]> => {
  const [ofSite, ofEndpoint] = await Promise.all([
    site === null ? null : askWeb(site),
    tokenEndpoint === undefined ? null : askWeb(tokenEndpoint),
  ])
  const proxyVariable = PROXY_VARIABLES.find((name) => (environment[name] ?? '') !== '') ?? null
  const around: Around = { nowMs: Date.now(), acceptsAny, proxyVariable, inBrowser: null }
  const hosts = [ofSite, ofEndpoint].map((facts) => (facts?.answer ? new URL(facts.answer.url).host : null))
  return [
    ...(ofSite === null ? [] : siteFindings(ofSite, { ...around, inBrowser: await inBrowser })),
    ...(ofEndpoint === null ? [] : tokenEndpointFindings(ofEndpoint, around, hosts[0] === hosts[1])),
  ]
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
