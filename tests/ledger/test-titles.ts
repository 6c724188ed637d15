/** Reads the titles of tests out of their source: as text, for no test shall have to run to be named. */

/** A title as its file spells it. A template keeps its `${}`, for what stands there is only known when it runs. */
export const testTitles = (source: string): readonly string[] =>
  // Only `test(` at the beginning of a line: what is skipped or commented out holds nothing.
  [...source.matchAll(/^[ \t]*test(?:\.only)?\(\s*(?=['"`])/gm)].flatMap(({ 0: { length }, index }) => {
    const title = readLiteral(source, index + length)
    return title === null ? [] : [title]
  })

/** The text of the string or template that begins at `start`, or null when it never ends. */
const readLiteral = (source: string, start: number): string | null => {
  const quote = source.charAt(start)
  const end = quote === '`' ? endOfTemplate(source, start + 1) : endOfString(source, start + 1)
  if (end === null) return null
  const text = source.slice(start + 1, end)
  return quote === '`' ? text : text.replaceAll(/\\(.)/g, '$1')
}

const endOfString = (source: string, from: number): number | null => {
  const quote = source.charAt(from - 1)
  for (let index = from; index < source.length; index += 1) {
    const character = source.charAt(index)
    if (character === quote) return index
    if (character === '\n') return null
    if (character === '\\') index += 1
  }
  return null
}

/** A backtick inside `${}` begins a template of its own, and does not end this one. */
const endOfTemplate = (source: string, from: number): number | null => {
  let depth = 0
  for (let index = from; index < source.length; index += 1) {
    const character = source.charAt(index)
    if (character === '`' && depth === 0) return index
    if (character === '`') index = endOfTemplate(source, index + 1) ?? source.length
    else if (character === '\\') index += 1
    else if (character === '}' && depth > 0) depth -= 1
    else if (character === '{' && (depth > 0 || source.charAt(index - 1) === '$')) depth += 1
  }
  return null
}
