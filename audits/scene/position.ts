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

const BEGUN_LIMIT_MS = 3_000

/**
 * What has begun by now, and not what comes meanwhile: a site that never rests would be waited for for ever. The body of
 * an answer may never end, as that of a stream: nobody waits for it twice.
 */
export const begun = async ({ pending }: Position): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, BEGUN_LIMIT_MS, 'late')
  })
  if ((await Promise.race([Promise.all(pending), late])) === 'late') pending.clear()
  clearTimeout(timer)
}
