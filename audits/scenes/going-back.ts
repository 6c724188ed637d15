/**
 * A customer signs out, and the next person at the device presses Back. There is no stand-in here and no vendor: when
 * requests are intercepted, a browser keeps no copies of pages, and Back would not show what it shows in production.
 */

import type { BrowserContext, Page } from '@playwright/test'
import { builtFile } from '../../playwright-kit/built-files.ts'
import { vendorUrl } from '../../protocol/vendor-urls.ts'
import type { SceneDeps } from '../scene/deps.ts'
import { pictureOf, recordContext, type Recorder } from '../scene/recorder.ts'
import type { Scene, SceneStep, Trouble } from '../seen.ts'
import { chatPagesOf, openAsStranger, openPage } from './moves.ts'
import { GOING_BACK } from './steps.ts'

/** Enough to reach every page that the customer used last. */
const MOST_BACK = 6

export const playGoingBack = async (deps: SceneDeps): Promise<Scene> => {
  const played = await playIn(deps, (page, step) => play(deps, page, step))
  const addresses = played.looks.filter(({ step }) => step === GOING_BACK.goesBack).map(({ url }) => url)
  const strange = await playIn(deps, async (page, step) => {
    for (const address of new Set(addresses.filter(isOfWeb)))
      await step(GOING_BACK.asStranger, () => openPage(page, address))
  })
  return { ...played, looks: [...played.looks, ...strange.looks] }
}

/** Plays in a browser context of its own. */
const playIn = async (deps: SceneDeps, work: (page: Page, step: Step) => Promise<void>): Promise<Scene> => {
  const context = await deps.browser.newContext({ ...deps.contextOptions, baseURL: deps.url })
  const recorder = await recordContext(context, builtFile('witness.js'), vendorUrl(deps.hosts))
  const page = await context.newPage()
  page.setDefaultTimeout(deps.stepLimitMs)
  const played: Played = { steps: [], trouble: null }
  try {
    await withoutVendor(context, page, deps.hosts)
    await work(page, stepsOf(page, recorder, played))
  } catch (error) {
    if (played.trouble === null) throw error
  } finally {
    await context.close()
  }
  return { ...recorder.recorded(), ...played, journal: [], endpoint: null, keyFiles: null }
}

type Played = { readonly steps: SceneStep[]; trouble: Trouble | null }

type Step = (name: string, act: () => Promise<unknown>) => Promise<void>

const play = async (deps: SceneDeps, page: Page, step: Step): Promise<void> => {
  const { signIn, signOut, visitors } = deps.journey
  await step(GOING_BACK.opens, () => openAsStranger(deps, page))
  await step(GOING_BACK.signsIn, () => signIn(page, visitors[0]))
  for (const address of chatPagesOf(deps)) await step(GOING_BACK.looksAround, () => openPage(page, address))
  await step(GOING_BACK.signsOut, () => signOut(page))
  for (let back = 0; back < MOST_BACK; back += 1) {
    // Back does nothing if there is no earlier page, or if a form would be sent again.
    await step(GOING_BACK.goesBack, () => page.goBack({ waitUntil: 'commit' }).catch(() => {}))
    if (!isOfWeb(page.url())) return
  }
}

/** Not the blank page of a new tab. */
const isOfWeb = (url: string): boolean => /^https?:/.test(url)

/** In milliseconds of real time, which is not sped up here. */
const QUIET_LIMIT_MS = 5_000

const stepsOf =
  (page: Page, recorder: Recorder, played: Played): Step =>
  async (name, act) => {
    recorder.begin(name)
    const startedAt = Date.now()
    try {
      await act()
      const actedAt = Date.now()
      await page.waitForLoadState('networkidle', { timeout: QUIET_LIMIT_MS }).catch(() => {})
      await recorder.rest(page)
      await recorder.take(page, { picture: name === GOING_BACK.goesBack })
      played.steps.push({ name, fromIndex: 0, toIndex: 0, startedAt, actedAt })
    } catch (error) {
      const [line = 'no reason was given'] = (error instanceof Error ? error.message : String(error)).split('\n')
      const sentence = `The step "${name}" failed without the tag on ${page.url()}: ${line.replace(/\.$/, '')}.`
      played.trouble = { step: name, sentence, png: await pictureOf(page) }
      throw error
    }
  }

/** Blocks the vendor without intercepting requests, which would disable the cache. */
const withoutVendor = async (context: BrowserContext, page: Page, hosts: readonly string[]): Promise<void> => {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const urls = ['*://*.iadvize.com/*', '*://iadvize.com/*', ...hosts.map((host) => `*://${host}/*`)]
  await session.send('Network.setBlockedURLs', { urls })
}
