/** Puts claim names and values into words. They come from the brand, so they can be of any length. */

export type Claims = Readonly<Record<string, unknown>>

export const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** "null", "the number 44000", "a list", "the text \"60\"" */
export const valueWords = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return `the text ${quoted(value)}`
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`
  return Array.isArray(value) ? 'a list' : 'an object'
}
