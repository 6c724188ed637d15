import { html, type SafeHtml } from '@remix-run/html-template'

/** A link, if the address is one of the web. Any other address stays plain text. */
export const link = (url: string, text: string): SafeHtml =>
  /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`
