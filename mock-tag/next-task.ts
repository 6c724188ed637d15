/**
 * Resolves in a task of its own, after the messages that were posted to the window before. Not a timer: a tab in the
 * background slows timers down, and a test that stops the page's clock holds them.
 */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const end = (): void => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', end, { once: true })
    port1.start()
    port2.postMessage(null)
  })
