/** Where a recording is. */
export type Position = {
  step: string
  /** Work that has to end before the step does. */
  readonly pending: Set<Promise<unknown>>
}

/** To be waited for before the step ends, whatever comes of it. */
export const waitFor = ({ pending }: Position, work: Promise<unknown>): void => {
  const done: Promise<unknown> = work.catch(() => {}).finally(() => pending.delete(done))
  pending.add(done)
}
