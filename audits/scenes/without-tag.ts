/** The tag does not come: it is blocked, it is broken, or it takes its time. The visitor wants to use the site all the same. */

import type { Page, Route } from '@playwright/test'
import { vendorUrl } from '../../playwright-kit/vendor-urls.ts'
import type { SceneMeans } from '../scene/means.ts'
import { playScene, type Stand } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { chatPagesOf, openAsStranger, openPage } from './moves.ts'

export const WITHOUT_TAG = {
  opens: 'opens the site',
  signsIn: 'signs in',
  looksAround: 'opens a page with the chat',
  signsOut: 'signs out',
} as const

const tagsFor = ({ hosts }: SceneMeans): ((url: URL) => boolean) => {
  const ofVendor = vendorUrl(hosts)
  return ({ href, pathname }) => pathname === '/iadvize.js' && ofVendor.test(href)
}

/** The message of the error that the broken tag throws, so that nobody takes it for one of the site's. */
export const BROKEN_TAG = 'the tag is broken, for a rehearsal'

export const playBlocked = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async (stand) => {
    stand.iadvize.block()
    await useSite(means, stand)
  })

export const playBroken = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async (stand) => {
    const body = `throw new Error(${JSON.stringify(BROKEN_TAG)})`
    await stand.context.route(tagsFor(means), (route) => route.fulfill({ contentType: 'text/javascript', body }))
    await useSite(means, stand)
  })

/** Nobody who waits for the tag to be parsed may be kept for longer, in milliseconds of the machine. */
const HELD_MS = 2_000

export const playSlow = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async (stand) => {
    await stand.context.route(tagsFor(means), async (route) => {
      const wasPageRead = await isReadWithout(pageOf(route), HELD_MS)
      stand.recorder.heldTag(wasPageRead)
      await route.fallback()
    })
    await useSite(means, stand)
  })

const useSite = async (means: SceneMeans, { page, step }: Stand): Promise<void> => {
  const { signIn, signOut, visitors } = means.journey
  await step(WITHOUT_TAG.opens, () => openAsStranger(means, page))
  await step(WITHOUT_TAG.signsIn, () => signIn(page, visitors[0]))
  await step(WITHOUT_TAG.looksAround, () => openPage(page, chatPagesOf(means)[0]), { picture: true })
  await step(WITHOUT_TAG.signsOut, () => signOut(page))
}

/** Whether the page becomes readable while the tag is held back. */
const isReadWithout = async (page: Page | null, limitMs: number): Promise<boolean> =>
  page === null
    ? true
    : page.waitForLoadState('domcontentloaded', { timeout: limitMs }).then(
        () => true,
        () => false,
      )

const pageOf = (route: Route): Page | null => {
  try {
    return route.request().frame().page()
  } catch {
    return null
  }
}
