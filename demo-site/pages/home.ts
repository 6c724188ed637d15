import { html, type SafeHtml } from '@remix-run/html-template'
import type { Page, Visit } from '../page.ts'
import { PRODUCTS } from '../products.ts'
import { productCards } from './product-card.ts'

export const homePage = ({ basePath }: Visit): Page => ({
  title: null,
  place: 'home',
  main: html`<section class="hero">
      <div class="hero-text">
        <h1>Lamps for the blue hour</h1>
        <p>
          Between the last daylight and the first switch there is a good half hour. We make six lamps for what comes
          after it.
        </p>
        <a class="button light" href="#lamps">See the lamps</a>
      </div>
      ${scene(basePath)}
    </section>
    <section id="lamps" aria-labelledby="lamps-heading">
      <div class="section-head">
        <h2 id="lamps-heading">The lamps</h2>
        <p>Six shapes, made when you ask for one.</p>
      </div>
      ${productCards(basePath, PRODUCTS)}
    </section>
    <section class="promises" aria-label="How we work">
      <div>
        <h2>Made to order</h2>
        <p>Ten working days from your message to your door, in the size and with the cord you need.</p>
      </div>
      <div>
        <h2>Any bulb you like</h2>
        <p>Standard sockets throughout. The bulb that comes with your lamp is warm, dimmable and replaceable.</p>
      </div>
      <div>
        <h2>Fixed for life</h2>
        <p>Switches wear out and cats happen. Send it back and we fix it, for as long as there is a workshop.</p>
      </div>
    </section>`,
})

const scene = (basePath: string): SafeHtml =>
  html`<svg class="scene" viewBox="0 0 1200 560" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
    <rect class="scene-table" x="-1200" y="470" width="3600" height="90" />
    <ellipse class="scene-pool" cx="866" cy="510" rx="224" ry="24" />
    <use href="${basePath}/assets/washi.svg#lamp" transform="translate(1008 -36) scale(.62)" />
    <use href="${basePath}/assets/plisse.svg#lamp" transform="translate(548 158) scale(.92)" />
    <use href="${basePath}/assets/tove.svg#lamp" transform="translate(972 222) scale(.74)" />
    <use href="${basePath}/assets/mora.svg#lamp" transform="translate(674 30) scale(1.2)" />
  </svg>`
