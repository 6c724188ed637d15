/** Reads what the user names: a file, or "-" for standard input. Each mistake is one sentence, which repeats nothing secret. */

import { createReadStream, fstatSync } from 'node:fs'
import process from 'node:process'
import { quotable, sizeOf } from '../diagnosis/quotable.ts'
import { usageError } from './audit/sentences.ts'

export const STANDARD_INPUT = '-'

export type Wanted = {
  /** Such as "a token". */
  readonly what: string
  /** In bytes. No more than that is read. */
  readonly limit: number
}

/** `name` is `-` or the name of a file, which may be a pipe or a device. */
export const readInput = async (name: string, wanted: Wanted): Promise<Buffer> => {
  const from = sourceOf(name)
  const bytes = await readUpTo(name, wanted.limit).catch((error: unknown) => {
    throw usageError(`${from} ${problemOf(error)}`)
  })
  if (bytes.length > wanted.limit) {
    throw usageError(`${from} has more than ${wanted.limit} bytes, which is longer than ${wanted.what} can be.`)
  }
  if (bytes.length > 0) return bytes
  const why = name === STANDARD_INPUT ? ': the command before it wrote nothing' : ''
  throw usageError(`${from} is empty${why}; it must hold ${wanted.what}.`)
}

/** A name of a file is repeated, but not a key or a token that was given in its place. */
const sourceOf = (name: string): string =>
  name === STANDARD_INPUT ? 'Standard input' : `The file ${quotable(name) ?? `(${sizeOf(name)})`}`

const readUpTo = async (name: string, limit: number): Promise<Buffer> => {
  if (name === STANDARD_INPUT && process.stdin.isTTY) {
    process.stderr.write('Paste it, then press Enter and Ctrl+D.\n')
  }
  // As standard input, a folder would only look empty.
  if (name === STANDARD_INPUT && fstatSync(process.stdin.fd).isDirectory()) throw new FolderError()
  const stream = name === STANDARD_INPUT ? process.stdin : createReadStream(name)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    // Leaving the loop closes the stream, so that an endless one ends as well.
    if (length > limit) break
  }
  return Buffer.concat(chunks)
}

class FolderError extends Error {
  override readonly name = 'FolderError'
  readonly code = 'EISDIR'
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: name a file that exists, or - for standard input.',
  EISDIR: 'is a folder: name a file in it.',
  EACCES: 'cannot be read: you have no permission.',
  EPERM: 'cannot be read: you have no permission.',
  ENAMETOOLONG: 'does not exist: its name is too long for one.',
  ENOTDIR: 'does not exist: a part of its path is not a folder.',
}

const problemOf = (error: unknown): string => {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException
  return PROBLEMS[code] ?? `cannot be read: ${code}.`
}
