/** Claims whose own words would be a programmer's, told like the others. */

import type { Locator } from '@playwright/test'
import { entriesOf, runAhead } from '../playwright-kit/matchers/run-ahead.ts'
import { STORY_HEADING, storyOf } from '../playwright-kit/story.ts'
import type { Scene } from './scene.ts'
import { talkOn } from './talk.ts'

export const expectOnPage = (scene: Scene, text: string): Promise<void> => {
  const page = scene.page()
  const told = { expected: `the page says "${text}"`, seen: () => `no such text on ${page.url()}` }
  return expectSeen(scene, page.getByText(text).filter({ visible: true }).first(), told)
}

export const expectInChat = (scene: Scene, text: string): Promise<void> => {
  const told = { expected: `the chat shows "${text}"`, seen: () => 'no such text in an open chat window' }
  return expectSeen(scene, talkOn(scene.page()).log.getByText(text).first(), told)
}

const seenByAgent = ({ iadvize }: Scene): string => {
  const conversation = iadvize.conversations().at(-1)
  if (conversation === undefined) return 'no conversation'
  return conversation.padlock ? 'a padlock' : 'a conversation without a padlock'
}

export const expectPadlock = (scene: Scene): Promise<void> => {
  const told = { expected: 'the agent sees a padlock', seen: () => seenByAgent(scene) }
  return tellingSo(scene, () => scene.expect.poll(() => seenByAgent(scene)).toBe('a padlock'), told)
}

export const expectNoPadlock = (scene: Scene): Promise<void> => {
  const told = { expected: 'the agent sees no padlock', seen: () => seenByAgent(scene) }
  const claim = async (): Promise<void> => {
    await runAhead(scene.iadvize, () => seenByAgent(scene) === 'a padlock')
    scene.expect(seenByAgent(scene)).toBe('a conversation without a padlock')
  }
  return tellingSo(scene, claim, told)
}

/** Since somebody last moved: a call of `activate` behind a failure. */
export const expectNoOwnAttempt = (scene: Scene): Promise<void> => {
  const after = scene.lastBeforeMove()
  const later = { asymmetricMatch: (index: unknown) => Number(index) > after, toString: () => `later than ${after}` }
  const failure = { type: 'activation-settled', status: 'authentication-failure', index: later } as const
  const told = {
    expected: 'after a failure the site does not call activate again',
    seen: () => 'it called activate again',
  }
  return tellingSo(scene, () => scene.expect(scene.iadvize).not.toHaveJournal([failure, 'activation-requested']), told)
}

/** In the whole scenario, and not within a day. */
export const expectNoActivate = (scene: Scene): Promise<void> => {
  const told = { expected: 'the site does not call activate', seen: () => 'it called activate' }
  return tellingSo(scene, () => scene.expect(scene.iadvize).not.toHaveJournal(['activation-requested']), told)
}

type Told = { readonly expected: string; readonly seen: () => string }

const expectSeen = (scene: Scene, place: Locator, told: Told): Promise<void> =>
  tellingSo(scene, () => scene.expect(place).toBeVisible(), told)

const tellingSo = async (scene: Scene, claim: () => Promise<void>, { expected, seen }: Told): Promise<void> => {
  try {
    await claim()
  } catch (cause) {
    const story = storyOf(entriesOf(scene.iadvize), scene.iadvize.silence?.())
    throw new Error(`Expected: ${expected}\nSeen:     ${untold(cause) ?? seen()}\n\n${STORY_HEADING}\n${story}`, {
      cause,
    })
  }
}

/** A negative claim fails, too, where nobody could have seen the thing: then nothing was seen of it. */
const untold = (cause: unknown): string | null => /could not tell: .*/.exec(String(cause))?.[0] ?? null
