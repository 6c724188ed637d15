import { wordsOf } from './chat-view.ts'
import type { ChatView } from './chat-view.ts'
import { CHAT_ICON, COLLAPSE_ICON, STATE_ICONS } from './icons.ts'
import { layOut } from './layout.ts'
import type { Layout } from './layout.ts'

export type { ChatView } from './chat-view.ts'

export type ChatWindow = {
  /** Replaces whatever belongs to the view before: text, accessible names, announcements. */
  readonly show: (view: ChatView) => void
  /** Takes the window out of the page for good. */
  readonly remove: () => void
}

/** A closed window that says "not started", put in the page as soon as that has been read. */
export const createChatWindow = (document: Document): ChatWindow => {
  const layout = layOut(document)
  const show = (view: ChatView) => render(layout, view)
  show({ kind: 'not-started' })
  listen(layout)
  const stopWaiting = putInBody(document, layout.host)
  return {
    show,
    remove: () => {
      stopWaiting()
      layout.host.remove()
    },
  }
}

const render = (layout: Layout, view: ChatView) => {
  const { label, title, detail } = wordsOf(view)
  const announcement = `${label}. ${detail}`
  layout.frame.dataset['kind'] = view.kind
  for (const icon of layout.stateIcons) icon.draw(STATE_ICONS[view.kind])
  layout.launcher.setAttribute('aria-label', label)
  layout.title.textContent = title
  layout.detail.textContent = detail
  // Writing the same words again would have them read out again.
  if (layout.status.textContent !== announcement) layout.status.textContent = announcement
}

const listen = ({ frame, launcher, launcherIcon, panel, closeButton }: Layout) => {
  const setOpen = (isOpen: boolean) => {
    panel.hidden = !isOpen
    launcher.setAttribute('aria-expanded', `${isOpen}`)
    launcherIcon.draw(isOpen ? COLLAPSE_ICON : CHAT_ICON)
    const target = isOpen ? panel : launcher
    target.focus({ preventScroll: true })
  }
  launcher.addEventListener('click', () => setOpen(panel.hidden !== false))
  closeButton.addEventListener('click', () => setOpen(false))
  frame.addEventListener('keydown', (event) => {
    // Escape that ends a composition of characters belongs to the input method.
    if (event.key !== 'Escape' || event.isComposing || panel.hidden) return
    // The page must not close something of its own with the same key stroke.
    event.stopPropagation()
    setOpen(false)
  })
}

/**
 * Puts the host last in the body. While the page is being read there may be no body, or the rest of it would come after
 * the host and follow it in the order of the Tab key. Returns a function that gives up waiting.
 */
const putInBody = (document: Document, host: HTMLElement): (() => void) => {
  const put = () => document.body.append(host)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', put)
  else put()
  return () => document.removeEventListener('DOMContentLoaded', put)
}
