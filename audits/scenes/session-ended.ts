/** The session of the brand is over while the page is still open, and then that of the chat. */

import { isVendorName } from '../../playwright-kit/held.ts'
import type { SceneMeans, SignedIn } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { chatPagesOf, openPage } from './moves.ts'

export const SESSION_ENDED = {
  opens: 'opens a page with the chat',
  ends: 'loses the session of the site, and stays until that of the chat ends',
} as const

export const playSessionEnded = (means: SceneMeans, signedIn: SignedIn): Promise<Scene> =>
  playScene(
    means,
    async ({ context, page, iadvize, step }) => {
      await step(SESSION_ENDED.opens, () => openPage(page, chatPagesOf(means)[0]))
      const loseSession = async (): Promise<void> => {
        const cookies = await context.cookies()
        const own = cookies.filter(({ name }) => !isVendorName(name))
        await Promise.all(own.map(({ name, domain, path }) => context.clearCookies({ name, domain, path })))
        await iadvize.endSession()
      }
      await step(SESSION_ENDED.ends, loseSession, { stores: true, picture: true })
    },
    signedIn,
  )
