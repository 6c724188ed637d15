import type { Message } from '../../protocol/conversation.ts'
import type { ChatState } from '../chat-state.ts'
import { lookOf } from './chat-view.ts'
import { elementsOf } from './elements.ts'
import STYLES from './styles.css'
import { createTalkPanel, type Write } from './talk-panel.ts'

export type ChatWindow = {
  /** Replaces whatever belongs to the view before: text, accessible names, announcements. */
  readonly show: (state: ChatState, news: readonly Message[]) => void
  readonly open: () => void
  /** As large as what is shown. */
  readonly bubble: HTMLElement
  readonly remove: () => void
}

/** The visitor has opened or closed the window. */
export type Toggled = (isOpen: boolean) => void

/** A closed window that says "not started", put in the page as soon as that has been read. */
export const createChatWindow = (document: Document, toggled: Toggled, write: Write): ChatWindow => {
  const { element, icon } = elementsOf(document)
  const panel = createTalkPanel(element, write)
  const [launcherIcon, titleIcon, closeIcon] = [icon(), icon(), icon()]
  closeIcon.draw('M2 2l4 4M6 2L2 6')
  const badge = element('b', {})
  const launcher = element('button', { ariaHasPopup: 'dialog' }, launcherIcon.svg, badge)
  const closeButton = element('button', { ariaLabel: 'Close chat' }, closeIcon.svg)
  const title = element('h2', {})
  const detail = element('p', {})
  const header = element('header', {}, titleIcon.svg, title, closeButton)
  const footer = element('footer', {}, 'Rehearsal · stand-in for iAdvize')
  // Takes the focus when its text is clicked, so that it goes on hearing the keyboard.
  const dialog = element('dialog', { tabIndex: -1 }, header, detail, ...panel.parts, footer)
  // Outside the dialog: what is not displayed is not announced.
  const status = element('div', { role: 'status' })
  // A speech bubble, as small as the launcher or as large as the dialog.
  const bubble = element('section', { lang: 'en', ariaLabel: 'Chat' }, dialog, launcher, status)

  const show: ChatWindow['show'] = (state, news) => {
    const look = lookOf(state.view)
    const unread = state.unread ? `${state.unread} unread` : ''
    const label = `Chat: ${look.state}${unread && `, ${unread}`}`
    const announcement = `${label}. ${look.detail}`
    bubble.style.setProperty('--colour', look.colour)
    launcherIcon.draw(look.icon)
    titleIcon.draw(look.icon)
    title.textContent = look.state
    detail.textContent = look.detail
    badge.textContent = unread
    panel.show(state, news)
    // What was said last is at the bottom.
    bubble.scrollTop = bubble.scrollHeight
    launcher.ariaLabel = label
    dialog.ariaLabel = label
    // Writing the same words again would have them read out again.
    if (status.textContent !== announcement) status.textContent = announcement
  }
  const open = letOpenAndClose(dialog, { launcher, closeButton, field: panel.field, toggled })
  return { show, open, bubble, remove: putInBody(document, bubble) }
}

type Ways = { readonly toggled: Toggled } & Readonly<Record<'launcher' | 'closeButton' | 'field', HTMLElement>>

/** Opening moves the focus to the field, else to the first thing in the dialog that takes it; closing moves it back. */
const letOpenAndClose = (dialog: HTMLDialogElement, { launcher, closeButton, field, toggled }: Ways) => {
  const open = () => {
    dialog.show()
    field.focus()
    toggled(true)
  }
  const close = () => {
    dialog.close()
    launcher.focus()
    toggled(false)
  }
  launcher.addEventListener('click', open)
  closeButton.addEventListener('click', close)
  dialog.addEventListener('keydown', (event) => {
    // What is typed here is not for the page, nor may it close something of its own with the same key stroke.
    event.stopPropagation()
    if (event.key === 'Escape') close()
  })
  return open
}

/**
 * Puts the bubble last in the body, in a host that keeps the page's styles out. While the page is being read there may
 * be no body, or the rest of it would come after the host and follow it in the order of the Tab key. Answers how to take
 * it out again.
 */
const putInBody = (document: Document, bubble: HTMLElement): (() => void) => {
  const host = document.createElement('rehearsal-chat')
  const root = host.attachShadow({ mode: 'open' })
  // A style element would be refused by a policy such as `style-src 'self'`.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  root.adoptedStyleSheets = [sheet]
  root.append(bubble)
  const put = () => document.body.append(host)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', put)
  else put()
  return () => {
    document.removeEventListener('DOMContentLoaded', put)
    host.remove()
  }
}
