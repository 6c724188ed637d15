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
  const take = await watchDeeds(context, () => null)
  return {
    take: async () => stepsOf((await take()).map(({ event }) => event)),
    landmarks: (page) =>
      page.evaluate(() => (window as RecorderWindow).rehearsalRecorder?.landmarks() ?? []).catch(() => []),
  }
}

/** `page` is null where a request came before its page. */
export type Deed<Mark> = { readonly event: RecordedEvent; readonly page: Page | null; readonly mark: Mark }

/**
 * Must come before the first page of the context. `mark` is asked when something is done, and told with it. Answers what
 * tells the deeds since it was called last.
 */
export const watchDeeds = async <Mark>(
  context: BrowserContext,
  mark: (page: Page | null) => Mark,
): Promise<() => Promise<readonly Deed<Mark>[]>> => {
  const deeds: Promise<Deed<Mark> | null>[] = []
  context.on('request', (request) => {
    if (!isOfPage(request)) return
    const page = pageOf(request)
    const seen = { page, mark: mark(page) }
    deeds.push(goOf(request, deeds.length === 0).then((event) => (event === null ? null : { event, ...seen })))
  })
  const tell = ({ frame, page }: { readonly frame: Frame; readonly page: Page }, told: PageEvent): void => {
    const event: RecordedEvent =
      told.kind === 'return'
        ? { kind: 'go', url: page.url() }
        : { ...told, frame: frame.parentFrame() === null ? null : frame.url() }
    deeds.push(Promise.resolve({ event, page, mark: mark(page) }))
  }
  await Promise.all([
    context.exposeBinding('rehearsalRecorderTell', tell),
    context.addInitScript({ content: builtFile('recorder.js') }),
  ])
  return async () => (await Promise.all(deeds.splice(0))).filter((deed) => deed !== null)
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

const pageOf = (request: Request): Page | null => {
  try {
    return request.frame().page()
  } catch {
    return null
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
