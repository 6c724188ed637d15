/** HTML as a value of its own, so that a plain string can never get into a page without being escaped. */
export type Html = { readonly html: string }

export type HtmlPart = Html | string | number | null | readonly HtmlPart[]

/** A tagged template. Strings and numbers are escaped, `Html` is kept, lists are joined, `null` leaves nothing. */
export const html = (texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html => ({
  html: texts.reduce((page, text, index) => page + render(parts[index - 1] ?? null) + text),
})

/** For text that is HTML already and was written by us. */
export const trusted = (text: string): Html => ({ html: text })

const render = (part: HtmlPart): string => {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'html' in part ? part.html : part.map(render).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
