import { lookOf } from './chat-view.ts'
import type { ChatView } from './chat-view.ts'
import { layOut } from './layout.ts'
import type { Layout } from './layout.ts'

export type { ChatView } from './chat-view.ts'

export type ChatWindow = {
  /** Replaces whatever belongs to the view before: text, accessible names, announcements. */
  readonly show: (view: ChatView) => void
}

/** A closed window that says "not started", put in the page as soon as that has been read. */
export const createChatWindow = (document: Document): ChatWindow => {
  const layout = layOut(document)
  const show = (view: ChatView) => render(layout, view)
  show({ kind: 'not-started' })
  listen(layout)
  putInBody(document, layout.host)
  return { show }
}

const render = ({ bubble, launcher, dialog, title, detail, status, drawState }: Layout, view: ChatView) => {
  const look = lookOf(view)
  const words = `Chat: ${look.title}. ${look.detail}`
  // The object model, since a policy such as `style-src 'self'` would refuse a style attribute.
  bubble.style.setProperty('--colour', look.colour)
  drawState(look.icon)
  title.textContent = look.title
  detail.textContent = look.detail
  launcher.ariaLabel = words
  dialog.ariaLabel = words
  // Writing the same words again would have them read out again.
  if (status.textContent !== words) status.textContent = words
}

const listen = ({ launcher, dialog, closeButton }: Layout) => {
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
 * Puts the host last in the body. While the page is being read there may be no body, or the rest of it would come after
 * the host and follow it in the order of the Tab key.
 */
const putInBody = (document: Document, host: HTMLElement) => {
  const put = () => document.body.append(host)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', put)
  else put()
}
