/** The site that is audited, and all that the audits have to know of it. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import { lookAtSite } from '../../audits/first-look.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { DEMO_SID, loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import type { ProjectOption } from '../../playwright-kit/project-option.ts'
import { demoJourney } from './demo-journey.ts'
import type { Plan, Target } from './plan.ts'
import { usageError } from './sentences.ts'

export type OpenTarget = {
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  readonly close: () => Promise<void>
}

/** The vendor's own, as on a real site: the stand-in answers there. */
const TAG_URL = '//halc.iadvize.com/iadvize.js'

export const contextOptionsOf = ({ ignoreHttpsErrors }: Plan): BrowserContextOptions => ({
  ignoreHTTPSErrors: ignoreHttpsErrors,
})

export const openTarget = (plan: Plan, browser: Browser): Promise<OpenTarget> =>
  'site' in plan.target ? openDemo(plan.target.site) : openSite(plan, plan.target, browser)

export const openDemo = async (id: string): Promise<OpenTarget> => {
  const { url, close } = await startSite({ site: id, tagUrl: TAG_URL })
  const project = { sid: DEMO_SID, publicKey: loadKeys().brandPublicPem }
  return { url, journey: demoJourney(id), project, close }
}

const openSite = async (
  plan: Plan,
  { url, journey, sid, publicKey }: Exclude<Target, { readonly site: string }>,
  browser: Browser,
): Promise<OpenTarget> => {
  const asked = { browser, url, contextOptions: contextOptionsOf(plan), limitMs: plan.stepLimitMs, hosts: plan.hosts }
  const { sid: found, unnamedHost } = await lookAtSite(asked)
  // With a project on the page it is the vendor's snippet, and nothing could be judged without its tag.
  if (unnamedHost !== null && found !== null) throw usageError(unnamed(url, unnamedHost))
  const project = sid ?? found
  if (project === null) {
    throw usageError(
      `The page ${url} does not say which project its chat belongs to (iAdvizeInterface.config.sid): give --sid <sid>.`,
    )
  }
  return { url, journey, project: projectOf(project, publicKey), close: async () => {} }
}

const unnamed = (url: string, host: string): string =>
  `The page ${url} loads iadvize.js from ${host}, which is not a host of the vendor's: if it serves the tag under the brand's name, name it with --host ${host}; if not, load the tag from a host of iadvize.com.`

/** Without the brand's key nobody can look into a token, but the vendor would see how it is sealed. */
export const projectOf = (sid: string, publicKey: string | null): ProjectOption =>
  publicKey === null ? { sid, tokenCheck: 'header-only' } : { sid, publicKey }
