/** Links of a page in Markdown, and the anchors that its headings have. Pure. */

export type Link = { readonly line: number; readonly target: string }

export const linksIn = (page: string): readonly Link[] => {
  // A link may be wrapped in the middle of its text, so the whole page is read at once.
  const text = withoutCode(page)
  return [...text.matchAll(/\[[^\]]*\]\(([^()\s]+)\)/g)].map(({ index, 1: target = '' }) => ({
    line: text.slice(0, index).split('\n').length,
    target,
  }))
}

/** As GitHub names them: the same heading again gets a number. */
export const anchorsIn = (page: string): ReadonlySet<string> => {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutFences(page).matchAll(/^#{1,6} +(.+)$/gm)) {
    const name = nameOf(heading)
    let free = name
    for (let number = 1; anchors.has(free); number += 1) free = `${name}-${number}`
    anchors.add(free)
  }
  return anchors
}

const nameOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')

/** Lines stay, so that those behind them keep their numbers. */
const withoutFences = (page: string): string =>
  page.replaceAll(/^(`{3,}).*\n[\s\S]*?^\1 *$/gm, (block) => block.replaceAll(/[^\n]/g, ''))

const withoutCode = (page: string): string =>
  withoutFences(page).replaceAll(/`[^`\n]+`(?!\])/g, (code) => ' '.repeat(code.length))
