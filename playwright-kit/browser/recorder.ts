/**
 * Runs in every frame while a person is recorded. Reports the person's actions as the actions of a test, with elements identified
 * by the names that a person sees.
 */

import { landmarksIn, targetOf, type Target } from './targets.ts'

/** An action on an element or on the page. */
export type PageEvent =
  | { readonly kind: 'click'; readonly target: Target }
  | { readonly kind: 'fill'; readonly target: Target; readonly value: string; readonly field: Field }
  | { readonly kind: 'choose'; readonly target: Target; readonly option: string }
  | { readonly kind: 'check'; readonly target: Target; readonly isChecked: boolean }
  | { readonly kind: 'press'; readonly target: Target; readonly key: 'Enter' }
  /** A form with a password was submitted, filled in by the person or by the browser; `values` are those of its other fields. */
  | { readonly kind: 'send'; readonly values: readonly string[] }
  /** The page was loaded again. If the site itself did that, `self-reload` comes first. */
  | { readonly kind: 'reload' | 'self-reload' }
  /**
   * The site itself leads to another document, by a link or by code. `stays` follows if the current document handles the
   * navigation.
   */
  | { readonly kind: 'leaves' | 'stays' }
  /** A page reached by going back or forward in the history. */
  | { readonly kind: 'return' }

export type Field = {
  /** Its name for a person. */
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

/** Elements that are recorded when they change, not when they are clicked. */
const isChanged = (element: Element): boolean =>
  isTextField(element) ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLOptionElement ||
  (element instanceof HTMLInputElement && /^(?:checkbox|radio|file|range|color)$/.test(element.type))

/** The innermost element, inside open shadow roots as well. */
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
      // Submitting a form with the Enter key clicks its button automatically.
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

/** There is no page event for an address that a person types, so the navigations of the site itself are reported instead. */
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

/** Reports how the page was reached. A frame is loaded with its page and reports nothing. */
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
