import { test } from '../../plain-test.ts'

export type Said = Readonly<Record<'warn' | 'error' | 'info', unknown[][]>>

/** Takes the place of the console for one test; a worker runs one test after the other, so nobody else misses it. */
export const listenToConsole = (): Said => {
  const said: Said = { warn: [], error: [], info: [] }
  for (const kind of ['warn', 'error', 'info'] as const) {
    // oxlint-disable-next-line no-console -- what the product prints is what is looked at
    const original = console[kind]
    // oxlint-disable-next-line no-console -- as above
    console[kind] = (...words: unknown[]) => void said[kind].push(words)
    restoreLater.push(() => {
      // oxlint-disable-next-line no-console -- and here it prints again
      console[kind] = original
    })
  }
  return said
}

const restoreLater: (() => void)[] = []

test.afterEach(() => {
  restoreLater.splice(0).forEach((restore) => restore())
})
