import { html, type SafeHtml } from '@remix-run/html-template'
import type { Page, Visit } from '../page.ts'
import { inPounds, PRODUCTS } from '../products.ts'
import type { Product } from '../products.ts'
import { lampPicture } from './lamp-picture.ts'
import { productCards } from './product-card.ts'

export const productPage = (visit: Visit, product: Product): Page => ({
  title: product.name,
  place: 'elsewhere',
  main: html`<article class="product">
      <div class="product-picture">
        ${lampPicture(visit.basePath, product)}
        <label class="switch"><input type="checkbox" role="switch" checked />Light</label>
      </div>
      <div class="product-text">
        <a class="back" href="${visit.basePath}/#lamps">All lamps</a>
        <h1>${product.name}</h1>
        <p class="product-price">${inPounds(product)}</p>
        <p class="lead">${product.description}</p>
        ${factList(product)} ${howToOrder(visit, product)}
      </div>
    </article>
    <section class="more" aria-labelledby="more-heading">
      <div class="section-head"><h2 id="more-heading">More lamps</h2></div>
      ${productCards(visit.basePath, neighboursOf(product))}
    </section>`,
})

const factList = ({ facts }: Product): SafeHtml =>
  html`<dl class="facts">
    ${facts.map(
      ({ name, value }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`

/** Shows what is possible for this visitor: the chat for signed-in customers, the workshop for everybody. */
const howToOrder = ({ basePath, customer }: Visit, { name }: Product): SafeHtml =>
  html`<div class="order">
    <h2>To order</h2>
    <p>
      ${
        customer === null
          ? html`Customers with an account can order in the chat.`
          : html`Tell us in the chat which lamp, and how long the cord should be. We know your address.`
      }
      You can always write to the workshop.
    </p>
    <p class="actions">
      <a class="button" href="mailto:workshop@halflight.example?subject=${encodeURIComponent(name)}"
        >Write to the workshop</a
      >
      ${customer === null ? html`<a class="quiet" href="${basePath}/account">Go to my account</a>` : null}
    </p>
  </div>`

const neighboursOf = (product: Product): readonly Product[] => {
  const start = PRODUCTS.indexOf(product) + 1
  return [...PRODUCTS, ...PRODUCTS].slice(start, start + 3)
}
