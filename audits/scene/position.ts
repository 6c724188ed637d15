import pTimeout from 'p-timeout'

/** The step that a recording is at. */
export type Position = {
  step: string
  /** Work that must end before the step does. */
  readonly pending: Set<Promise<unknown>>
}

/** Makes the step wait for the work, even if the work fails. */
export const waitFor = ({ pending }: Position, work: Promise<unknown>): void => {
  const done: Promise<unknown> = work.catch(() => {}).finally(() => pending.delete(done))
  pending.add(done)
}

const BEGUN_LIMIT_MS = 3_000

/**
 * Waits for what has already begun, but not for what begins meanwhile, because a site may never rest. The body of an
 * answer may never end, as in a stream, so it is waited for only once.
 */
export const begun = async ({ pending }: Position): Promise<void> => {
  await pTimeout(Promise.all(pending), { milliseconds: BEGUN_LIMIT_MS, fallback: () => pending.clear() })
}
