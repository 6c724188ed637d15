/** The visitor in the chat of a page: what a test has them write goes the way that a person's words go. */

import type { Locator, Page } from '@playwright/test'

/** The chat of the only page that has one, or of the page that the test names. */
export const chatOf = async (pages: readonly Page[]): Promise<Locator> => {
  const chats = await Promise.all(
    pages.flatMap((page) =>
      page.frames().map(async (frame) => {
        const chat = frame.locator(CHAT)
        return (await chat.count().catch(() => 0)) > 0 ? [chat] : []
      }),
    ),
  )
  const [chat, ...more] = chats.flat()
  if (chat === undefined) {
    throw new Error('No page shows a chat yet, so the visitor has nothing to write in: wait for the activation first.')
  }
  if (more.length > 0) {
    throw new Error(
      `${more.length + 1} pages show a chat: say in which one the visitor writes, as in visitorSays('Hello', { page }).`,
    )
  }
  return chat
}

const CHAT = 'rehearsal-chat'

/**
 * Opens the chat, writes and sends. Without Playwright's clicks: a chat that the test has hidden cannot be clicked, and its
 * visitor can write all the same. Answers false while the window of the chat is still being loaded.
 */
export const writeInto = (chat: Locator, text: string): Promise<'sent' | 'not ready' | 'closed'> =>
  chat.evaluate((host, words) => {
    const root = host.shadowRoot
    const dialog = root?.querySelector('dialog')
    if (dialog?.open !== true) {
      root?.querySelector<HTMLElement>('button[aria-haspopup=dialog]')?.click()
      if (dialog === null || dialog === undefined) return 'not ready'
    }
    const field = root?.querySelector<HTMLInputElement>('form input')
    const form = field?.form
    if (field === null || field === undefined || form === null || form === undefined) return 'not ready'
    if (form.hidden) return 'closed'
    field.value = words
    form.requestSubmit()
    return 'sent'
  }, text)
