/** Loads a journey as an audit does. */

import { JourneyError, readJourney } from '../../../audits/journey/read-journey.ts'
import { loadModule } from '../../../environment/load-module.ts'
import type { JourneyFacts } from '../findings/settings.ts'

/** `path` is where the file is, and `file` how it was named. */
export const lookAtJourney = async (path: string, file: string): Promise<JourneyFacts> => {
  try {
    const { visitors, open, chatPages } = readJourney(await loadModule(path, `the journey ${file}`), file)
    const optional = [open === undefined ? [] : 'open', chatPages === undefined ? [] : 'chatPages'].flat()
    const people = visitors.length === 1 ? 'one visitor' : 'two visitors'
    return { file, why: null, parts: [people, 'signIn', 'signOut', ...optional].join(', ') }
  } catch (error) {
    const isUsers = error instanceof JourneyError || (error as Error).name === 'LoadModuleError'
    if (isUsers) return { file, why: (error as Error).message, parts: '' }
    throw error
  }
}
