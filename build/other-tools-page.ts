/** `docs/other-tools.md`, in which the code for a tool is that of its example, whose test runs it. */

import { readFileSync } from 'node:fs'
import { pageWithPart } from './page-with-part.ts'

const EXAMPLES = ['puppeteer', 'selenium-javascript'] as const

const PAGE = 'docs/other-tools.md'

export const otherToolsPage = (): string => {
  const inATest = pageWithPart(read(PAGE), {
    source: testOf('puppeteer'),
    text: codeFrom('puppeteer', 'let rehearsal', '\nconst startBrowser'),
  })
  return EXAMPLES.reduce(
    (page, example) =>
      pageWithPart(page, { source: `the end of ${testOf(example)}`, text: codeFrom(example, 'const startBrowser') }),
    inATest,
  )
}

const testOf = (example: string): string => `examples/${example}/shop.test.js`

const codeFrom = (example: string, begin: string, end?: string): string => {
  const code = read(testOf(example))
  const from = code.indexOf(begin)
  const to = end === undefined ? code.length : code.indexOf(end, from)
  if (from === -1 || to === -1) throw new Error(`${testOf(example)} lacks "${begin}" or "${end}".`)
  return `\`\`\`js\n${code.slice(from, to).trimEnd()}\n\`\`\`\n`
}

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
