/** A customer comes as a stranger, signs in, looks around, stays for two hours, and signs out. */

import type { Page } from '@playwright/test'
import { serverError } from '../../playwright-kit/vendor/answers.ts'
import type { SceneDeps } from '../scene/deps.ts'
import { AddressError, playScene, REST_MS, type Stand } from '../scene/scene.ts'
import type { Scene, SeenRequest } from '../seen.ts'
import { askEndpoint, askOnceMore } from './endpoint.ts'
import { askKeyFiles } from './key-files.ts'
import { arrivalFault, openChatPage, type Arrival, type Reached } from './chat-page.ts'
import { chatPagesOf, comeBackToTab, openAsStranger, reloadPage } from './moves.ts'
import { whilePresent } from './presence.ts'
import { letServerGoOn } from './server-second.ts'
import { VISIT } from './steps.ts'

export const playVisit = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    const { page, iadvize, step } = stand
    const { journey } = deps
    const pages = chatPagesOf(deps)
    await step(VISIT.opens, () => openAsStranger(deps, page), { stores: true })
    await step(VISIT.signsIn, () => journey.signIn(page, journey.visitors[0]), { stores: true, picture: true })
    for (const address of pages) await lookAround(deps, stand, address)
    const [endpoint] = await Promise.all([askEndpoint(deps, stand), askKeyFiles(deps, stand)])
    iadvize.prepare(serverError())
    await step(VISIT.isTriedAgain, () => reloadPage(page))
    await step(VISIT.comesBack, () => comeBackToTab(page))
    await letServerGoOn(stand)
    await step(VISIT.stays, () => whilePresent(page, iadvize.endSession))
    await letServerGoOn(stand)
    await step(VISIT.staysLonger, () => whilePresent(page, iadvize.endSession))
    await step(VISIT.signsOut, () => journey.signOut(page), { stores: true, picture: true })
    if (endpoint !== null) stand.tellEndpoint({ ...endpoint, afterSignOut: await askOnceMore(stand, endpoint.asked) })
  })

/** The visitor is signed in, so this shows whether the page that the journey names has the chat for them. */
const lookAround = async (deps: SceneDeps, stand: Stand, address: string): Promise<void> => {
  const { page, iadvize, recorder, step } = stand
  const opened: { arrival: Arrival | null } = { arrival: null }
  const open = async (): Promise<void> => {
    opened.arrival = await openChatPage(deps, page, address)
  }
  const rest = async (): Promise<void> => {
    await iadvize.passTime(REST_MS)
    const { hasTag, hasText } = await reachedOn(page)
    const isLoaded = hasTag || isTagIn(recorder.recorded().requests, page.url())
    const fault = opened.arrival === null ? null : arrivalFault(opened.arrival, { hasTag: isLoaded, hasText })
    if (fault !== null) throw new AddressError(fault)
  }
  await step(VISIT.looksAround, open, { rest, stores: true })
}

const reachedOn = (page: Page): Promise<Reached> =>
  page
    .evaluate(() => ({
      hasTag: document.querySelector('script[src*="iadvize.js"]') !== null || 'iAdvizeInterface' in window,
      hasText:
        document.body.innerText.trim() !== '' || document.querySelector('iframe, canvas, img, video, svg') !== null,
    }))
    // A page that moves on to another one is neither without a tag nor empty.
    .catch(() => ({ hasTag: true, hasText: true }))

/** The tag is in a frame, or was removed from the page again. */
const isTagIn = (requests: readonly SeenRequest[], url: string): boolean =>
  requests.some(({ isVendor, from, step }) => isVendor && step === VISIT.looksAround && from === url)
