/**
 * Takes over `window.iAdvizeInterface`. Before the tag has loaded, it is a plain array. Any script of the page may push functions
 * to it, and one script sets `config` on it, in any order. Some scripts (a tag manager) copy the array, change the copy and write
 * it back. Once the tag has loaded, `push` runs the function at once.
 *
 * The array holds only functions that have not run yet. A function is removed when it has run, so that a copy of the array cannot
 * run it again, even if it wraps every function anew.
 */

import type { CommandFunction, CommandQueue, IAdvize, TagConfig, TagGlobals } from '../protocol/web-sdk.ts'
import { watch } from './watch.ts'

export type BootConfig = TagConfig & { readonly sid: string | number }

export type CommandQueueOptions = {
  /**
   * Called once, as soon as there is a configuration with a `sid`. Returns the members that every pushed function receives. The
   * waiting functions run after it.
   */
  readonly boot: (config: BootConfig) => IAdvize
  readonly onError: (error: unknown) => void
  /** Comes from the script's address. A `config` on the array overrides it. */
  readonly sid?: string | null
}

/** Returns the function that releases the array. Functions that have not run stay in it for the next tag. */
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
    // A copy that was made before a function ran still contains it.
    const waiting = queue.filter((command) => !hasRun(command))
    queue.splice(0, queue.length, ...merge(before, waiting))
    // Not enumerable, so that a copy of the array's own keys keeps the array's normal `push`, which adds functions to the copy.
    Object.defineProperty(queue, 'push', { configurable: true, writable: true, value: push })
    watchConfig(queue, configure)
    runWaiting()
  }
  adopt(page.iAdvizeInterface)
  try {
    watch(page, 'iAdvizeInterface', () => queue, adopt)
  } catch {
    // `var iAdvizeInterface` in a page makes the property non-configurable. It then keeps the array that we have taken over.
    page.iAdvizeInterface = queue
  }
  return () => {
    isBooted = true
  }
}

/** The array of the page, or a new one if it is missing or frozen. */
const changeable = (given: unknown): CommandQueue => {
  if (!Array.isArray(given)) return []
  return Object.isExtensible(given) ? (given as CommandQueue) : Object.assign([...(given as CommandQueue)], given)
}

/**
 * The waiting functions after the page has replaced the array. The new array normally decides: it is a copy, perhaps with its
 * functions in new wrappers. Missing functions are kept if the new array is too short to be such a copy, or shares functions with
 * the previous one.
 */
const merge = (before: readonly CommandFunction[], given: readonly CommandFunction[]): readonly CommandFunction[] => {
  const missing = before.filter((command) => !given.includes(command))
  const isWrapped = missing.length === before.length && given.length >= before.length
  return isWrapped ? given : [...missing, ...given]
}

/** Calls `configure` with the current config, and with each one that the page sets later. */
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
        // A rejection of an async function is reported like an exception of a synchronous one.
        Promise.resolve(command(members as IAdvize)).catch(onError)
      } catch (error) {
        onError(error)
      }
    },
    hasRun: (command: CommandFunction): boolean => ran.has(command),
    open: (iAdvize: IAdvize): void => {
      members = iAdvize
    },
    // A page that has deleted the tag is about to load another one, for which its functions are meant.
    isOpen: (): boolean => members !== undefined && page.iAdvize !== undefined,
  }
}
