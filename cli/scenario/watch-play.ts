/** A browser with the kit attached, in which a person plays until they are done. */

import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Recording } from '../../gherkin/recorded/recording.ts'
import { createRehearsal } from '../../playwright-kit/rehearsal.ts'
import { watchDeeds } from '../../playwright-kit/recorder/watch.ts'
import { Interruption } from '../audit/interruption.ts'
import { environmentError } from '../audit/sentences.ts'
import { EXIT } from '../exit-codes.ts'
import type { SiteToPlay } from './play-plan.ts'

export type Play = {
  readonly recording: Recording
  /** What the user must be told, such as an address of the vendor that the stand-in does not know. */
  readonly problems: readonly string[]
}

export const watchPlay = async (browser: Browser, site: SiteToPlay): Promise<Play> => {
  const context = await browser.newContext({ viewport: null, ignoreHTTPSErrors: site.ignoreHttpsErrors })
  const { iadvize, close, problems } = createRehearsal({ project: site.project })
  await iadvize.attach(context)
  const tabs: Page[] = []
  context.on('page', (page) => tabs.push(page))
  const take = await watchDeeds(context, (page) => ({
    // A request may arrive before its page is known.
    tab: page === null || !tabs.includes(page) ? tabs.length : tabs.indexOf(page),
    address: page?.url() ?? '',
    after: iadvize.entries().at(-1)?.index ?? 0,
  }))
  const done = untilDone(browser, context)
  try {
    const page = await context.newPage()
    await page.goto(site.url, { waitUntil: 'domcontentloaded' }).catch((error: unknown) => {
      throw environmentError(`${site.url} cannot be opened: ${firstLineOf(error)}.`)
    })
    process.stderr.write(`${invitationTo(site.url)}\n`)
    await done.promise
    const deeds = (await take()).map(({ event, mark }) => ({ event, ...mark }))
    const recording = { deeds, entries: iadvize.entries(), visitors: site.visitors }
    return { recording, problems: problems().map(({ message }) => message) }
  } finally {
    done.stop()
    await close()
  }
}

const invitationTo = (url: string): string =>
  [
    `${url} is open in a browser, and the chat in it is the stand-in. What you do there becomes a scenario.`,
    'When you are done, close the browser, or press Enter here.',
  ].join('\n')

const firstLineOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

type Done = { readonly promise: Promise<void>; readonly stop: () => void }

/**
 * Resolves on the last page or the browser being closed, on Enter and on Ctrl+C. Rejects on SIGTERM, after which no file
 * is written.
 */
const untilDone = (browser: Browser, context: BrowserContext): Done => {
  const terminal = createInterface({ input: process.stdin })
  const stops: (() => void)[] = [() => terminal.close(), () => process.stdin.unref?.()]
  const promise = new Promise<void>((resolve, reject) => {
    const finish = (): void => resolve()
    const end = (): void => reject(new Interruption(EXIT.terminated))
    terminal.once('line', finish)
    process.once('SIGINT', finish)
    process.once('SIGTERM', end)
    browser.once('disconnected', finish)
    context.on('page', (page) => page.once('close', () => context.pages().length === 0 && finish()))
    stops.push(() => process.off('SIGINT', finish).off('SIGTERM', end))
  })
  // An interruption may come before anything awaits the promise.
  promise.catch(() => {})
  return { promise, stop: () => stops.forEach((stop) => stop()) }
}
