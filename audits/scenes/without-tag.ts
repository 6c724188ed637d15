/** The tag is blocked, broken or slow. The visitor wants to use the site all the same. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Page, Route } from '@playwright/test'
import { vendorUrl } from '../../protocol/vendor-urls.ts'
import type { SceneDeps } from '../scene/deps.ts'
import { playScene, type Stand } from '../scene/scene.ts'
import type { Recorder } from '../scene/recorder.ts'
import type { Scene, SeenRequest } from '../seen.ts'
import { openChatPage } from './chat-page.ts'
import { chatPagesOf, openAsStranger } from './moves.ts'
import { BROKEN_TAG, WITHOUT_TAG } from './steps.ts'

const tagsFor = ({ hosts }: SceneDeps): ((url: URL) => boolean) => {
  const ofVendor = vendorUrl(hosts)
  return ({ href, pathname }) => pathname === '/iadvize.js' && ofVendor.test(href)
}

export const playBlocked = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    stand.iadvize.block()
    await useSite(deps, stand)
  })

export const playBroken = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    const body = `throw new Error(${JSON.stringify(BROKEN_TAG)})`
    await stand.context.route(tagsFor(deps), (route) => route.fulfill({ contentType: 'text/javascript', body }))
    await useSite(deps, stand)
  })

/** A page that is seen this many times in a row with nothing left to load, and still unread, waits for the tag. */
const LOOKS_AT_REST = 10

/** The pause between two looks, in which the page's next request becomes known. */
const PAUSE_MS = 50

/**
 * How long the tag is held back if the page does not come to rest, in milliseconds of real time. It is less than a
 * visitor waits for a page.
 */
const LONGEST_HELD_MS = 10_000

export const playSlow = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    await stand.context.route(tagsFor(deps), async (route) => {
      const wasPageRead = await isReadWithout(pageOf(route), stand.recorder)
      stand.recorder.heldTag(wasPageRead)
      await route.fallback()
    })
    await useSite(deps, stand)
  })

const useSite = async (deps: SceneDeps, { page, step }: Stand): Promise<void> => {
  const { signIn, signOut, visitors } = deps.journey
  await step(WITHOUT_TAG.opens, () => openAsStranger(deps, page))
  await step(WITHOUT_TAG.signsIn, () => signIn(page, visitors[0]))
  await step(WITHOUT_TAG.looksAround, () => openChatPage(deps, page, chatPagesOf(deps)[0]), { picture: true })
  await step(WITHOUT_TAG.signsOut, () => signOut(page))
}

/**
 * Whether the page can be read while the tag is held back; null if the page was busy all the time. The tag is to blame
 * only if nothing else keeps the page from being read, however slow a busy machine is.
 */
const isReadWithout = async (page: Page | null, { recorded }: Recorder): Promise<boolean | null> => {
  if (page === null) return true
  const late = new AbortController()
  const isLate = pause(LONGEST_HELD_MS, null, late).catch(() => null)
  try {
    for (let looks = 0; looks < LOOKS_AT_REST; looks += 1) {
      const isRead = await Promise.race([page.evaluate(isReadAtRest).catch(() => true), isLate])
      if (isRead !== false) return isRead
      if (recorded().requests.some(keepsReading)) looks = -1
      await Promise.race([pause(PAUSE_MS), isLate])
    }
    return false
  } finally {
    late.abort()
  }
}

/**
 * Runs in the page. Answers at once if the page has been read, else as soon as a background task runs, because nothing
 * else is left to do.
 */
const isReadAtRest = async (): Promise<boolean> => {
  const { scheduler } = window as { readonly scheduler?: Scheduler }
  const [navigation] = performance.getEntriesByType('navigation')
  if (!(navigation instanceof PerformanceNavigationTiming)) return false
  if (navigation.domContentLoadedEventStart === 0) await scheduler?.postTask(() => {}, { priority: 'background' })
  return navigation.domContentLoadedEventStart > 0
}

const READ_WITH: readonly string[] = ['document', 'script', 'stylesheet']

const keepsReading = ({ isVendor, kind, status, hasFailed }: SeenRequest): boolean =>
  !isVendor && READ_WITH.includes(kind) && status === null && hasFailed !== true

const pageOf = (route: Route): Page | null => {
  try {
    return route.request().frame().page()
  } catch {
    return null
  }
}
