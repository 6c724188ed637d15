import { html, type SafeHtml } from '@remix-run/html-template'
import type { Product } from '../products.ts'

/**
 * A lamp in front of its wall. The drawing is inlined with `<use>` rather than shown as an image, so that the page can dim it.
 */
export const lampPicture = (basePath: string, { slug, place }: Product): SafeHtml =>
  html`<svg class="lamp" data-lamp="${slug}" data-place="${place}" viewBox="0 0 320 400" aria-hidden="true">
    <use href="${basePath}/assets/${slug}.svg#lamp" />
  </svg>`
