/** Identifies elements by what a person sees, so that a step still finds them when the page is rebuilt. */

export type Target =
  /** `nth` counts from 0 if several elements have the same name; it is null if there is only one. */
  | { readonly by: 'role'; readonly role: Role; readonly name: string; readonly nth: number | null }
  | { readonly by: 'label' | 'placeholder' | 'text' | 'test-id'; readonly name: string; readonly nth: number | null }
  | { readonly by: 'css'; readonly selector: string }

export type Role =
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'heading'
  | 'link'
  | 'menuitem'
  | 'option'
  | 'radio'
  | 'searchbox'
  | 'tab'
  | 'textbox'

const ROLES: Readonly<Record<Role, string>> = {
  button:
    'button, summary, input[type=button], input[type=submit], input[type=reset], input[type=image], [role=button]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  combobox: 'select:not([multiple]):not([size]), [role=combobox]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href], [role=link]',
  menuitem: '[role=menuitem]',
  option: '[role=option]',
  radio: 'input[type=radio], [role=radio]',
  searchbox: 'input[type=search], [role=searchbox]',
  tab: '[role=tab]',
  textbox:
    'input[type=text], input:not([type]), input[type=email], input[type=tel], input[type=url], textarea, [role=textbox]',
}

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]

/** Longer names are sentences, which are likely to be reworded. */
const LONGEST_NAME = 60

export const targetOf = (element: Element): Target => {
  const root = element.getRootNode() as Document | ShadowRoot
  const named = (name: string): boolean => name !== '' && name.length <= LONGEST_NAME
  const label = isField(element) ? labelOf(element) : ''
  if (named(label)) {
    const others = [...root.querySelectorAll('input, select, textarea')].filter((other) => labelOf(other) === label)
    return { by: 'label', name: label, nth: placeIn(others, element) }
  }
  const [role, name] = [roleOf(element), nameOf(element)]
  if (role !== null && named(name)) {
    const others = [...root.querySelectorAll(ROLES[role])].filter((other) => isSeen(other) && isSame(other, role, name))
    return { by: 'role', role, name, nth: placeIn(others, element) }
  }
  return otherwise(element, root)
}

/** Links, buttons and headings, by which a person recognizes a page. */
export const landmarksIn = (root: Document): readonly Target[] =>
  [...root.querySelectorAll(`${ROLES.heading}, ${ROLES.link}, ${ROLES.button}`)]
    .filter((element) => isSeen(element))
    .map(targetOf)
    .filter((target) => target.by === 'role' && target.nth === null)

const otherwise = (element: Element, root: Document | ShadowRoot): Target => {
  const placeholder = element.getAttribute('placeholder')?.trim() ?? ''
  if (placeholder !== '') {
    const others = [...root.querySelectorAll(`[placeholder=${JSON.stringify(placeholder)}]`)]
    return { by: 'placeholder', name: placeholder, nth: placeIn(others, element) }
  }
  const id = element.getAttribute('data-testid') ?? ''
  if (id !== '') {
    return {
      by: 'test-id',
      name: id,
      nth: placeIn([...root.querySelectorAll(`[data-testid=${JSON.stringify(id)}]`)], element),
    }
  }
  return { by: 'css', selector: pathOf(element) }
}

const isSame = (element: Element, role: Role, name: string): boolean =>
  roleOf(element) === role && nameOf(element) === name

const placeIn = (elements: readonly Element[], element: Element): number | null =>
  elements.length > 1 ? elements.indexOf(element) : null

const isField = (element: Element): boolean =>
  element instanceof HTMLInputElement
    ? !/^(?:button|submit|reset|image)$/.test(element.type)
    : element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement

const roleOf = (element: Element): Role | null => {
  const given = element.getAttribute('role')
  if (given !== null) return ROLE_NAMES.find((role) => role === given) ?? null
  return ROLE_NAMES.find((role) => element.matches(ROLES[role])) ?? null
}

const isSeen = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('[aria-hidden=true]') === null

const plain = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim()

/** The accessible name, in the cases that occur on most pages. */
const nameOf = (element: Element): string => {
  const given = labelledBy(element) || plain(element.getAttribute('aria-label'))
  if (given !== '') return given
  if (element instanceof HTMLInputElement && /^(?:button|submit|reset)$/.test(element.type)) {
    return plain(element.value) || (element.type === 'submit' ? 'Submit' : element.type === 'reset' ? 'Reset' : '')
  }
  if (element instanceof HTMLInputElement && element.type === 'image') return plain(element.alt)
  if (isField(element)) {
    const labels = [...((element as HTMLInputElement).labels ?? [])]
    return plain(labels.map(contentOf).join(' ')) || plain(element.getAttribute('title'))
  }
  return plain(contentOf(element)) || plain(element.getAttribute('title'))
}

const labelOf = (element: Element): string => {
  const given = labelledBy(element) || plain(element.getAttribute('aria-label'))
  if (given !== '') return given
  const [label] = (element as HTMLInputElement).labels ?? []
  // Playwright reads the whole text of a label, including the choices of a list in it.
  return label === undefined || label.querySelector('select, textarea, script, style') !== null
    ? ''
    : plain(label.textContent)
}

const labelledBy = (element: Element): string =>
  plain(
    (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id === '' ? '' : (element.ownerDocument.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '')))
      .join(' '),
  )

/** The text content, with images replaced by their alternative text, and without hidden elements. */
const contentOf = (node: Node): string => {
  if (node instanceof Text) return node.data
  if (!(node instanceof Element)) return ''
  if (node instanceof HTMLImageElement) return node.alt
  if (node.matches('script, style, [aria-hidden=true], select, textarea') || !node.checkVisibility()) return ''
  const text = [...node.childNodes].map(contentOf).join('')
  return getComputedStyle(node).display === 'inline' ? text : ` ${text} `
}

const pathOf = (element: Element): string => {
  const parts: string[] = []
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const id = at.getAttribute('id') ?? ''
    const name = at.getAttribute('name') ?? ''
    const tag = at.localName
    if (id !== '' && !/\d{3,}/.test(id)) return [`#${CSS.escape(id)}`, ...parts].join(' > ')
    if (name !== '') return [`${tag}[name=${JSON.stringify(name)}]`, ...parts].join(' > ')
    const alike = [...(at.parentElement?.children ?? [])].filter(({ localName }) => localName === tag)
    parts.unshift(alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(at) + 1})` : tag)
  }
  return parts.join(' > ')
}
