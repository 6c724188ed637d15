/** Claims about what can be seen, told like those about the journal. */

import type { Locator } from '@playwright/test'
import { expect } from '../playwright-kit/expect.ts'
import { storyOf } from '../playwright-kit/story.ts'
import type { Scene } from './scene.ts'
import { talkOn } from './talk.ts'

export const expectOnPage = (scene: Scene, text: string): Promise<void> => {
  const page = scene.page()
  const told = { expected: `the page says "${text}"`, seen: () => `no such text on ${page.url()}` }
  return expectSeen(scene, page.getByText(text).first(), told)
}

export const expectInChat = (scene: Scene, text: string): Promise<void> => {
  const told = { expected: `the chat shows "${text}"`, seen: () => 'no such text in an open chat window' }
  return expectSeen(scene, talkOn(scene.page()).log.getByText(text).first(), told)
}

type Told = { readonly expected: string; readonly seen: () => string }

const expectSeen = async (scene: Scene, place: Locator, { expected, seen }: Told): Promise<void> => {
  try {
    await expect(place).toBeVisible()
  } catch (cause) {
    const story = storyOf(scene.iadvize.entries())
    throw new Error(`Expected: ${expected}\nSeen:     ${seen()}\n\nWhat happened:\n${story}`, { cause })
  }
}
