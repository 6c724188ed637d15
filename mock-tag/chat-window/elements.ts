const SVG = 'http://www.w3.org/2000/svg'

export type Icon = { readonly svg: SVGElement; readonly draw: (outline: string) => void }

/** Builds elements without strings of markup, which a page with Trusted Types would refuse. */
export const elementsOf = (document: Document) => ({
  element: <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>>,
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag)
    for (const name in attributes) element.setAttribute(name, attributes[name] ?? '')
    element.append(...children)
    return element
  },

  icon: (outline: string): Icon => {
    const svg = document.createElementNS(SVG, 'svg')
    const path = document.createElementNS(SVG, 'path')
    const draw = (shape: string) => path.setAttribute('d', shape)
    svg.setAttribute('viewBox', '0 0 24 24')
    svg.setAttribute('aria-hidden', 'true')
    svg.append(path)
    draw(outline)
    return { svg, draw }
  },
})
