import { STYLES } from './styles.ts'

export type Layout = {
  readonly host: HTMLElement
  /** Around all the rest: a speech bubble, as small as the launcher or as large as the dialog. */
  readonly bubble: HTMLElement
  readonly launcher: HTMLElement
  readonly dialog: HTMLDialogElement
  readonly closeButton: HTMLElement
  readonly title: HTMLElement
  readonly detail: HTMLElement
  readonly status: HTMLElement
  readonly drawState: (outline: string) => void
}

/** The elements of the chat window, closed and not yet in the page. */
export const layOut = (document: Document): Layout => {
  const { element, icon } = builderFor(document)
  const [launcherIcon, titleIcon, closeIcon] = [icon(), icon(), icon()]
  closeIcon.draw('M2 2l4 4M6 2L2 6')
  const launcher = element('button', { ariaHasPopup: 'dialog' }, launcherIcon.svg)
  const closeButton = element('button', { ariaLabel: 'Close chat' }, closeIcon.svg)
  const title = element('h2', {})
  const detail = element('p', {})
  const dialog = element(
    'dialog',
    // Takes the focus when its text is clicked, so that it goes on hearing the keyboard.
    { tabIndex: -1 },
    element('header', {}, titleIcon.svg, title, closeButton),
    detail,
    element('footer', {}, 'Rehearsal · stand-in for iAdvize'),
  )
  // Outside the dialog: what is not displayed is not announced.
  const status = element('div', { role: 'status' })
  const bubble = element('section', { lang: 'en', ariaLabel: 'Chat' }, dialog, launcher, status)
  const drawState = (outline: string) => {
    launcherIcon.draw(outline)
    titleIcon.draw(outline)
  }
  return { host: hostOf(document, bubble), bubble, launcher, dialog, closeButton, title, detail, status, drawState }
}

/** Builds elements without strings of markup, which a page with Trusted Types would refuse. */
const builderFor = (document: Document) => ({
  element: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  },

  icon: () => {
    const svg = document.createElementNS(SVG, 'svg')
    const path = document.createElementNS(SVG, 'path')
    svg.ariaHidden = 'true'
    svg.setAttribute('viewBox', '0 0 8 8')
    svg.append(path)
    return { svg, draw: (outline: string) => path.setAttribute('d', outline) }
  },
})

const SVG = 'http://www.w3.org/2000/svg'

const hostOf = (document: Document, bubble: HTMLElement): HTMLElement => {
  const host = document.createElement('rehearsal-chat')
  const root = host.attachShadow({ mode: 'open' })
  // A style element would be refused by a policy such as `style-src 'self'`.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  root.adoptedStyleSheets = [sheet]
  root.append(bubble)
  return host
}
