/**
 * Takes over `window.iAdvizeInterface`. Before the tag has loaded it is a plain array to which any script of the page
 * may push functions, and on which one of them sets `config`, in any order; some (a tag manager) copy the array, change
 * the copy and write it back. Afterwards `push` runs the function at once.
 *
 * The array holds what has still to run, and nothing else: a function that has run is gone, so that a copy of the array
 * has nothing to run again, even where each function comes in a new wrapper.
 */

import type { CommandFunction, CommandQueue, IAdvize, TagConfig, TagGlobals } from '../protocol/web-sdk.ts'
import { watch } from './watch.ts'

export type BootConfig = TagConfig & { readonly sid: string | number }

export type CommandQueueOptions = {
  /**
   * Called once, as soon as there is a configuration with a `sid`; answers the members that every pushed function
   * gets. The functions that wait run after it.
   */
  readonly boot: (config: BootConfig) => IAdvize
  readonly onError: (error: unknown) => void
  /** From the script's address; a config on the array goes before it. */
  readonly sid?: string | null
}

/** Answers how to let go of it: what has not run stays in the array, for a successor to run. */
export const takeOverCommandQueue = (page: TagGlobals, options: CommandQueueOptions): (() => void) => {
  const { run, hasRun, open, isOpen } = createRunner(page, options.onError)
  let isBooted = false
  let queue: CommandQueue = []

  const runWaiting = (): void => {
    if (isOpen()) queue.splice(0).forEach(run)
  }
  const configure = (config: TagConfig | undefined): void => {
    const sid = config?.sid || options.sid
    if (isBooted || !sid) return
    isBooted = true
    open(options.boot({ ...config, sid }))
    runWaiting()
  }
  const push: CommandQueue['push'] = (...commands) => {
    if (isOpen()) commands.forEach(run)
    else Array.prototype.push.apply(queue, commands)
    return queue.length
  }
  const adopt = (given: unknown): void => {
    if (given === queue) return
    const before = queue.splice(0)
    queue = changeable(given)
    // A function that has run is in a copy that was made before it ran.
    const waiting = queue.filter((command) => !hasRun(command))
    queue.splice(0, queue.length, ...merge(before, waiting))
    // Not enumerable: a copy of the array's own keys keeps the `push` of an array, which puts functions into the copy.
    Object.defineProperty(queue, 'push', { configurable: true, writable: true, value: push })
    watchConfig(queue, configure)
    runWaiting()
  }
  adopt(page.iAdvizeInterface)
  try {
    watch(page, 'iAdvizeInterface', () => queue, adopt)
  } catch {
    // `var iAdvizeInterface` in a page makes the property fixed: it then keeps the array that we have taken over.
    page.iAdvizeInterface = queue
  }
  return () => {
    isBooted = true
  }
}

/** The array of the page; where there is none, or one that nobody may change, another. */
const changeable = (given: unknown): CommandQueue => {
  if (!Array.isArray(given)) return []
  return Object.isExtensible(given) ? (given as CommandQueue) : Object.assign([...(given as CommandQueue)], given)
}

/**
 * What waits when the page puts another array in the place of the one before. As with any array, what is in the new one
 * counts: it is a copy, perhaps with its functions in new wrappers. Functions that are missing in it are kept where the
 * array cannot be a copy, or is one that shares functions with the array before.
 */
const merge = (before: readonly CommandFunction[], given: readonly CommandFunction[]): readonly CommandFunction[] => {
  const missing = before.filter((command) => !given.includes(command))
  const isWrapped = missing.length === before.length && given.length >= before.length
  return isWrapped ? given : [...missing, ...given]
}

/** Calls `configure` with the config that is there, and with each that the page sets later. */
const watchConfig = (queue: CommandQueue, configure: (config: TagConfig | undefined) => void): void => {
  let { config } = queue
  const set = (value: TagConfig | undefined): void => {
    config = value
    configure(value)
  }
  watch(queue, 'config', () => config, set)
  configure(config)
}

/** Runs functions, once the tag has booted. */
const createRunner = (page: TagGlobals, onError: (error: unknown) => void) => {
  const ran = new WeakSet<CommandFunction>()
  let members: IAdvize | undefined

  return {
    run: (command: CommandFunction): void => {
      if (typeof command !== 'function') return onError(new TypeError('iAdvizeInterface.push takes functions'))
      ran.add(command)
      try {
        // What an async function rejects with is reported like what a sync one throws.
        Promise.resolve(command(members as IAdvize)).catch(onError)
      } catch (error) {
        onError(error)
      }
    },
    hasRun: (command: CommandFunction): boolean => ran.has(command),
    open: (iAdvize: IAdvize): void => {
      members = iAdvize
    },
    // A page that has deleted the tag is about to load another, for which all that it pushes is meant.
    isOpen: (): boolean => members !== undefined && page.iAdvize !== undefined,
  }
}
