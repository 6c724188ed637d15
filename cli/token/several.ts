/** Output about one token or several. A token is named by its fingerprint, and never repeated. */

import { fingerprint } from '../../protocol/token.ts'

/** Each text has a heading if there are several. */
export const headed = (tokens: readonly string[], texts: readonly string[]): string => {
  if (tokens.length === 1) return `${texts[0] ?? ''}\n`
  const blocks = tokens.map((token, index) => `${headingOf(token, index, tokens.length)}\n${texts[index] ?? ''}`)
  return `${blocks.join('\n\n')}\n`
}

const headingOf = (token: string, index: number, count: number): string =>
  `Token ${index + 1} of ${count} (fingerprint ${fingerprint(token)})`

/** One shape, however many there are. */
export const asJson = (tokens: readonly string[], results: readonly object[], accepted: boolean): string => {
  const listed = results.map((result, index) => ({ fingerprint: fingerprint(tokens[index] ?? ''), ...result }))
  return `${JSON.stringify({ accepted, tokens: listed }, null, 2)}\n`
}
