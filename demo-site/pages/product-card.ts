import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { inPounds } from '../products.ts'
import type { Product } from '../products.ts'
import { lampPicture } from './lamp-picture.ts'

export const productCards = (basePath: string, products: readonly Product[]): Html =>
  html`<ul class="range">
    ${products.map((product) => card(basePath, product))}
  </ul>`

/** The link is the name alone, for a short accessible name; its area is stretched over the whole card. */
const card = (basePath: string, product: Product): Html =>
  html`<li class="card">
    ${lampPicture(basePath, product)}
    <div class="card-text">
      <h3><a href="${basePath}/products/${product.slug}">${product.name}</a></h3>
      <p class="price">${inPounds(product)}</p>
      <p class="card-summary">${product.summary}</p>
    </div>
  </li> `
