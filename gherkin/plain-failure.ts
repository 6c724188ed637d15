/** What failed, as somebody reads it who does not program: in words, without the places in the code. */

import process from 'node:process'

/** Set, errors keep their stack and their own words. */
const WITH_STACKS = 'REHEARSAL_STACKS'

/** Runs it; what it throws is told in plain words. */
export const inPlainWords = <Result>(action: () => Result): Result => {
  try {
    const result = action()
    return result instanceof Promise ? (result.catch(throwPlain) as Result) : result
  } catch (error) {
    return throwPlain(error)
  }
}

const throwPlain = (error: unknown): never => {
  if (process.env[WITH_STACKS] !== undefined || !(error instanceof Error)) throw error
  throw plainError(error)
}

/** Without a stack there is no excerpt of the code either. */
const plainError = ({ message }: Error): Error => {
  const plain = new Error(plainMessage(message))
  plain.stack = `Error: ${plain.message}`
  return plain
}

const ESCAPE = String.fromCodePoint(27)
const COLORS = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g')

/** The step stands above it, so that how it was called says nothing more. */
export const plainMessage = (message: string): string =>
  message
    .replaceAll(COLORS, '')
    .replace(/^(?:Error: )?expect\(.*\)(?:\.not)?\.\w+\(.*\) failed\n+/, '')
    // The steps have no such option.
    .replace(/^(Looked: +\S+(?: \S+)* ahead); to claim that .* with the option within\./m, '$1.')
    // What the browser did in between is the journey's own business; what it waited for is what went wrong.
    .replace(/\nCall log:\n\s*- (waiting for .+)[\s\S]*$/, '\nIt was $1.')
    .replace(/\nCall log:\n[\s\S]*$/, '')
    .trim()
