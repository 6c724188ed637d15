/** `docs/other-tools.md`, in which the code for a tool is that of its example, whose test runs it. */

import { readFileSync } from 'node:fs'
import { pageWithPart } from './page-with-part.ts'

const PAGE = 'docs/other-tools.md'

type Excerpt = {
  /** In `examples/`. */
  readonly file: string
  readonly language: string
  /** What stands there, in the mark of the page. */
  readonly name: string
  readonly begin: string
  /** Text before which it ends; the end of the file when left out. */
  readonly end?: string
}

const START = { language: 'js', name: 'startBrowser', begin: 'const startBrowser' }

const EXCERPTS: readonly Excerpt[] = [
  {
    file: 'puppeteer/shop.test.js',
    language: 'js',
    name: 'the tests',
    begin: 'let rehearsal',
    end: '\nconst startBrowser',
  },
  { file: 'puppeteer/shop.test.js', ...START },
  { file: 'selenium-javascript/shop.test.js', ...START },
  {
    file: 'selenium-python/test_shop.py',
    language: 'python',
    name: 'start_browser',
    begin: 'def start_browser',
    end: '\n\n\ndef ',
  },
]

export const otherToolsPage = (): string =>
  EXCERPTS.reduce(
    (page, excerpt) =>
      pageWithPart(page, { source: `${excerpt.name} of examples/${excerpt.file}`, text: codeOf(excerpt) }),
    read(PAGE),
  )

const codeOf = ({ file, language, begin, end }: Excerpt): string => {
  const code = read(`examples/${file}`)
  const from = code.indexOf(begin)
  const to = end === undefined ? code.length : code.indexOf(end, from)
  if (from === -1 || to === -1) throw new Error(`${file} lacks "${begin}" or "${end}".`)
  return `\`\`\`${language}\n${code.slice(from, to).trimEnd()}\n\`\`\`\n`
}

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
