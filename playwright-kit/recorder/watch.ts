/** Records what a person does in a browser. */

import type { BrowserContext, Frame, Page, Request } from '@playwright/test'
import { builtFile } from '../../stage/built-files.ts'
import type { PageEvent, RecorderWindow } from '../browser/recorder.ts'
import { stepsOf, type RecordedEvent, type Step, type Target } from './steps.ts'

export type Watcher = {
  /** Returns the steps since the last call, or since the beginning. */
  readonly take: () => Promise<readonly Step[]>
  /** Links, buttons and headings of the page that have a unique name. */
  readonly landmarks: (page: Page) => Promise<readonly Target[]>
}

/** Call this before the first page of the context is opened. */
export const watchPerson = async (context: BrowserContext): Promise<Watcher> => {
  const take = await watchDeeds(context, () => null)
  return {
    take: async () => stepsOf((await take()).map(({ event }) => event)),
    landmarks: (page) =>
      page.evaluate(() => (window as RecorderWindow).rehearsalRecorder?.landmarks() ?? []).catch(() => []),
  }
}

/** `page` is null if a request came before its page. */
export type Deed<Mark> = { readonly event: RecordedEvent; readonly page: Page | null; readonly mark: Mark }

/**
 * Call this before the first page of the context is opened. `mark` is called with each action, and its result is returned with
 * the action. Returns a function that returns the actions since its last call.
 */
export const watchDeeds = async <Mark>(
  context: BrowserContext,
  mark: (page: Page | null) => Mark,
): Promise<() => Promise<readonly Deed<Mark>[]>> => {
  const deeds: Promise<Deed<Mark> | null>[] = []
  const turns: Turns = { leaving: new Set(), reloading: new Set() }
  context.on('request', (request) => {
    if (!isOfPage(request)) return
    const page = pageOf(request)
    const seen = { page, mark: mark(page) }
    deeds.push(isOfPerson(request, page, turns).then((isIt) => (isIt ? { event: goTo(request.url()), ...seen } : null)))
  })
  const tell = ({ frame, page }: { readonly frame: Frame; readonly page: Page }, told: PageEvent): void => {
    const event = eventOf(told, frame, turns)
    if (event !== null) deeds.push(Promise.resolve({ event, page, mark: mark(page) }))
  }
  await Promise.all([
    context.exposeBinding('rehearsalRecorderTell', tell),
    context.addInitScript({ content: builtFile('recorder.js') }),
  ])
  return async () => (await Promise.all(deeds.splice(0))).filter((deed) => deed !== null)
}

/** Pages that the site itself is navigating or reloading. */
type Turns = { readonly leaving: Set<Page>; readonly reloading: Set<Page> }

const goTo = (url: string): RecordedEvent => ({ kind: 'go', url })

const eventOf = (told: PageEvent, frame: Frame, { leaving, reloading }: Turns): RecordedEvent | null => {
  const page = frame.page()
  if ('target' in told || told.kind === 'send')
    return { ...told, frame: frame.parentFrame() === null ? null : frame.url() }
  if (told.kind === 'return') return goTo(frame.url())
  if (told.kind === 'reload') return reloading.delete(page) ? null : { kind: 'reload' }
  if (told.kind === 'leaves') leaving.add(page)
  if (told.kind === 'stays') leaving.delete(page)
  if (told.kind === 'self-reload') reloading.add(page)
  return null
}

const isOfPage = (request: Request): boolean => {
  if (!request.isNavigationRequest() || request.redirectedFrom() !== null) return false
  try {
    return request.frame().parentFrame() === null
  } catch {
    // The first request of a new page has no frame yet.
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

/** A page announces a navigation that it causes, so a navigation without an announcement is a typed address. */
const isOfPerson = async (request: Request, page: Page | null, { leaving }: Turns): Promise<boolean> => {
  // The page's announcement and the request arrive independently; after this round trip, the announcement has arrived.
  await request.allHeaders().catch(() => null)
  return page === null || !leaving.delete(page)
}
