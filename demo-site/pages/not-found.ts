import { html } from '@remix-run/html-template'
import type { Page, Visit } from '../page.ts'

export const notFoundPage = ({ basePath }: Visit): Page => ({
  title: 'Page not found',
  place: 'elsewhere',
  status: 404,
  main: html`<div class="not-found">
    <svg class="lamp" data-place="hangs" viewBox="0 0 320 400" aria-hidden="true">
      <use href="${basePath}/assets/mora.svg#lamp" />
    </svg>
    <h1>Nobody left a light on here</h1>
    <p class="lead">There is no page at this address.</p>
    <p><a class="button" href="${basePath}/">Back to the lamps</a></p>
  </div>`,
})
