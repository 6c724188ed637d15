/**
 * Resolves in a separate task, after messages that were posted to the window before. It does not use a timer, because background
 * tabs slow timers down, and a test that stops the page's clock stops them.
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
