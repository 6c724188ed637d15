import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Product } from '../products.ts'

/** A lamp before its wall. The drawing is used rather than shown as an image, so that the page can dim its light. */
export const lampPicture = (basePath: string, { slug, place }: Product): Html =>
  html`<svg class="lamp" data-lamp="${slug}" data-place="${place}" viewBox="0 0 320 400" aria-hidden="true">
    <use href="${basePath}/assets/${slug}.svg#lamp" />
  </svg>`
