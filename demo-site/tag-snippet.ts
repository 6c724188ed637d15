import { html, type SafeHtml } from '@remix-run/html-template'

/** What a page has in its head for the tag. `inlineScripts` are the texts of its script elements, for their hashes. */
export type TagSnippet = { readonly inlineScripts: readonly string[]; readonly markup: SafeHtml }

/** The vendor's snippet. `tagUrl` is protocol-relative, as in the original: `//host/iadvize.js`. */
export const tagSnippet = (sid: string | number, tagUrl: string): TagSnippet =>
  joinSnippets(configScript(sid), tagElement(tagUrl))

export const configScript = (sid: string | number): TagSnippet =>
  inlineScript(`
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${literal(sid)} }
`)

export const tagElement = (tagUrl: string): TagSnippet => ({
  inlineScripts: [],
  markup: html.raw`<script async src="${encodeURI(tagUrl)}"></script>`,
})

export const inlineScript = (text: string): TagSnippet => ({
  inlineScripts: [text],
  // Must contain exactly this text, because the policy allows the script by the hash of its text.
  markup: html.raw`<script>${text}</script>`,
})

export const joinSnippets = (...snippets: readonly TagSnippet[]): TagSnippet => ({
  inlineScripts: snippets.flatMap(({ inlineScripts }) => inlineScripts),
  markup: html.raw`${snippets.map(({ markup }) => markup).join('\n')}`,
})

/** The vendor shows both `1234` and `'1234'`. Characters that could end the string or the script are written as \uXXXX. */
export const literal = (sid: string | number): string =>
  typeof sid === 'number' ? String(sid) : `'${sid.replaceAll(/[^\w .-]/g, unicodeEscape)}'`

const unicodeEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
