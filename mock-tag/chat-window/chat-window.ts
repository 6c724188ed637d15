/** The part of the chat that a page shows from the beginning: a button that says who the visitor is. */

import type { ChatPresence } from '../../protocol/tag-settings.ts'
import type { ChatState } from '../chat-state.ts'
import type { Drawing } from '../drawing.ts'
import { lookOf, type Look } from './chat-view.ts'
import type { Dialog } from './dialog.ts'
import { elementsOf } from './elements.ts'
import STYLES from './styles.css'

export type ChatWindow = {
  /** Replaces everything that the previous state showed: text, accessible names, announcements. */
  readonly show: (state: ChatState) => Look
  /** Adds the dialog, which is loaded later. */
  readonly put: (dialog: Pick<Dialog, 'element' | 'styles'>) => void
  readonly elements: ReturnType<typeof elementsOf>
  readonly launcher: HTMLElement
  /** The element that is as large as what is shown. */
  readonly bubble: HTMLElement
  readonly remove: () => void
}

export type ChatWindowOptions = {
  readonly open: () => void
  readonly drawing: Drawing
  readonly presence: ChatPresence | undefined
}

/** Creates the chat closed. It enters the page when the page has been parsed and has had a moment for its own work. */
export const createChatWindow = (document: Document, { open, drawing, presence }: ChatWindowOptions): ChatWindow => {
  const elements = elementsOf(document)
  const { element, icon } = elements
  const launcherIcon = icon()
  const badge = element('b', {})
  const launcher = element('button', { ariaHasPopup: 'dialog', onclick: open }, launcherIcon.svg, badge)
  // Outside the dialog, because the content of a closed dialog is not announced.
  const status = element('div', { role: 'status' })
  // A speech bubble, as small as the launcher or as large as the dialog.
  const bubble = element('section', { lang: 'en', ariaLabel: 'Chat', hidden: presence === 'hidden' }, launcher, status)
  const host = hostOf(document, presence)
  const root = host.attachShadow({ mode: 'open' })
  const style = (text: string): void => {
    // A policy such as `style-src 'self'` would block a style element.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    root.adoptedStyleSheets.push(sheet)
  }
  style(STYLES)
  root.append(bubble)
  return {
    show: ({ view, unread }) => {
      const look = lookOf(view)
      const news = unread ? `${unread} unread` : ''
      const label = `Chat: ${look.state}${news && `, ${news}`}`
      const announcement = `${label}. ${look.detail}`
      bubble.style.setProperty('--colour', look.colour)
      launcherIcon.draw(look.icon)
      badge.textContent = news
      launcher.ariaLabel = label
      // Setting the same text again would announce it again.
      if (status.textContent !== announcement) status.textContent = announcement
      return look
    },
    put: ({ element: dialog, styles }) => {
      style(styles)
      bubble.prepend(dialog)
    },
    elements,
    launcher,
    bubble,
    remove: putInBody(host, bubble, drawing),
  }
}

const hostOf = (document: Document, presence: ChatPresence = 'accessible'): HTMLElement => {
  const host = document.createElement('rehearsal-chat')
  if (presence !== 'accessible') host.ariaHidden = 'true'
  return host
}

/** Milliseconds. Laying out the bubble takes time, by which it would delay a sign-in that starts with the page. */
const PAGE_FIRST_MS = 100

/**
 * Puts the bubble last in the body, in a host that keeps the page's styles out. While the page is being parsed there may be no
 * body, or later elements would follow the host in the Tab order. Returns the function that removes it.
 */
const putInBody = (host: HTMLElement, bubble: HTMLElement, { attempt, undoWith }: Drawing): (() => void) => {
  let timer: ReturnType<typeof setTimeout>
  const putLater = (): void => {
    timer = setTimeout(() => {
      if (document.readyState === 'loading') putLater()
      else if (!host.isConnected) attempt(() => document.body.append(host))
    }, PAGE_FIRST_MS)
  }
  putLater()
  const remove = (): void => {
    clearTimeout(timer)
    host.remove()
    // Otherwise opening the dialog would put the host back into the page.
    bubble.remove()
  }
  undoWith(remove)
  return remove
}
