/** The claims and actions of a test that have begun and not ended: what is left of them at its end was not awaited. */

import { atCall } from './call-place.ts'

export type Unfinished = {
  /** `call` is how the test wrote it. Answers how to say that it has ended. */
  readonly begin: (call: string) => () => void
  /** An error for each that goes on, with the place of the call. */
  readonly left: () => readonly Error[]
  /** The rehearsal is over: what goes on ends without a verdict, for its test has ended. */
  readonly close: () => void
  readonly isClosed: () => boolean
}

export const createUnfinished = (): Unfinished => {
  const going = new Set<Error>()
  let isClosed = false
  return {
    begin: (call) => {
      // Made now, so that its stack has the line of the test.
      const error = atCall(
        new Error(
          `${call} was not awaited: the test ended before it did, so it has shown nothing. Write "await" in front of it.`,
        ),
      )
      going.add(error)
      return () => void going.delete(error)
    },
    left: () => [...going],
    close: () => {
      isClosed = true
    },
    isClosed: () => isClosed,
  }
}
