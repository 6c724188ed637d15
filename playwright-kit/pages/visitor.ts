/** Acts as the visitor in the chat of a page: the text goes the same way as a person's text. */

import type { Locator, Page } from '@playwright/test'

/** The chat of the page that the test names, or of the only page that has one; null while no page has one. */
export const chatOf = async (pages: readonly Page[]): Promise<Locator | null> => {
  const chats = await Promise.all(
    pages.flatMap((page) =>
      page.frames().map(async (frame) => {
        const chat = frame.locator(CHAT)
        return (await chat.count().catch(() => 0)) > 0 ? [chat] : []
      }),
    ),
  )
  const [chat, ...more] = chats.flat()
  if (more.length > 0) {
    throw new Error(
      `${more.length + 1} pages show a chat: name the one in which the visitor writes, as in visitorSays('Hello', { page }).`,
    )
  }
  return chat ?? null
}

const CHAT = 'rehearsal-chat'

/**
 * Opens the chat, writes and sends. It does not use Playwright's clicks, because a chat that the test has hidden cannot be
 * clicked, and its visitor can still write. Resolves with `not ready` while the chat window is still being loaded.
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
