const SVG = 'http://www.w3.org/2000/svg'

/** Builds elements without markup strings, which a page with Trusted Types would block. */
export const elementsOf = (document: Document) => ({
  element: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  },

  /** Draws an outline on an 8 × 8 grid, in the colour of the surrounding text. */
  icon: () => {
    const svg = document.createElementNS(SVG, 'svg')
    const path = document.createElementNS(SVG, 'path')
    svg.ariaHidden = 'true'
    svg.setAttribute('viewBox', '0 0 8 8')
    svg.append(path)
    return { svg, draw: (outline: string) => path.setAttribute('d', outline) }
  },
})
