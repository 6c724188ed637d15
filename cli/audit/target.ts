/** The site to audit, and everything that the audits need to know about it. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import { lookAtSite } from '../../audits/first-look.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { DEMO_SID, loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import type { ProjectOption } from '../../playwright-kit/options/project-option.ts'
import { demoJourney } from './demo-journey.ts'
import type { Plan, Target } from './plan.ts'
import { usageError } from './sentences.ts'

export type OpenTarget = {
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  readonly close: () => Promise<void>
}

/** The vendor's own address, as on a real site. The stand-in answers there. */
const TAG_URL = '//halc.iadvize.com/iadvize.js'

export const contextOptionsOf = ({ ignoreHttpsErrors }: Plan): BrowserContextOptions => ({
  ignoreHTTPSErrors: ignoreHttpsErrors,
})

export const openTarget = (plan: Plan, browser: Browser): Promise<OpenTarget> =>
  'site' in plan.target ? openDemo(plan.target.site) : openSite(plan, plan.target, browser)

export const openDemo = async (id: string): Promise<OpenTarget> => {
  const { url, close } = await startSite({ site: id, tagUrl: TAG_URL })
  const project = { sid: DEMO_SID, publicKey: loadKeys().brandPublicPem }
  return { url, journey: demoJourney, project, close }
}

const openSite = async (
  plan: Plan,
  { url, journey, sid, publicKey }: Exclude<Target, { readonly site: string }>,
  browser: Browser,
): Promise<OpenTarget> => {
  const { stepLimitMs: limitMs, hosts } = plan
  const asked = { browser, url, contextOptions: contextOptionsOf(plan), limitMs, hosts }
  // If the project is given, the page is not searched for it.
  const { sid: found, unnamedHost } = await lookAtSite(sid === null ? { ...asked, journey } : asked)
  // A page with a project has the vendor's snippet, and without its tag nothing could be judged.
  if (unnamedHost !== null && found !== null) throw usageError(unnamed(url, unnamedHost))
  const project = sid ?? found
  if (project === null) {
    throw usageError(`${whereLooked(url, journey)} belongs to (iAdvizeInterface.config.sid): give --sid <sid>.`)
  }
  return { url, journey, project: projectOf(project, publicKey), close: async () => {} }
}

const whereLooked = (url: string, { chatPages }: Journey): string =>
  chatPages === undefined
    ? `The page ${url} does not say which project its chat`
    : `Neither the page ${url} nor the chat pages of the journey (${chatPages.join(', ')}) say which project the chat`

const unnamed = (url: string, host: string): string =>
  `The page ${url} loads iadvize.js from ${host}, which is not a host of the vendor's: if it serves the tag under the brand's name, name it with --host ${host}; if not, load the tag from a host of iadvize.com.`

/** Without the brand's key, tokens cannot be opened. Their header is still checked, because the vendor can see it. */
export const projectOf = (sid: string, publicKey: string | null): ProjectOption =>
  publicKey === null ? { sid, tokenCheck: 'header-only' } : { sid, publicKey }
