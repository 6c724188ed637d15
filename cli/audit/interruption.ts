/** Handles SIGINT (Ctrl+C), SIGTERM, and the end of the program that started the command. */

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
 * Runs `work` until it ends or a signal comes. The first signal aborts the `AbortSignal` of `work`, so that it stops
 * writing, and rejects with an `Interruption`. A second one ends the process at once.
 */
export const interruptible = async <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
  const stops: (() => void)[] = []
  const abort = new AbortController()
  const interrupted = new Promise<never>((_resolve, reject) => {
    const stopWith = (code: ExitCode) => (): void => {
      abort.abort()
      reject(new Interruption(code))
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const stop = stopWith(CODES[signal])
      process.once(signal, stop)
      stops.push(() => process.off(signal, stop))
    }
    // Its channel closes when it ends, however that happens, or when it wants nothing more: also where there are no signals.
    const stop = stopWith(EXIT.terminated)
    process.once('disconnect', stop)
    stops.push(() => process.off('disconnect', stop))
    // The channel may have closed while the command was still loading.
    if (process.send !== undefined && !process.connected) stop()
  })
  try {
    return await Promise.race([work(abort.signal), interrupted])
  } finally {
    for (const stop of stops) stop()
  }
}
