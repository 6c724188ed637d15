import { trusted } from './html.ts'
import type { Html } from './html.ts'

/** What stands in the head of a page for the tag. `inlineScripts` are the texts inside script elements, for their hashes. */
export type TagSnippet = { readonly inlineScripts: readonly string[]; readonly markup: Html }

/** The vendor's, in the vendor's form. `tagUrl` is protocol-relative, as there: `//host/iadvize.js`. */
export const tagSnippet = (sid: string | number, tagUrl: string): TagSnippet =>
  joinSnippets(configScript(sid), tagElement(tagUrl))

export const configScript = (sid: string | number): TagSnippet =>
  inlineScript(`
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${literal(sid)} }
`)

export const tagElement = (tagUrl: string): TagSnippet => ({
  inlineScripts: [],
  markup: trusted(`<script async src="${encodeURI(tagUrl)}"></script>`),
})

export const inlineScript = (text: string): TagSnippet => ({
  inlineScripts: [text],
  markup: trusted(`<script>${text}</script>`),
})

export const joinSnippets = (...snippets: readonly TagSnippet[]): TagSnippet => ({
  inlineScripts: snippets.flatMap(({ inlineScripts }) => inlineScripts),
  markup: trusted(snippets.map(({ markup }) => markup.html).join('\n')),
})

/** The vendor shows both `1234` and `'1234'`. What could end the string or the script is written as \uXXXX. */
export const literal = (sid: string | number): string =>
  typeof sid === 'number' ? String(sid) : `'${sid.replaceAll(/[^\w .-]/g, unicodeEscape)}'`

const unicodeEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
