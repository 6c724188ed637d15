/** The site is open in two tabs, and the visitor signs out in one of them. */

import type { SceneMeans } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { chatPagesOf, comeBackToTab, openPage } from './moves.ts'

export const TABS = {
  signsIn: 'signs in',
  opensSecond: 'opens the site in a second tab',
  stays: 'stays until the session of the chat ends',
  signsOut: 'signs out in the second tab',
  comesBack: 'comes back to the first tab',
} as const

export const playTabs = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async ({ context, page, iadvize, step }) => {
    const { signIn, signOut, visitors } = means.journey
    await step(TABS.signsIn, () => signIn(page, visitors[0]))
    const second = await context.newPage()
    second.setDefaultTimeout(means.stepLimitMs)
    await step(TABS.opensSecond, () => openPage(second, chatPagesOf(means)[0]))
    await step(TABS.stays, () => iadvize.endSession())
    await step(TABS.signsOut, () => signOut(second), { stores: true })
    const comeBack = async (): Promise<void> => {
      await comeBackToTab(page)
      await iadvize.endSession()
    }
    await step(TABS.comesBack, comeBack, { stores: true, picture: true })
  })
