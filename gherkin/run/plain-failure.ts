/** Failures for readers who do not program: plain words, without references to code. */

import process from 'node:process'

/** If this variable is set, errors keep their stack and original message. */
const WITH_STACKS = 'REHEARSAL_STACKS'

/** Runs the action, and rewords any error that it throws in plain words. */
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

/** Without a stack, reports show no code excerpt either. */
const plainError = ({ message }: Error): Error => {
  const plain = new Error(plainMessage(message))
  plain.stack = `Error: ${plain.message}`
  return plain
}

const ESCAPE = String.fromCodePoint(27)
const COLORS = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g')

/** The report shows the step above the message, so the matcher's call adds nothing. */
export const plainMessage = (message: string): string =>
  message
    .replaceAll(COLORS, '')
    .replace(/^(?:Error: )?expect\(.*\)(?:\.not)?\.\w+\(.*\) failed\n+/, '')
    // Steps do not have this option.
    .replace(/^(Looked: +\S+(?: \S+)* ahead); to claim that .* with the option within\./m, '$1.')
    // The browser's actions in between are details of the journey; what it waited for is the failure.
    .replace(/\nCall log:\n\s*- (waiting for .+)[\s\S]*$/, '\nIt was $1.')
    .replace(/\nCall log:\n[\s\S]*$/, '')
    .trim()
