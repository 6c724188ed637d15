/** Loads a user's file of TypeScript or JavaScript, whichever module type its package declares. */

import { existsSync } from 'node:fs'
import { loadFailure } from '../settings/load-failure.ts'

/** The file cannot be loaded. The message is for the user. */
class LoadModuleError extends Error {
  override readonly name = 'LoadModuleError'
}

/** `what` names the file in a sentence, such as "the journey journey.ts". Resolves with what the file exports. */
export const loadModule = async (path: string, what: string): Promise<Readonly<Record<string, unknown>>> => {
  if (!existsSync(path)) throw new LoadModuleError(`There is no file for ${what}: looked for ${path}.`)
  // jiti brings a compiler with it, so it is loaded only when it is needed.
  const { createJiti } = await import('jiti')
  try {
    return await createJiti(path, { moduleCache: false }).import<Readonly<Record<string, unknown>>>(path)
  } catch (cause) {
    throw new LoadModuleError(loadFailure(`The file of ${what}`, cause), { cause })
  }
}
