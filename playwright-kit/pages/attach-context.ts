/**
 * Attaches a browser context to a rehearsal: answers its vendor requests, adds the script to its pages, and receives their
 * messages.
 */

import process from 'node:process'
import type { BrowserContext, Frame, Page } from '@playwright/test'
import { loadPlatform, type Stage } from '../../stage/stage.ts'
import { intercept, type Interception } from '../vendor/intercept.ts'
import type { PageMessage } from '../browser/page-message.ts'
import { receivePageMessages } from './page-messages.ts'
import type { Sightings } from './sightings.ts'

/** The origins that the pages of a context have been on. */
export type Visited = WeakMap<BrowserContext, Set<string>>

export type AttachDeps = {
  readonly contexts: Set<BrowserContext>
  /** The script that each document runs first. */
  readonly script: () => string
  readonly vendor: Interception
  readonly sightings: Sightings
  readonly visited: Visited
  /** Called when the journal may have grown. */
  readonly onRecorded: () => void
}

export const attachContext = async (deps: AttachDeps, context: BrowserContext): Promise<void> => {
  const { contexts, sightings, visited, vendor } = deps
  if (contexts.has(context)) return
  contexts.add(context)
  letRoutesSeeServiceWorkers()
  context.once('close', () => contexts.delete(context))
  sightings.attached()
  const origins = new Set<string>()
  visited.set(context, origins)
  watchPages(context, (url) => {
    origins.add(new URL(url).origin)
    sightings.opened()
  })
  const script = deps.script()
  // Comes before the script, which at once delivers what an earlier page could not.
  await receivePageMessages(context, (message) => hear(deps, message))
  // In parallel, because each is a round trip to the browser.
  await Promise.all([
    // Loaded before there is a page, so that the first answer is not delayed.
    loadPlatform(),
    intercept(context, vendor),
    context.addInitScript({ content: script }),
    ...openFrames(context).map((frame) => frame.evaluate(script).catch(() => {})),
  ])
}

/** Up to 1.56, Playwright reads this at each start of a service worker, and without it no route sees what one requests. */
const letRoutesSeeServiceWorkers = (): void => {
  process.env['PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS'] ??= '1'
}

const watchPages = (context: BrowserContext, onDocument: (url: string) => void): void => {
  const look = (frame: Frame): void => {
    if (hasDocument(frame)) onDocument(frame.url())
  }
  const watch = (page: Page): void => {
    page.on('framenavigated', look)
    page.frames().forEach(look)
  }
  context.on('page', watch)
  context.pages().forEach(watch)
}

const hasDocument = (frame: Frame): boolean => frame.url() !== '' && frame.url() !== 'about:blank'

/** Documents that were open before the rehearsal. What they have started by now cannot be intercepted. */
const openFrames = (context: BrowserContext): readonly Frame[] =>
  context.pages().flatMap((page) => page.frames().filter(hasDocument))

const hear = async ({ vendor, sightings, onRecorded }: AttachDeps, message: PageMessage): Promise<boolean> => {
  sightings.told(message)
  if (message.kind !== 'record') return true
  await vendor.timeKnown()
  const response = await vendor.stage().handle(reportRequest(message.report), '/journal')
  onRecorded()
  return response.ok
}

const reportRequest = (report: unknown): Parameters<Stage['handle']>[0] => ({
  method: 'POST',
  headers: { get: () => null },
  signal: NEVER,
  body: textOf(JSON.stringify(report)),
})

const NEVER = new AbortController().signal

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
