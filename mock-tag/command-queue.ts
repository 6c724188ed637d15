/**
 * Takes over `window.iAdvizeInterface`. Before the tag has loaded it is a plain array to which any script of the page
 * may push functions, and on which one of them sets `config`, in any order; some (a tag manager) copy the array, change
 * the copy and write it back. Afterwards `push` runs the function at once.
 */

import type { CommandFunction, CommandQueue, IAdvize, TagConfig, TagGlobals } from '../protocol/web-sdk.ts'

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

/** Answers how to let go of it: what has run is taken out, so that a successor runs the rest. */
export const takeOverCommandQueue = (page: TagGlobals, options: CommandQueueOptions): (() => void) => {
  const runner = createRunner(page, options.onError)
  let isBooted = false
  let queue: CommandQueue = []

  const configure = (config: TagConfig | undefined): void => {
    const sid = config?.sid || options.sid
    if (isBooted || !sid) return
    isBooted = true
    runner.open(options.boot({ ...config, sid }))
  }
  const adopt = (given: unknown): void => {
    if (given === queue) return
    queue = Array.isArray(given) ? (given as CommandQueue) : []
    runner.takeUnknown(queue)
    queue.push = (...commands) => {
      commands.forEach(runner.take)
      return Array.prototype.push.apply(queue, commands)
    }
    let { config } = queue
    watch(
      queue,
      'config',
      () => config,
      (value: TagConfig | undefined) => {
        config = value
        configure(value)
      },
    )
    configure(config)
  }
  adopt(page.iAdvizeInterface)
  try {
    watch(page, 'iAdvizeInterface', () => queue, adopt)
  } catch {
    // `var iAdvizeInterface` in a page makes the property fixed: it then keeps the array that we have taken over.
    page.iAdvizeInterface = queue
  }
  return () => queue.splice(0, queue.length, ...runner.waiting)
}

// oxlint-disable-next-line max-params -- the two halves of a property
const watch = <Value>(target: object, name: string, get: () => Value, set: (value: Value) => void): void =>
  void Object.defineProperty(target, name, { configurable: true, enumerable: true, get, set })

/** Keeps functions until the tag has booted, then runs each at once. */
const createRunner = (page: TagGlobals, onError: (error: unknown) => void) => {
  const taken = new WeakSet<CommandFunction>()
  let members: IAdvize | undefined
  const waiting: CommandFunction[] = []

  const take = (command: CommandFunction): void => {
    if (typeof command !== 'function') return onError(new TypeError('iAdvizeInterface.push takes functions'))
    taken.add(command)
    // A page that has deleted the tag is about to load another, for which this is meant.
    if (members === undefined || page.iAdvize === undefined) waiting.push(command)
    else run(command, members)
  }
  const run = (command: CommandFunction, iAdvize: IAdvize): void => {
    try {
      // What an async function rejects with is reported like what a sync one throws.
      Promise.resolve(command(iAdvize)).catch(onError)
    } catch (error) {
      onError(error)
    }
  }
  return {
    take,
    /** A copy holds functions that have had their turn; only a function that is pushed anew runs again. */
    takeUnknown: (commands: readonly CommandFunction[]): void =>
      commands.filter((command) => !taken.has(command)).forEach(take),
    open: (iAdvize: IAdvize): void => {
      members = iAdvize
      waiting.splice(0).forEach((command) => run(command, iAdvize))
    },
    waiting,
  }
}
