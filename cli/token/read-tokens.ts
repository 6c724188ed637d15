/** The tokens that a command is given: as arguments, on standard input, or in a file. */

import { readable } from '../../diagnosis/key-wrapping.ts'
import type { ReadTokenOptions } from '../../settings/token.ts'
import { usageError } from '../audit/sentences.ts'
import { readInput, STANDARD_INPUT } from '../input.ts'

/** In bytes. The inspector's page takes as much. */
const LONGEST_TEXT = 65_536

const WANTED = { what: 'a token', limit: LONGEST_TEXT } as const

export const readTokens = async ({ tokens = [], file }: ReadTokenOptions): Promise<readonly string[]> => {
  if (file !== undefined) {
    if (tokens.length > 0) throw usageError('Give the token once: as an argument, or with --file.')
    return [await readText(file)]
  }
  if (tokens.length === 0) {
    throw usageError('Give a token: as an argument, as - to read it from standard input, or with --file <file>.')
  }
  if (tokens.filter((token) => token === STANDARD_INPUT).length > 1) {
    throw usageError('Give - once: standard input can be read once.')
  }
  return Promise.all(tokens.map(async (token) => (token === STANDARD_INPUT ? readText(token) : token)))
}

/** The line break with which a line of text ends is not part of the token, and neither is the mark of its encoding. */
const readText = async (name: string): Promise<string> => {
  const bytes = await readInput(name, WANTED)
  // PowerShell writes UTF-16. What is not text at all is still judged.
  return (readable(bytes) ?? bytes.toString('utf8')).replace(/\r?\n$/, '')
}
