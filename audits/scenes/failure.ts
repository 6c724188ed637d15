/** The platform refuses every visitor who signs in, whatever they try. Then it fails in other ways, on one page each. */

import { dropConnection, refuse, type AnswerBuilder } from '../../playwright-kit/vendor/answers.ts'
import type { Duration } from '../../protocol/duration.ts'
import type { SceneDeps, SignedIn } from '../scene/deps.ts'
import { playScene } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { openChatPage } from './chat-page.ts'
import { chatPagesOf } from './moves.ts'
import { watchFailure } from './watch-failure.ts'
import { FAILURE, REASON } from './steps.ts'

/**
 * One failure for each reason that a site can read, except the reasons that the site causes by misusing `activate`. Many
 * failures share a reason, and no site can tell them apart. `playFailure` uses the first. It only affects tokens, so on
 * a site that is anonymous first, the sign-in fails, and not what comes before it.
 */
export const REASONS = {
  'server error': () => refuse('SIGNATURE_INVALID'),
  'unknown project': () => refuse('PROJECT_UNKNOWN'),
  'broken connection': () => dropConnection(),
} as const satisfies Readonly<Record<string, () => AnswerBuilder>>

export type Reason = keyof typeof REASONS

export const playFailure = (deps: SceneDeps): Promise<Scene> =>
  playScene(deps, async (stand) => {
    const { page, iadvize, recorder, step } = stand
    const { signIn, signOut, visitors } = deps.journey
    const watch = (within: Duration) => watchFailure(stand, within, deps.stepLimitMs)
    iadvize.prepare(REASONS['server error']().always())
    await step(FAILURE.signsIn, () => signIn(page, visitors[0]), {
      ...watch('1 min'),
      picture: true,
      uncovers: true,
    })
    await step(FAILURE.waits, async () => {}, { ...watch('1 day'), picture: true, uncovers: true })
    // A page that keeps retrying cannot keep the next page from opening.
    await step(FAILURE.opensNext, () => openChatPage(deps, page, chatPagesOf(deps)[0]), {
      ...watch('10 min'),
      uncovers: true,
    })
    // On a page without anything to click, no visitor can sign out, and an attempt would only cost time.
    const { textLength = 0, reachable = 0 } = recorder.recorded().looks.at(-1) ?? {}
    if (textLength === 0 || reachable === 0) return
    await step(FAILURE.signsOut, () => signOut(page), watch('1 min'))
  })

/** In a browser whose visitor is signed in. If that is lost, the visitor signs in again. */
export const playReason = (deps: SceneDeps, reason: Reason, signedIn: SignedIn): Promise<Scene> =>
  playScene(
    deps,
    async (stand) => {
      const { page, iadvize, step } = stand
      const watched = () => ({
        ...watchFailure(stand, '1 day', deps.stepLimitMs),
        picture: true,
        uncovers: true,
      })
      iadvize.prepare(REASONS[reason]().always())
      await step(REASON.opens, () => openChatPage(deps, page, chatPagesOf(deps)[0]), watched())
      if (iadvize.journal.of('activation-requested').length > 0) return
      await step(REASON.opens, () => deps.journey.signIn(page, deps.journey.visitors[0]), watched())
    },
    signedIn,
  )
