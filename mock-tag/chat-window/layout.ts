import { elementsOf } from './elements.ts'
import type { Icon } from './elements.ts'
import { CHAT_ICON, CLOSE_ICON } from './icons.ts'
import { STYLES } from './styles.ts'

export type Layout = {
  readonly host: HTMLElement
  /** Around all the rest; what belongs to a state is coloured by its `data-kind`. */
  readonly frame: HTMLElement
  readonly launcher: HTMLElement
  readonly launcherIcon: Icon
  readonly panel: HTMLElement
  readonly closeButton: HTMLElement
  readonly stateIcons: readonly Icon[]
  readonly title: HTMLElement
  readonly detail: HTMLElement
  readonly status: HTMLElement
}

/** The elements of the chat window, closed and not yet in the page. */
export const layOut = (document: Document): Layout => {
  const { element, icon } = elementsOf(document)
  const launcherIcon = icon(CHAT_ICON)
  const badge = icon('')
  const tile = icon('')
  const title = element('p', { class: 'title' })
  const detail = element('p', { class: 'detail' })
  const closeButton = element('button', { 'aria-label': 'Close chat' }, icon(CLOSE_ICON).svg)
  const launcher = element(
    'button',
    { class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'panel' },
    launcherIcon.svg,
    element('span', { class: 'badge' }, badge.svg),
  )
  const panel = element(
    'div',
    { id: 'panel', role: 'dialog', 'aria-label': 'Chat', 'aria-describedby': 'identity', tabindex: '-1', hidden: '' },
    element('header', {}, element('h2', {}, 'Chat'), closeButton),
    element('div', { id: 'identity' }, element('span', {}, tile.svg), element('div', {}, title, detail)),
    element('div', { class: 'body' }),
    element('p', { class: 'note' }, 'Rehearsal · stand-in for iAdvize'),
  )
  // Outside the panel: what is not displayed is not announced.
  const status = element('p', { role: 'status' })
  const frame = element('section', { lang: 'en', 'aria-label': 'Chat' }, launcher, panel, status)
  const host = hostOf(document, frame)
  return { host, frame, launcher, launcherIcon, panel, closeButton, stateIcons: [badge, tile], title, detail, status }
}

const hostOf = (document: Document, frame: HTMLElement): HTMLElement => {
  const host = document.createElement('rehearsal-chat')
  const root = host.attachShadow({ mode: 'open' })
  // A style element would be refused by a policy such as `style-src 'self'`.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  root.adoptedStyleSheets = [sheet]
  root.append(frame)
  return host
}
