/** The window of the chat: who the visitor is, and the talk with an agent. */

import type { Message } from '../../protocol/conversation.ts'
import type { ChatState } from '../chat-state.ts'
import type { Look } from './chat-view.ts'
import STYLES from './dialog.css'
import type { elementsOf } from './elements.ts'
import { createTalkPanel, type Write } from './talk-panel.ts'

export type Dialog = {
  readonly element: HTMLElement
  readonly styles: string
  /** Replaces whatever belongs to the view before. */
  readonly show: (state: ChatState, look: Look, news: readonly Message[]) => void
  readonly open: () => void
}

export type DialogOptions = {
  readonly elements: ReturnType<typeof elementsOf>
  /** Gets the focus back. */
  readonly launcher: HTMLElement
  /** The visitor has opened or closed the window. */
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
  // Takes the focus when its text is clicked, so that it goes on hearing the keyboard.
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
      // What was said last is at the bottom.
      const { parentElement: bubble } = dialog
      if (bubble) bubble.scrollTop = bubble.scrollHeight
    },
    // The focus moves to the field, else to the first thing in the dialog that takes it.
    open: () => {
      // A button of the site's own may be used before there is a bubble, and what is in no page takes no focus.
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
    // What is typed here is not for the page, nor may it close something of its own with the same key stroke.
    event.stopPropagation()
    if (event.key === 'Escape') close()
  })
}
