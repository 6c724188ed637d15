import { html } from '@remix-run/html-template'
import type { ShopCustomer } from '../customer.ts'
import type { Page } from '../page.ts'

/** The browser code writes the result of the chat into `#chat-state`. */
export const accountPage = ({ firstName, lastName, email }: ShopCustomer): Page => ({
  title: 'Your account',
  place: 'account',
  main: html`<div class="account">
    <div class="account-head">
      <h1>Your account</h1>
      <p class="lead">Good to see you, ${firstName}.</p>
    </div>
    <section aria-labelledby="details-heading">
      <h2 id="details-heading">Your details</h2>
      <dl class="facts">
        <div>
          <dt>Name</dt>
          <dd>${firstName} ${lastName}</dd>
        </div>
        <div>
          <dt>E-mail</dt>
          <dd>${email}</dd>
        </div>
      </dl>
    </section>
    <section class="chat-panel" aria-labelledby="chat-heading">
      <h2 id="chat-heading">Chat with the workshop</h2>
      <p>Orders, repairs, the right bulb: in this chat we know that it is you, so there is nothing to prove.</p>
      <p class="chat-line"><output id="chat-state" aria-labelledby="chat-heading">Waiting for the chat</output></p>
      <p class="small">Everything else in the shop works without it.</p>
    </section>
    <section aria-labelledby="repair-heading">
      <h2 id="repair-heading">Send a lamp for repair</h2>
      <p>Put your name in the box with the lamp, and what happened. We write to ${email} when it is on the bench.</p>
      <p>Halflight, 4 Lantern Yard, London E2 0AA</p>
    </section>
  </div>`,
})
