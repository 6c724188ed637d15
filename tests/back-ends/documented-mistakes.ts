/** The mistakes that `docs/back-end.md` names for each language, and what it says that Rehearsal answers. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Quoted = {
  /** The code of the mistake. */
  readonly wrong: string
  readonly cause: string
  /** "…" in the page stands for what differs from token to token. */
  readonly sentence: RegExp
}

export type Mistake = Quoted & {
  /** The piece of the example in whose place it is put. */
  readonly right: string
}

/** Of an example: "nothing" is written in place of a piece that is left out. */
export const mistakesOf = async (language: string): Promise<readonly Mistake[]> =>
  [...(await partOf(language)).matchAll(/^\| `(.+?)` +\| (?:`(.+?)`|nothing) +\| `([\w-]+)`: (.+?) +\|$/gm)].map(
    ([, right = '', wrong = '', cause = '', sentence = '']) => ({ right, wrong, cause, sentence: patternOf(sentence) }),
  )

/** Of code that is not run. */
export const quotedFor = async (language: string): Promise<readonly Quoted[]> =>
  [...(await partOf(language)).matchAll(/^\| `([^|]+?)` +\| `([\w-]+)`: ([^|]+?) +\|$/gm)].map(
    ([, wrong = '', cause = '', sentence = '']) => ({ wrong, cause, sentence: patternOf(sentence) }),
  )

/** What stands below the heading. */
export const partOf = async (heading: string): Promise<string> => {
  const page = await readFile(fileURLToPath(new URL('../../docs/back-end.md', import.meta.url)), 'utf8')
  const [, part = ''] = page.split(`\n## ${heading}\n`)
  return part.split('\n## ')[0] ?? ''
}

const patternOf = (sentence: string): RegExp => new RegExp(`^${sentence.split('…').map(escaped).join('.+')}$`)

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
