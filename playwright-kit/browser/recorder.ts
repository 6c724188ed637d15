/**
 * Runs in every frame while somebody is watched: tells what the person does as what a test would do, with elements by the
 * names that a person sees.
 */

import { landmarksIn, targetOf, type Target } from './targets.ts'

/** What a person did to an element, or with the page. */
export type PageEvent =
  | { readonly kind: 'click'; readonly target: Target }
  | { readonly kind: 'fill'; readonly target: Target; readonly value: string; readonly field: Field }
  | { readonly kind: 'choose'; readonly target: Target; readonly option: string }
  | { readonly kind: 'check'; readonly target: Target; readonly isChecked: boolean }
  | { readonly kind: 'press'; readonly target: Target; readonly key: 'Enter' }
  /** A form with a password in it was sent, whoever has filled it in; `values` are those of its other texts. */
  | { readonly kind: 'send'; readonly values: readonly string[] }
  /** A page that was there already, and is loaded again; `self-reload` comes before it where the site does that itself. */
  | { readonly kind: 'reload' | 'self-reload' }
  /** The site itself leads to another document, by a link or by code; `stays` where it then shows it in this one. */
  | { readonly kind: 'leaves' | 'stays' }
  /** A page to which one goes back in the history, or forward. */
  | { readonly kind: 'return' }

export type Field = {
  /** What it is called, for a person. */
  readonly name: string
  readonly type: string
  readonly autocomplete: string
}

export type RecorderWindow = Window & {
  readonly rehearsalRecorder?: { readonly landmarks: () => readonly Target[] }
  rehearsalRecorderTell?: (event: PageEvent) => Promise<void>
}

const page: RecorderWindow = window

const TEXT_TYPES = /^(?:text|email|password|tel|url|search|number|date|month|week|time|datetime-local)$/

const isTextField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TEXT_TYPES.test(element.type))

/** Told by what they change. */
const isChanged = (element: Element): boolean =>
  isTextField(element) ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLOptionElement ||
  (element instanceof HTMLInputElement && /^(?:checkbox|radio|file|range|color)$/.test(element.type))

/** Through open shadow roots. */
const elementOf = (event: Event): Element | null => {
  const [first] = event.composedPath()
  return first instanceof Element ? first : null
}

const ACTIVE =
  'a[href], button, summary, input, select, textarea, label, [role=button], [role=link], [role=menuitem], [role=tab], [role=option]'

const watch = (tell: (event: PageEvent) => void): void => {
  let isSubmitting = false
  const options = { capture: true, passive: true }
  document.addEventListener(
    'click',
    (event) => {
      const element = elementOf(event)
      // A form that is submitted by the key Enter clicks its button by itself.
      if (!event.isTrusted || element === null || (isSubmitting && event.detail === 0)) return
      const clicked = element.closest(ACTIVE) ?? element
      const labelled = clicked instanceof HTMLLabelElement ? clicked.control : null
      if (labelled === null ? isChanged(clicked) : isChanged(labelled)) return
      tell({ kind: 'click', target: targetOf(clicked) })
    },
    options,
  )
  document.addEventListener(
    'keydown',
    (event) => {
      const element = elementOf(event)
      if (!event.isTrusted || event.key !== 'Enter' || event.isComposing) return
      if (!(element instanceof HTMLInputElement) || !isTextField(element)) return
      isSubmitting = true
      setTimeout(() => (isSubmitting = false))
      tell({ kind: 'press', target: targetOf(element), key: 'Enter' })
    },
    options,
  )
  document.addEventListener('submit', ({ target }) => tellSent(target, tell), options)
  document.addEventListener('input', (event) => tellInput(elementOf(event), tell), options)
  document.addEventListener('change', (event) => tellChange(elementOf(event), tell), options)
}

const tellSent = (form: EventTarget | null, tell: (event: PageEvent) => void): void => {
  if (!(form instanceof HTMLFormElement)) return
  const fields = [...form.elements].filter((field) => field instanceof HTMLInputElement)
  const isSecret = ({ type }: HTMLInputElement): boolean => type === 'password'
  if (!fields.some((field) => isSecret(field) && field.value !== '')) return
  const shown = fields.filter((field) => isTextField(field) && !isSecret(field))
  tell({ kind: 'send', values: shown.map(({ value }) => value).filter((value) => value !== '') })
}

type NavigateEvent = Event & {
  readonly navigationType: string
  readonly userInitiated: boolean
  readonly destination: { readonly sameDocument: boolean }
}

/** Of an address that somebody types a page hears nothing. */
const tellDeparture = (tell: (event: PageEvent) => void): void => {
  const { navigation } = window as { readonly navigation?: EventTarget }
  if (navigation === undefined || page !== page.top) return
  navigation.addEventListener('navigate', (event) => {
    const { navigationType, userInitiated, destination } = event as NavigateEvent
    if (!destination.sameDocument) tell({ kind: 'leaves' })
    if (navigationType === 'reload' && !userInitiated) tell({ kind: 'self-reload' })
  })
  navigation.addEventListener('navigatesuccess', () => tell({ kind: 'stays' }))
}

const ARRIVALS = { reload: 'reload', back_forward: 'return' } as const

/** How one has come to the page; a frame comes with its page. */
const tellArrival = (tell: (event: PageEvent) => void): void => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const type = navigation?.type
  if (page === page.top && (type === 'reload' || type === 'back_forward')) tell({ kind: ARRIVALS[type] })
}

const tellInput = (element: Element | null, tell: (event: PageEvent) => void): void => {
  if (element === null || !isTextField(element)) return
  const target = targetOf(element)
  const { name, id, type, value, autocomplete } = element
  const shown = target.by === 'css' ? name || id : target.name
  tell({ kind: 'fill', target, value, field: { name: shown, type, autocomplete } })
}

const tellChange = (element: Element | null, tell: (event: PageEvent) => void): void => {
  if (element instanceof HTMLSelectElement) {
    const option = element.selectedOptions[0]?.label ?? ''
    tell({ kind: 'choose', target: targetOf(element), option })
  } else if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type)) {
    tell({ kind: 'check', target: targetOf(element), isChecked: element.checked })
  } else if (element !== null && isTextField(element)) tellInput(element, tell)
}

if (page.rehearsalRecorder === undefined) {
  Object.defineProperty(page, 'rehearsalRecorder', { value: { landmarks: () => landmarksIn(document) } })
  const tell = (event: PageEvent): void => void page.rehearsalRecorderTell?.(event)
  watch(tell)
  tellArrival(tell)
  tellDeparture(tell)
}
