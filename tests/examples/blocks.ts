/** The examples in a page of documentation: every block fenced as `ts`, or as another language. Pure. */

export type Block = {
  /** The line of the page on which its first line of code stands, counted from 1. */
  readonly line: number
  readonly code: string
  /** Marked `ts not-yet`: it describes what is still to come, and must not compile; when it does, the mark has to go. */
  readonly isAwaited: boolean
}

const FENCE = /^(\s*)(`{3,})\s*(.*)$/

export const blocksIn = (page: string, wanted = 'ts'): readonly Block[] => {
  const blocks: Block[] = []
  let open: { readonly fence: string; readonly info: string; readonly line: number; readonly code: string[] } | null =
    null
  for (const [index, text] of page.split('\n').entries()) {
    const [, , fence = '', info = ''] = FENCE.exec(text) ?? []
    if (open === null) {
      if (fence !== '') open = { fence, info: info.trim(), line: index + 2, code: [] }
    } else if (info === '' && fence.length >= open.fence.length) {
      const [language, ...marks] = open.info.split(/\s+/)
      const { line, code } = open
      if (language === wanted) blocks.push({ line, code: code.join('\n'), isAwaited: marks.includes('not-yet') })
      open = null
    } else {
      open.code.push(text)
    }
  }
  return blocks
}

/**
 * The block as a module whose lines have the numbers that they have in the page. One that imports or exports stands for
 * itself; any other is a few lines of a test, and gets `context` in front, which must be one line.
 */
export const moduleOf = ({ line, code }: Block, context: string): string => {
  const isWhole = /^(?:import|export)\b/m.test(code)
  return `${isWhole ? '' : context}${'\n'.repeat(line - 1)}${code}\nexport {}\n`
}
