/** The site is open in two tabs, and the visitor signs out in one of them. */

import type { SceneDeps } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { openChatPage } from './chat-page.ts'
import { chatPagesOf, comeBackToTab } from './moves.ts'
import { whilePresent } from './presence.ts'
import { letServerGoOn } from './server-second.ts'
import { TABS } from './steps.ts'

export const playTabs = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    const { context, page, iadvize, step } = stand
    const { signIn, signOut, visitors } = deps.journey
    await step(TABS.signsIn, () => signIn(page, visitors[0]))
    const second = await context.newPage()
    second.setDefaultTimeout(deps.stepLimitMs)
    await step(TABS.opensSecond, () => openChatPage(deps, second, chatPagesOf(deps)[0]))
    await letServerGoOn(stand)
    await step(TABS.stays, () => whilePresent(page, () => whilePresent(second, iadvize.endSession)))
    await step(TABS.signsOut, () => signOut(second), { stores: true })
    const comeBack = async (): Promise<void> => {
      await comeBackToTab(page)
      await iadvize.endSession()
    }
    await step(TABS.comesBack, comeBack, { stores: true, picture: true })
  })
