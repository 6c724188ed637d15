/** The brand's session ends while the page is still open, and then the chat's session. */

import { isVendorName } from '../../playwright-kit/pages/held.ts'
import type { SceneDeps, SignedIn } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import type { EndpointSeen, Scene } from '../seen.ts'
import { openChatPage } from './chat-page.ts'
import { chatPagesOf } from './moves.ts'
import { refuseTokens } from './no-token.ts'
import { whilePresent } from './presence.ts'
import { SESSION_ENDED } from './steps.ts'

/** `endpoint` is the token endpoint, if it is known. */
export const playSessionEnded = (deps: SceneDeps, endpoint: EndpointSeen | null, signedIn: SignedIn): Promise<Scene> =>
  playScene(
    deps,
    async ({ context, page, iadvize, step }) => {
      await step(SESSION_ENDED.opens, () => openChatPage(deps, page, chatPagesOf(deps)[0]))
      const loseSession = async (): Promise<void> => {
        const cookies = await context.cookies()
        const own = cookies.filter(({ name }) => !isVendorName(name))
        await Promise.all(own.map(({ name, domain, path }) => context.clearCookies({ name, domain, path })))
        // If the page itself sends the session in a header, it cannot be deleted here, so the endpoint refuses it.
        if (endpoint?.hasAuthorization === true) await refuseTokens(context, endpoint)
        await whilePresent(page, iadvize.endSession)
      }
      await step(SESSION_ENDED.ends, loseSession, { stores: true, picture: true, uncovers: true })
    },
    signedIn,
  )
