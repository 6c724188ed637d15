/** Who listens to the events of the Web SDK. */

import { complain, warn } from './complain.ts'

export type Listener = (value: unknown) => void

export type Listeners = {
  readonly listen: (event: string, listener: Listener) => void
  readonly forget: (event: string, listener: Listener) => void
  /**
   * Calls them in the order in which they came, each with a value of its own. One that throws keeps nobody else from
   * hearing, one that is removed meanwhile hears no more, and one that is added hears the next time.
   */
  readonly tell: (event: string, value: () => unknown) => void
}

export const createListeners = (): Listeners => {
  const all = new Map<string, Set<Listener>>()
  return {
    listen: (event, listener) => {
      if (typeof listener === 'function') all.set(event, (all.get(event) ?? new Set()).add(listener))
      else warn(`on: the listener of ${event} is no function`)
    },
    forget: (event, listener) => void all.get(event)?.delete(listener),
    tell: (event, value) => {
      const listeners = all.get(event) ?? new Set()
      // A copy, because who is told may come, go and come again.
      for (const listener of Array.from(listeners)) {
        try {
          if (listeners.has(listener)) listener(value())
        } catch (error) {
          complain(`a listener of ${event} failed`, error)
        }
      }
    },
  }
}
