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
}

export const takeOverCommandQueue = (page: TagGlobals, options: CommandQueueOptions): void => {
  const { boot, onError } = options
  const done = new WeakSet<CommandFunction>()
  let iAdvize: IAdvize | null = null
  let waiting: readonly CommandFunction[] = []
  let queue: CommandQueue = []

  const run = (command: CommandFunction, members: IAdvize): void => {
    done.add(command)
    try {
      // An async function that rejects is reported like a sync one that throws.
      Promise.resolve(command(members)).catch(onError)
    } catch (error) {
      onError(error)
    }
  }

  const take = (command: CommandFunction): void => {
    if (iAdvize === null) waiting = [...waiting, command]
    else run(command, iAdvize)
  }

  const configure = (config: TagConfig | undefined): void => {
    if (iAdvize !== null || config?.sid === undefined || config.sid === '') return
    const members = (iAdvize = boot({ ...config, sid: config.sid }))
    const commands = waiting
    waiting = []
    commands.forEach((command) => run(command, members))
  }

  const adopt = (given: unknown): void => {
    if (given === queue) return
    queue = Array.isArray(given) ? (given as CommandQueue) : []
    // A copy holds functions that have had their turn; the same function pushed anew still runs again.
    const known = new Set(waiting)
    const fresh = queue.filter((command) => typeof command === 'function' && !done.has(command) && !known.has(command))
    queue.push = (...commands) => {
      const length = Array.prototype.push.apply(queue, commands)
      commands.forEach((command) => (typeof command === 'function' ? take(command) : onError(notAFunction(command))))
      return length
    }
    let { config } = queue
    Object.defineProperty(queue, 'config', {
      configurable: true,
      enumerable: true,
      get: () => config,
      set: (value: TagConfig | undefined) => configure((config = value)),
    })
    fresh.forEach(take)
    configure(config)
  }

  adopt(page.iAdvizeInterface)
  watchGlobal(page, () => queue, adopt)
}

const notAFunction = (command: unknown): TypeError =>
  new TypeError(`iAdvizeInterface.push takes functions, and was given ${command === null ? 'null' : typeof command}`)

const watchGlobal = (page: TagGlobals, read: () => CommandQueue, adopt: (given: unknown) => void): void => {
  try {
    Object.defineProperty(page, 'iAdvizeInterface', { configurable: true, enumerable: true, get: read, set: adopt })
  } catch {
    // `var iAdvizeInterface` in a page makes the property fixed: it then keeps the array that we have taken over.
    page.iAdvizeInterface = read()
  }
}
