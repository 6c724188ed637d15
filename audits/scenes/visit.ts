/** A customer comes as a stranger, signs in, looks around, stays for two hours, and signs out. */

import { serverError } from '../../playwright-kit/answers.ts'
import type { SceneMeans } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { askEndpoint, askOnceMore } from './endpoint.ts'
import { askKeyFiles } from './key-files.ts'
import { chatPagesOf, comeBackToTab, openAsStranger, openPage, reloadPage } from './moves.ts'

export const VISIT = {
  opens: 'opens the site',
  signsIn: 'signs in',
  looksAround: 'opens a page with the chat',
  isTriedAgain: 'opens a page while the platform fails once',
  comesBack: 'comes back to the tab',
  stays: 'stays until the session of the chat ends',
  staysLonger: 'stays until it ends once more',
  signsOut: 'signs out',
} as const

export const playVisit = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async (stand) => {
    const { page, iadvize, step } = stand
    const { journey } = means
    const pages = chatPagesOf(means)
    await step(VISIT.opens, () => openAsStranger(means, page), { stores: true })
    await step(VISIT.signsIn, () => journey.signIn(page, journey.visitors[0]), { stores: true, picture: true })
    for (const address of pages) await step(VISIT.looksAround, () => openPage(page, address), { stores: true })
    const [endpoint] = await Promise.all([askEndpoint(means, stand), askKeyFiles(means, stand)])
    iadvize.prepare(serverError())
    await step(VISIT.isTriedAgain, () => reloadPage(page))
    await step(VISIT.comesBack, () => comeBackToTab(page))
    await step(VISIT.stays, () => iadvize.endSession())
    await step(VISIT.staysLonger, () => iadvize.endSession())
    await step(VISIT.signsOut, () => journey.signOut(page), { stores: true, picture: true })
    if (endpoint !== null) stand.tellEndpoint({ ...endpoint, afterSignOut: await askOnceMore(stand, endpoint.asked) })
  })
