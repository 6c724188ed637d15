/** The site that a person plays on, from options and settings. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from '@playwright/test'
import { lookAtSite } from '../../audits/first-look.ts'
import { readJourney } from '../../audits/journey/read-journey.ts'
import { loadModule } from '../../environment/load-module.ts'
import type { Visitor } from '../../playwright-kit/journey.ts'
import type { ProjectOption } from '../../playwright-kit/options/project-option.ts'
import { addressOf } from '../audit/address.ts'
import { keyPlaceOf } from '../audit/given.ts'
import { publicKeyOf } from '../audit/plan.ts'
import { usageError } from '../audit/sentences.ts'
import { openDemo, projectOf } from '../audit/target.ts'
import { readProject } from './project.ts'

export type PlayOptions = {
  readonly journey?: string
  readonly sid?: string
  readonly publicKey?: string
  readonly ignoreHttpsErrors?: true
  readonly config?: string
}

/** `url` is null for the demo shop. */
export type PlayPlan = {
  readonly url: string | null
  readonly visitors: readonly Visitor[]
  /** If null, it is looked for on the page. */
  readonly sid: string | null
  readonly publicKey: string | null
  readonly ignoreHttpsErrors: boolean
}

const JOURNEY = 'journey.ts'

export const playPlanOf = async (given: string | undefined, options: PlayOptions): Promise<PlayPlan> => {
  const { folder, audit = {} } = await readProject(options.config)
  const url = given ?? audit.url
  const named = options.journey ?? audit.journey
  const usual = path.join(folder, JOURNEY)
  const journey = named ?? (existsSync(usual) ? usual : undefined)
  const publicKey = options.publicKey ?? audit.publicKey
  return {
    url: url === undefined ? null : addressOf(url),
    visitors: url === undefined || journey === undefined ? [] : await visitorsOf(journey),
    sid: options.sid ?? audit.sid ?? null,
    publicKey:
      publicKey === undefined
        ? null
        : publicKeyOf(publicKey, process.cwd(), keyPlaceOf(options.publicKey, options.sid ?? audit.sid)),
    ignoreHttpsErrors: options.ignoreHttpsErrors ?? audit.ignoreHttpsErrors ?? false,
  }
}

const visitorsOf = async (file: string): Promise<readonly Visitor[]> => {
  const name = path.basename(file)
  return readJourney(await loadModule(path.resolve(file), `the journey ${name}`), name).visitors
}

export type SiteToPlay = {
  readonly url: string
  readonly visitors: readonly Visitor[]
  readonly project: ProjectOption
  readonly ignoreHttpsErrors: boolean
  readonly close: () => Promise<void>
}

const LOOK_LIMIT_MS = 15_000

export const openSiteToPlay = async (browser: Browser, plan: PlayPlan): Promise<SiteToPlay> => {
  const { url, sid, publicKey, visitors, ignoreHttpsErrors } = plan
  if (url === null) {
    const { journey, ...demo } = await openDemo('good')
    return { ...demo, visitors: journey.visitors, ignoreHttpsErrors }
  }
  const contextOptions = { ignoreHTTPSErrors: ignoreHttpsErrors }
  const project = sid ?? (await lookAtSite({ browser, url, contextOptions, limitMs: LOOK_LIMIT_MS })).sid
  if (project === null) {
    throw usageError(
      `The page ${url} does not say which project its chat belongs to (iAdvizeInterface.config.sid): give --sid <sid>.`,
    )
  }
  return { url, visitors, project: projectOf(project, publicKey), ignoreHttpsErrors, close: async () => {} }
}
