import { html, type SafeHtml } from '@remix-run/html-template'

/** The level of the heading: under that of a section, or under that of a finding in a section. */
export type Level = 3 | 4

export const label = (text: string, level: Level): SafeHtml =>
  level === 3 ? html`<h3 class="label">${text}</h3>` : html`<h4 class="label">${text}</h4>`
