/** Watches a person in a browser. */

import type { BrowserContext, Frame, Page, Request } from '@playwright/test'
import { builtFile } from '../built-files.ts'
import type { PageEvent, RecorderWindow } from '../browser/recorder.ts'
import { stepsOf, type RecordedEvent, type Step, type Target } from './steps.ts'

export type Watcher = {
  /** What was done since it was asked last, or since the beginning. */
  readonly take: () => Promise<readonly Step[]>
  /** Links, buttons and headings of the page, each by a name that it has alone. */
  readonly landmarks: (page: Page) => Promise<readonly Target[]>
}

/** Must come before the first page of the context. */
export const watchPerson = async (context: BrowserContext): Promise<Watcher> => {
  const events: Promise<RecordedEvent | null>[] = []
  context.on('request', (request) => {
    if (isOfPage(request)) events.push(goOf(request, events.length === 0))
  })
  const tell = ({ frame }: { readonly frame: Frame }, event: PageEvent): void => {
    events.push(Promise.resolve({ ...event, frame: frame.parentFrame() === null ? null : frame.url() }))
  }
  await Promise.all([
    context.exposeBinding('rehearsalRecorderTell', tell),
    context.addInitScript({ content: builtFile('recorder.js') }),
  ])
  return {
    take: async () => stepsOf((await Promise.all(events.splice(0))).filter((event) => event !== null)),
    landmarks: (page) =>
      page.evaluate(() => (window as RecorderWindow).rehearsalRecorder?.landmarks() ?? []).catch(() => []),
  }
}

const isOfPage = (request: Request): boolean => {
  if (!request.isNavigationRequest() || request.redirectedFrom() !== null) return false
  try {
    return request.frame().parentFrame() === null
  } catch {
    // A request that begins with a page has no frame yet.
    return true
  }
}

/**
 * A browser says of each navigation where it comes from: "none" is the person, at the bar with the address. It says so
 * only to hosts that it trusts; elsewhere the first one counts.
 */
const goOf = async (request: Request, isFirst: boolean): Promise<RecordedEvent | null> => {
  const { 'sec-fetch-site': from } = await request.allHeaders().catch(() => request.headers())
  return from === 'none' || (from === undefined && isFirst) ? { kind: 'go', url: request.url() } : null
}
