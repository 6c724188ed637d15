import { lookOf } from './chat-view.ts'
import type { ChatView } from './chat-view.ts'
import { elementsOf } from './elements.ts'
import { STYLES } from './styles.ts'

export type { ChatView } from './chat-view.ts'

export type ChatWindow = {
  /** Replaces whatever belongs to the view before: text, accessible names, announcements. */
  readonly show: (view: ChatView) => void
  /** As large as what is shown. */
  readonly bubble: HTMLElement
  readonly remove: () => void
}

/** A closed window that says "not started", put in the page as soon as that has been read. */
export const createChatWindow = (document: Document): ChatWindow => {
  const { element, icon } = elementsOf(document)
  const [launcherIcon, titleIcon, closeIcon] = [icon(), icon(), icon()]
  closeIcon.draw('M2 2l4 4M6 2L2 6')
  const launcher = element('button', { ariaHasPopup: 'dialog' }, launcherIcon.svg)
  const closeButton = element('button', { ariaLabel: 'Close chat' }, closeIcon.svg)
  const title = element('h2', {})
  const detail = element('p', {})
  const header = element('header', {}, titleIcon.svg, title, closeButton)
  const footer = element('footer', {}, 'Rehearsal · stand-in for iAdvize')
  // Takes the focus when its text is clicked, so that it goes on hearing the keyboard.
  const dialog = element('dialog', { tabIndex: -1 }, header, detail, footer)
  // Outside the dialog: what is not displayed is not announced.
  const status = element('div', { role: 'status' })
  // A speech bubble, as small as the launcher or as large as the dialog.
  const bubble = element('section', { lang: 'en', ariaLabel: 'Chat' }, dialog, launcher, status)

  const show = (view: ChatView) => {
    const look = lookOf(view)
    const label = `Chat: ${look.state}`
    const announcement = `${label}. ${look.detail}`
    bubble.style.setProperty('--colour', look.colour)
    launcherIcon.draw(look.icon)
    titleIcon.draw(look.icon)
    title.textContent = look.state
    detail.textContent = look.detail
    launcher.ariaLabel = label
    dialog.ariaLabel = label
    // Writing the same words again would have them read out again.
    if (status.textContent !== announcement) status.textContent = announcement
  }
  show({ kind: 'not-started' })
  letOpenAndClose(dialog, launcher, closeButton)
  return { show, bubble, remove: putInBody(document, bubble) }
}

/** Opening moves the focus to the first thing in the dialog that takes it, the close button; closing moves it back. */
const letOpenAndClose = (dialog: HTMLDialogElement, launcher: HTMLElement, closeButton: HTMLElement) => {
  const close = () => {
    dialog.close()
    launcher.focus()
  }
  launcher.addEventListener('click', () => dialog.show())
  closeButton.addEventListener('click', close)
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    // The page must not close something of its own with the same key stroke.
    event.stopPropagation()
    close()
  })
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
