/** Claims whose matcher messages would be too technical, reworded for a scenario. */

import type { Locator } from '@playwright/test'
import { entriesOf, runAhead } from '../../playwright-kit/matchers/run-ahead.ts'
import { STORY_HEADING, storyOf } from '../../journal/story.ts'
import type { Sentence } from '../language.ts'
import type { Scene } from './scene.ts'
import { StepError } from './step-error.ts'
import { talkOn } from './talk.ts'

export const expectOnPage = (scene: Scene, text: string): Promise<void> => {
  const page = scene.page()
  const told = {
    expected: `the page says "${text}"`,
    seen: () => ({ en: `no such text on ${page.url()}`, fr: `pas ce texte sur ${page.url()}` }),
  }
  return expectSeen(scene, page.getByText(text).locator('visible=true').first(), told)
}

export const expectInChat = (scene: Scene, text: string): Promise<void> => {
  const told = { expected: `the chat shows "${text}"`, seen: () => NOT_IN_CHAT }
  return expectSeen(scene, talkOn(scene.page()).log.getByText(text).first(), told)
}

const seenByAgent = ({ iadvize }: Scene): Sentence => {
  const conversation = iadvize.conversations().at(-1)
  if (conversation === undefined) return NO_CONVERSATION
  return conversation.padlock ? PADLOCK : NO_PADLOCK
}

const NOT_IN_CHAT = { en: 'no such text in an open chat window', fr: 'pas ce texte dans une fenêtre de chat ouverte' }
const NO_CONVERSATION = { en: 'no conversation', fr: 'aucune conversation' }
const PADLOCK = { en: 'a padlock', fr: 'un cadenas' }
const NO_PADLOCK = { en: 'a conversation without a padlock', fr: 'une conversation sans cadenas' }

export const expectPadlock = (scene: Scene): Promise<void> => {
  const told = { expected: 'the agent sees a padlock', seen: () => seenByAgent(scene) }
  return tellingSo(scene, () => scene.expect.poll(() => seenByAgent(scene)).toBe(PADLOCK), told)
}

export const expectNoPadlock = (scene: Scene): Promise<void> => {
  const told = { expected: 'the agent sees no padlock', seen: () => seenByAgent(scene) }
  const claim = async (): Promise<void> => {
    await runAhead(scene.iadvize, () => seenByAgent(scene) === PADLOCK)
    scene.expect(seenByAgent(scene)).toBe(NO_PADLOCK)
  }
  return tellingSo(scene, claim, told)
}

/** Fails if the site calls `activate` after a failure, since the last move. */
export const expectNoOwnAttempt = (scene: Scene): Promise<void> => {
  const after = scene.lastBeforeMove()
  const later = { asymmetricMatch: (index: unknown) => Number(index) > after, toString: () => `later than ${after}` }
  const failure = { type: 'activation-settled', status: 'authentication-failure', index: later } as const
  const told = {
    expected: 'after a failure the site does not call activate again',
    seen: () => ({ en: 'it called activate again', fr: 'il a de nouveau appelé activate' }),
  }
  return tellingSo(scene, () => scene.expect(scene.iadvize).not.toHaveJournal([failure, 'activation-requested']), told)
}

/** Covers the whole scenario. */
export const expectNoActivate = (scene: Scene): Promise<void> => {
  const told = {
    expected: 'the site does not call activate',
    seen: () => ({ en: 'it called activate', fr: 'il a appelé activate' }),
  }
  return tellingSo(scene, () => scene.expect(scene.iadvize).not.toHaveJournal(['activation-requested']), told)
}

type Told = { readonly expected: string; readonly seen: () => Sentence }

const expectSeen = (scene: Scene, place: Locator, told: Told): Promise<void> =>
  tellingSo(scene, () => scene.expect(place).toBeVisible(), told)

const tellingSo = async (scene: Scene, claim: () => Promise<void>, { expected, seen }: Told): Promise<void> => {
  try {
    await claim()
  } catch (cause) {
    const story = storyOf(entriesOf(scene.iadvize), scene.iadvize.silence?.())
    const told = (found: string): string =>
      `Expected: ${expected}\nSeen:     ${untold(cause) ?? found}\n\n${STORY_HEADING}\n${story}`
    const { en, fr } = seen()
    throw new StepError({ en: told(en), fr: told(fr) }, { cause })
  }
}

/** A negative claim also fails if the event could not have been observed; the message must then say so. */
const untold = (cause: unknown): string | null => /could not tell: .*/.exec(String(cause))?.[0] ?? null
