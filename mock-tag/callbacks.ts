/** Calls what the site has put into `window.iAdvizeCallbacks` before the tag was loaded; what comes later is ignored. */

import type { IAdvizeCallbacks } from '../protocol/callbacks.ts'
import { complain } from './complain.ts'

/** Does nothing where the site has no callback of that name. */
export type TellSite = (name: string, argument?: object) => void

export const createCallbacks = (given: IAdvizeCallbacks | undefined): TellSite => {
  const callbacks = { ...given } as Readonly<Record<string, ((argument?: object) => void) | undefined>>
  return (name, argument) => {
    try {
      callbacks[name]?.(argument)
    } catch (error) {
      complain(`${name} failed`, error)
    }
  }
}
