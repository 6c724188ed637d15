/** A page of the documentation in which a part is generated; everything around it is written by hand. */

const END = '\n<!-- The end of what is generated. -->'

export type Part = {
  /** Where the part comes from, as its mark in the page says. */
  readonly source: string
  /** Ends with a line feed. */
  readonly text: string
}

export const pageWithPart = (page: string, { source, text }: Part): string => {
  const begin = `<!-- Generated from ${source} by "npm run docs". -->\n\n`
  const before = page.indexOf(begin)
  const after = page.indexOf(END, before)
  if (before === -1 || after === -1) throw new Error(`There is no mark around what is generated from ${source}.`)
  return `${page.slice(0, before)}${begin}${text}${page.slice(after)}`
}
