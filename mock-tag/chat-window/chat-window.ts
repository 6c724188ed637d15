/** What a page shows of the chat from the beginning: a button that says who the visitor is. */

import type { ChatPresence } from '../../protocol/tag-settings.ts'
import type { ChatState } from '../chat-state.ts'
import type { Drawing } from '../drawing.ts'
import { lookOf, type Look } from './chat-view.ts'
import type { Dialog } from './dialog.ts'
import { elementsOf } from './elements.ts'
import STYLES from './styles.css'

export type ChatWindow = {
  /** Replaces whatever belongs to the view before: text, accessible names, announcements. */
  readonly show: (state: ChatState) => Look
  /** The window itself, which is loaded later. */
  readonly put: (dialog: Pick<Dialog, 'element' | 'styles'>) => void
  readonly elements: ReturnType<typeof elementsOf>
  readonly launcher: HTMLElement
  /** As large as what is shown. */
  readonly bubble: HTMLElement
  readonly remove: () => void
}

export type ChatWindowOptions = {
  readonly open: () => void
  readonly drawing: Drawing
  readonly presence: ChatPresence | undefined
}

/** Closed, and put in the page once that has been read and had a moment for its own work. */
export const createChatWindow = (document: Document, { open, drawing, presence }: ChatWindowOptions): ChatWindow => {
  const elements = elementsOf(document)
  const { element, icon } = elements
  const launcherIcon = icon()
  const badge = element('b', {})
  const launcher = element('button', { ariaHasPopup: 'dialog', onclick: open }, launcherIcon.svg, badge)
  // Outside the dialog: what is not displayed is not announced.
  const status = element('div', { role: 'status' })
  // A speech bubble, as small as the launcher or as large as the dialog.
  const bubble = element('section', { lang: 'en', ariaLabel: 'Chat', hidden: presence === 'hidden' }, launcher, status)
  const host = hostOf(document, presence)
  const root = host.attachShadow({ mode: 'open' })
  const style = (text: string): void => {
    // A style element would be refused by a policy such as `style-src 'self'`.
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
      // Writing the same words again would have them read out again.
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

/** Laying out the bubble takes milliseconds, for which a sign-in that begins with the page would have to wait. */
const PAGE_FIRST_MS = 100

/**
 * Puts the bubble last in the body, in a host that keeps the page's styles out. While the page is being read there may
 * be no body, or the rest of it would come after the host and follow it in the order of the Tab key. Answers how to take
 * it out again.
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
    // Else whoever opens the dialog would put the host back.
    bubble.remove()
  }
  undoWith(remove)
  return remove
}
