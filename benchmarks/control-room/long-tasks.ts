/** What keeps the main thread of a page, task by task: by the time that the thread worked, not by the clock on the wall. */

import type { Page } from '@playwright/test'

type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds in which the thread had the processor. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

const CATEGORIES = ['__metadata', 'disabled-by-default-devtools.timeline']

/** The longest tasks of all main threads of the browser while the work was done, in milliseconds; the longest first. */
export const longestTasks = async (page: Page, work: () => Promise<unknown>): Promise<readonly number[]> => {
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page has no browser of its own.')
  await browser.startTracing(page, { categories: CATEGORIES })
  await work()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { readonly traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  )
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && mainThreads.has(threadOf(event)))
  const times = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1_000]))
  if (times.length === 0) throw new Error('This browser tells no times of tasks: measure with a Chromium.')
  return times.toSorted((one, other) => other - one)
}
