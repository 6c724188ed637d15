/** Loads a file of the person's that is code: TypeScript or JavaScript, whatever the package around it says of modules. */

import { existsSync } from 'node:fs'

/** The file cannot be loaded; the message is for the person. */
class LoadModuleError extends Error {
  override readonly name = 'LoadModuleError'
}

/** `what` is the file in a sentence, as "the journey journey.ts". Answers what it exports. */
export const loadModule = async (path: string, what: string): Promise<Readonly<Record<string, unknown>>> => {
  if (!existsSync(path)) throw new LoadModuleError(`There is no file for ${what}: looked for ${path}.`)
  // With it comes a compiler; nobody else waits for that.
  const { createJiti } = await import('jiti')
  try {
    return await createJiti(path, { moduleCache: false }).import<Readonly<Record<string, unknown>>>(path)
  } catch (cause) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
    throw new LoadModuleError(`The file of ${what} cannot be loaded: ${reason}`, { cause })
  }
}
