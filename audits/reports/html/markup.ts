/** HTML as a value of its own, so that text of the audited site can never get into the report without being escaped. */

export type Html = { readonly html: string }

export type HtmlPart = Html | string | number | null | readonly HtmlPart[]

/** A tagged template. Strings and numbers are escaped, `Html` is kept, lists are joined, `null` leaves nothing. */
export const html = (texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html => ({
  html: texts.reduce((page, text, index) => page + render(parts[index - 1] ?? null) + text),
})

/** For text that is HTML or CSS already and was written by us. */
export const trusted = (text: string): Html => ({ html: text })

/** A link for addresses of the web; whatever else calls itself an address stays a text. */
export const link = (url: string, text: string): Html =>
  /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`

const render = (part: HtmlPart): string => {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(render).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
