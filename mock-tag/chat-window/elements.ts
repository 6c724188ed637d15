const SVG = 'http://www.w3.org/2000/svg'

/** Builds elements without strings of markup, which a page with Trusted Types would refuse. */
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

  /** Draws outlines on a grid of 8 × 8, in the colour of the text around. */
  icon: () => {
    const svg = document.createElementNS(SVG, 'svg')
    const path = document.createElementNS(SVG, 'path')
    svg.ariaHidden = 'true'
    svg.setAttribute('viewBox', '0 0 8 8')
    svg.append(path)
    return { svg, draw: (outline: string) => path.setAttribute('d', outline) }
  },
})
