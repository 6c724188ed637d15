/** What the person does to the stage; what goes wrong is said once, for the whole page. */

import { signal } from '@preact/signals'
import { send } from './send.ts'

/** The sentence of the last thing that could not be done. */
export const problem = signal<string | null>(null)

/** Resolves with whether it was done. */
export const direct = (...asked: Parameters<typeof send>): Promise<boolean> => saying(() => send(...asked))

/** The same for whatever may go wrong. */
export const saying = async (act: () => Promise<unknown>): Promise<boolean> => {
  try {
    await act()
    problem.value = null
    return true
  } catch (error) {
    problem.value = error instanceof Error ? error.message : String(error)
    return false
  }
}
