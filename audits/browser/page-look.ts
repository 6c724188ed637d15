/** Runs in the page: what a person can see and use of it. */

export type Look = {
  /** Characters of text that a person can see. */
  readonly textLength: number
  /** The number of links, buttons and fields in the window. */
  readonly controls: number
  /** How many of them a pointer can reach. */
  readonly reachable: number
  /** The text itself, cut at twenty thousand characters. */
  readonly text?: string
  /** The document came from the browser's cache, without a request. */
  readonly isKept?: boolean
}

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true })

const CONTROLS = 'a[href], button, input, select, textarea'

const shownIn = (selector: string): readonly Element[] =>
  [...document.querySelectorAll(selector)].filter((element) => {
    const { top, left, width, height } = element.getBoundingClientRect()
    const isInWindow = top >= 0 && left >= 0 && top < innerHeight && left < innerWidth
    return isShown(element) && isInWindow && width > 0 && height > 0
  })

const middleOf = (element: Element): { readonly x: number; readonly y: number } => {
  const { top, left, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

const isReachable = (element: Element): boolean => {
  const { x, y } = middleOf(element)
  const hit = document.elementFromPoint(x, y)
  return hit !== null && (element.contains(hit) || hit.contains(element) || isLabelOf(hit, element))
}

/** The labels of controls that close something, in the languages of the vendor's brands. */
const CLOSING =
  /^(?:[x×✕✖✗✘⨯]|close|dismiss|ok(?:ay)?|got it|understood|continue|go on|later|not now|no,? thanks|hide|fermer|compris|d['’]accord|continuer|plus tard|schließen|verstanden|weiter|später|cerrar|aceptar|entendido|chiudi|sluiten|fechar|stäng|luk|zamknij)(?![\p{L}\p{N}])/iu

export const closer = (): { readonly x: number; readonly y: number } | null => {
  const found = shownIn(`${CONTROLS}, [role=button]`)
    .filter(isReachable)
    .find((element) => {
      const names = [element.getAttribute('aria-label'), element.textContent, element.getAttribute('value')]
      return names.some((name) => CLOSING.test(name?.trim() ?? ''))
    })
  return found === undefined ? null : middleOf(found)
}

export const look = (): Look => {
  const controls = shownIn(CONTROLS)
  const reachable = controls.filter(isReachable)
  const text = document.body !== null && isShown(document.body) ? document.body.innerText.trim() : ''
  return {
    textLength: text.length,
    controls: controls.length,
    reachable: reachable.length,
    text: text.slice(0, LONGEST_TEXT),
    isKept: isKept(),
  }
}

const isKept = (): boolean => {
  const [navigation] = performance.getEntriesByType('navigation')
  return (
    navigation instanceof PerformanceNavigationTiming && navigation.transferSize === 0 && navigation.decodedBodySize > 0
  )
}

const isLabelOf = (hit: Element, element: Element): boolean => hit.closest('label')?.control === element

const LONGEST_TEXT = 20_000
