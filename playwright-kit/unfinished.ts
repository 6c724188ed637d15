/** The claims and actions of a test that have begun but not ended. Those left at the end of the test were not awaited. */

import { atCall } from './call-place.ts'

export type Unfinished = {
  /** `call` is how the test wrote it. Returns the function to call when it has ended. */
  readonly begin: (call: string) => () => void
  /** An error for each one still running, with the place of the call. */
  readonly left: () => readonly Error[]
  /** The rehearsal is over. What is still running ends without a verdict, because its test has ended. */
  readonly close: () => void
  readonly isClosed: () => boolean
}

export const createUnfinished = (): Unfinished => {
  const going = new Set<Error>()
  let isClosed = false
  return {
    begin: (call) => {
      // Created now, so that its stack has the line of the test.
      const error = atCall(
        new Error(
          `${call} was not awaited: the test ended before it did, so it proves nothing. Write "await" in front of it.`,
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
