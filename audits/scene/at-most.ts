/** So many at a time, and the others in their turn. */
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
