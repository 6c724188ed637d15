import { html, type SafeHtml } from '@remix-run/html-template'
import { inPounds } from '../products.ts'
import type { Product } from '../products.ts'
import { lampPicture } from './lamp-picture.ts'

export const productCards = (basePath: string, products: readonly Product[]): SafeHtml =>
  html`<ul class="range">
    ${products.map((product) => card(basePath, product))}
  </ul>`

/** The link contains only the name, for a short accessible name. Its clickable area covers the whole card. */
const card = (basePath: string, product: Product): SafeHtml =>
  html`<li class="card">
    ${lampPicture(basePath, product)}
    <div class="card-text">
      <h3><a href="${basePath}/products/${product.slug}">${product.name}</a></h3>
      <p class="price">${inPounds(product)}</p>
      <p class="card-summary">${product.summary}</p>
    </div>
  </li> `
