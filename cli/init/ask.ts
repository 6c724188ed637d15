/** The one question of `rehearsal init`. */

import process from 'node:process'
import { createInterface } from 'node:readline/promises'

export type Answer = 'yes' | 'no' | 'ended' | 'interrupted'

export type Streams = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream }

/** Without both, nobody sees the question or can answer it. */
export const hasTerminal = (): boolean => process.stdin.isTTY && process.stdout.isTTY

/** Shows the files if the user asks for them, and then asks again. `ended`: there is no more input. */
export const ask = async (
  question: string,
  show: () => string,
  { input, output }: Streams = { input: process.stdin, output: process.stdout },
): Promise<Answer> => {
  const terminal = createInterface({ input, output, terminal: true })
  const ended = new Promise<Answer>((resolve) => {
    // While a question is open, readline keeps Ctrl+C for itself.
    terminal.once('SIGINT', () => resolve('interrupted'))
    terminal.once('close', () => resolve('ended'))
  })
  try {
    for (;;) {
      const answer = await Promise.race([terminal.question(question).then(readAnswer), ended])
      if (answer !== null && answer !== 'show') return answer
      output.write(answer === 'show' ? `\n${show()}\n` : 'Answer y, n or s.\n')
    }
  } finally {
    terminal.close()
  }
}

const ANSWERS = { '': 'yes', y: 'yes', yes: 'yes', n: 'no', no: 'no', s: 'show', show: 'show' } as const

const readAnswer = (text: string): (typeof ANSWERS)[keyof typeof ANSWERS] | null => {
  const word = text.trim().toLowerCase()
  return Object.hasOwn(ANSWERS, word) ? ANSWERS[word as keyof typeof ANSWERS] : null
}
