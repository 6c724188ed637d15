/**
 * The site's own buttons. Those for the current status are shown, and those for "online" open the chat. Buttons that are added to
 * the page later are found at the next change of the chat.
 */

import type { CustomButtons } from '../protocol/conversation.ts'
import type { ChatState } from './chat-state.ts'
import { complain } from './complain.ts'

export const showOnButtons = (
  selectors: CustomButtons,
  { status, isOpen, conversation, unread }: ChatState,
  open: () => void,
): void =>
  Object.entries(selectors).forEach(([kind, selector]) => {
    try {
      document.querySelectorAll<HTMLElement>(selector).forEach((button) => {
        const { dataset } = button
        button.style.display = kind === status ? '' : 'none'
        dataset['idzChatboxStatus'] = isOpen ? 'OPEN' : 'REDUCED'
        dataset['idzUnreadMessageCount'] = `${unread}`
        dataset['idzConversationStatus'] = conversation?.isOngoing ? 'ONGOING' : 'NOT_ONGOING'
        if (kind === 'online') button.addEventListener('click', open)
        // The initial of "Agent".
        button.querySelectorAll('[data-idz-displayed-avatar]').forEach((place) => place.replaceChildren('A'))
      })
    } catch (error) {
      complain('customButtons', error)
    }
  })
