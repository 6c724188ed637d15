import { trusted } from './html.ts'
import type { Html } from './html.ts'

/** The vendor's snippet, in the vendor's form. `config` is the text inside the first script, for its hash. */
export type TagSnippet = { readonly config: string; readonly markup: Html }

/** `tagUrl` is protocol-relative, as in the vendor's snippet: `//host/iadvize.js`. */
export const tagSnippet = (sid: string | number, tagUrl: string): TagSnippet => {
  const config = `
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${literal(sid)} }
`
  return { config, markup: trusted(`<script>${config}</script>\n<script async src="${encodeURI(tagUrl)}"></script>`) }
}

/** The vendor shows both `1234` and `'1234'`. What could end the string or the script is written as \uXXXX. */
const literal = (sid: string | number): string =>
  typeof sid === 'number' ? String(sid) : `'${sid.replaceAll(/[^\w .-]/g, unicodeEscape)}'`

const unicodeEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
