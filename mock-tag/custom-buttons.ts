/**
 * The site's own buttons: those for the present status are shown, and those for "online" open the chat. Buttons that come
 * into the page later are found, too.
 */

import type { CustomButtons } from '../protocol/conversation.ts'
import type { ChatState } from './chat-state.ts'

export const createCustomButtons = (selectors: CustomButtons, open: () => void) => {
  let showAgain = (): void => {}
  const observer = new MutationObserver(() => showAgain())
  observer.observe(document, { childList: true, subtree: true })
  const show = ({ status, isOpen, conversation, unread }: ChatState): void => {
    showAgain = () =>
      Object.entries(selectors).forEach(([kind, selector]) =>
        document.querySelectorAll<HTMLElement>(selector).forEach((button) => {
          const { dataset, style } = button
          style.display = kind === status ? '' : 'none'
          dataset['idzChatboxStatus'] = isOpen ? 'OPEN' : 'REDUCED'
          dataset['idzUnreadMessageCount'] = `${unread}`
          dataset['idzConversationStatus'] = conversation?.isOngoing ? 'ONGOING' : 'NOT_ONGOING'
          if (kind === 'online') button.addEventListener('click', open)
          // The initial of "Agent". Putting it in is a change of the page, and only an empty place is filled.
          button.querySelectorAll('[data-idz-displayed-avatar]:empty').forEach((place) => place.append('A'))
        }),
      )
    showAgain()
  }
  return { show, end: () => observer.disconnect() }
}
