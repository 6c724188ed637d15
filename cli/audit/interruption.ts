/** Ctrl+C, and the signal of whoever ends processes. */

import { EXIT, type ExitCode } from '../exit-codes.ts'

export class Interruption extends Error {
  override readonly name = 'Interruption'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode) {
    super('interrupted')
    this.exitCode = exitCode
  }
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const

/**
 * `work` goes on until the signal comes, which rejects with an `Interruption`; the second one ends the process at once.
 * What is still going on then has nothing to say any more: its signal is aborted.
 */
export const interruptible = async <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
  const stops: (() => void)[] = []
  const abort = new AbortController()
  const interrupted = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const stop = (): void => {
        abort.abort()
        reject(new Interruption(CODES[signal]))
      }
      process.once(signal, stop)
      stops.push(() => process.off(signal, stop))
    }
  })
  try {
    return await Promise.race([work(abort.signal), interrupted])
  } finally {
    for (const stop of stops) stop()
  }
}
