/** The dialog of the chat: who the visitor is, and the conversation with an agent. */

import type { Message } from '../../protocol/conversation.ts'
import type { ChatState } from '../chat-state.ts'
import type { Look } from './chat-view.ts'
import STYLES from './dialog.css'
import type { elementsOf } from './elements.ts'
import { createTalkPanel, type Write } from './talk-panel.ts'

export type Dialog = {
  readonly element: HTMLElement
  readonly styles: string
  /** Replaces everything that the previous state showed. */
  readonly show: (state: ChatState, look: Look, news: readonly Message[]) => void
  readonly open: () => void
}

export type DialogOptions = {
  readonly elements: ReturnType<typeof elementsOf>
  /** Receives the focus when the dialog closes. */
  readonly launcher: HTMLElement
  /** Called when the visitor has opened or closed the window. */
  readonly toggled: (isOpen: boolean) => void
  readonly write: Write
}

export const createDialog = ({ elements, launcher, toggled, write }: DialogOptions): Dialog => {
  const { element, icon } = elements
  const panel = createTalkPanel(element, write)
  const [titleIcon, closeIcon] = [icon(), icon()]
  closeIcon.draw('M2 2l4 4M6 2L2 6')
  const closeButton = element('button', { ariaLabel: 'Close chat' }, closeIcon.svg)
  const title = element('h2', {})
  const detail = element('p', {})
  const header = element('header', {}, titleIcon.svg, title, closeButton)
  const footer = element('footer', {}, 'Rehearsal · stand-in for iAdvize')
  // Focusable, so that it keeps receiving key presses after a click on its text.
  const dialog = element('dialog', { tabIndex: -1 }, header, detail, ...panel.parts, footer)

  letClose(dialog, closeButton, () => {
    dialog.close()
    launcher.focus()
    toggled(false)
  })
  return {
    element: dialog,
    styles: STYLES,
    show: (state, look, news) => {
      titleIcon.draw(look.icon)
      title.textContent = look.state
      detail.textContent = look.detail
      dialog.ariaLabel = `Chat: ${look.state}`
      panel.show(state, news)
      // The latest message is at the bottom.
      const { parentElement: bubble } = dialog
      if (bubble) bubble.scrollTop = bubble.scrollHeight
    },
    // The focus moves to the field, or else to the first focusable element of the dialog.
    open: () => {
      // The site's own button may be used before the bubble is in the page, and an element outside the page cannot be focused.
      const { host } = dialog.getRootNode() as Partial<ShadowRoot>
      if (host?.isConnected === false) document.body.append(host)
      dialog.show()
      panel.field.focus()
      toggled(true)
    },
  }
}

const letClose = (dialog: HTMLElement, closeButton: HTMLElement, close: () => void): void => {
  closeButton.addEventListener('click', close)
  dialog.addEventListener('keydown', (event) => {
    // Keys pressed here are not meant for the page, and must not close anything of the page's own.
    event.stopPropagation()
    if (event.key === 'Escape') close()
  })
}
