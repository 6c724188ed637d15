/** The platform refuses whoever signs in, whatever they try; then for other reasons, on one page each. */

import type { AttachedRehearsal } from '../../playwright-kit/attach.ts'
import { dropConnection, refuse, type AnswerBuilder } from '../../playwright-kit/answers.ts'
import type { JournalEntry } from '../../protocol/journal.ts'
import type { SceneMeans, SignedIn } from '../scene/means.ts'
import { playScene, type Stand } from '../scene/scene.ts'
import type { Scene } from '../seen.ts'
import { chatPagesOf, openPage } from './moves.ts'

export const FAILURE = {
  signsIn: 'signs in while the platform refuses',
  waits: 'waits for a day',
  opensNext: 'opens the next page',
  signsOut: 'signs out',
} as const

export const REASON = { opens: 'opens a page while the activation fails' } as const

/**
 * One way to each reason that a site can read, but for those that it causes by what it does with `activate` itself: many
 * failures share a reason, and no site can tell them apart. The first is that of `playFailure`.
 */
export const REASONS = {
  'server error': () => refuse('SERVER_ERROR'),
  'unknown project': () => refuse('PROJECT_UNKNOWN'),
  'broken connection': () => dropConnection(),
} as const satisfies Readonly<Record<string, () => AnswerBuilder>>

export type Reason = keyof typeof REASONS

export const playFailure = (means: SceneMeans): Promise<Scene> =>
  playScene(means, async (stand) => {
    const { page, iadvize, recorder, step } = stand
    const { signIn, signOut, visitors } = means.journey
    iadvize.prepare(REASONS['server error']().always())
    await step(FAILURE.signsIn, () => signIn(page, visitors[0]), { ...inPeace(stand), picture: true })
    if (isEnough(iadvize.entries())) return
    await step(FAILURE.waits, async () => {}, { rest: unlessEnough(iadvize, () => iadvize.settle()), picture: true })
    if (isEnough(iadvize.entries())) return
    await step(FAILURE.opensNext, () => openPage(page, chatPagesOf(means)[0]), inPeace(stand))
    // Nobody can sign out of a page without anything to click at; whoever tries would be waited for.
    const { textLength = 0, reachable = 0 } = recorder.recorded().looks.at(-1) ?? {}
    if (textLength === 0 || reachable === 0) return
    await step(FAILURE.signsOut, () => signOut(page), inPeace(stand))
  })

/** On a browser whose visitor is signed in; where that is lost, the visitor signs in once more. */
export const playReason = (means: SceneMeans, reason: Reason, signedIn: SignedIn): Promise<Scene> =>
  playScene(
    means,
    async (stand) => {
      const { page, iadvize, step } = stand
      const settle = { rest: unlessEnough(iadvize, () => iadvize.settle()), picture: true }
      iadvize.prepare(REASONS[reason]().always())
      await step(REASON.opens, () => openPage(page, chatPagesOf(means)[0]), settle)
      if (iadvize.journal.of('activation-requested').length > 0) return
      await step(REASON.opens, () => means.journey.signIn(page, means.journey.visitors[0]), settle)
    },
    signedIn,
  )

const inPeace = ({ iadvize }: Stand) => ({ rest: unlessEnough(iadvize, () => iadvize.passTime('1 min')) })

/** Calls of `activate` after a failure that tell all there is to tell: a site that tries for ever would be watched for ever. */
const ENOUGH = 3

const isEnough = (entries: readonly JournalEntry[]): boolean => {
  const failed = entries.find((entry) => entry.type === 'activation-settled' && entry.code !== null)
  if (failed === undefined) return false
  return entries.filter(({ type, index }) => type === 'activation-requested' && index > failed.index).length >= ENOUGH
}

const unlessEnough = (iadvize: AttachedRehearsal, work: () => Promise<unknown>) => async (): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      if (isEnough(iadvize.entries())) resolve()
    }, 50)
  })
  try {
    await Promise.race([work(), enough])
  } finally {
    clearInterval(timer)
  }
}
