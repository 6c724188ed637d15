/** The listeners to the events of the Web SDK. */

import { complain, warn } from './complain.ts'

export type Listener = (value: unknown) => void

export type Listeners = {
  readonly listen: (event: string, listener: Listener) => void
  readonly forget: (event: string, listener: Listener) => void
  /**
   * Calls the listeners in the order in which they were added, each with its own value. If one throws, the others are still
   * called. A listener that is removed meanwhile is not called any more; one that is added meanwhile is called the next time.
   */
  readonly tell: (event: string, value: () => unknown) => void
}

export const createListeners = (): Listeners => {
  const all = new Map<string, Set<Listener>>()
  return {
    listen: (event, listener) => {
      if (typeof listener === 'function') all.set(event, (all.get(event) ?? new Set()).add(listener))
      else warn(`on: the listener of ${event} is not a function`)
    },
    forget: (event, listener) => void all.get(event)?.delete(listener),
    tell: (event, value) => {
      const listeners = all.get(event) ?? new Set()
      // A copy, because a listener may add or remove listeners.
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
