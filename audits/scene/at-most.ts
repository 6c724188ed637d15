/** Runs at most `most` tasks at a time. The others wait for their turn. */
export const atMost = (most: number): (<Value>(work: () => Promise<Value>) => Promise<Value>) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
