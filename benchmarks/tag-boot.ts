/** How long the tag keeps a page's main thread: from the script's evaluation to a window that is there. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { tagScript } from '../protocol/tag-settings.ts'
import { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
import { DEFAULT_FIDELITY } from '../protocol/fidelity.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MAX_MS = 3

const SAMPLES = 30

/** Of a renderer that has shown nothing before. */
const COLD_SAMPLES = 20

export const measureTagBoot = async (): Promise<Measure> => {
  const server = await serveSite()
  const browser = await chromium.launch(browserLaunchOptions())
  try {
    return await measureIn(browser, (server.address() as AddressInfo).port)
  } finally {
    // Whatever is left open would keep the process from its end.
    await browser.close()
    server.close().closeAllConnections()
  }
}

const measureIn = async (browser: Browser, port: number): Promise<Measure> => {
  const warm = await openPage(browser)
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 3,
    measured: () => scriptTimeOf(warm, addressOf(port, 'iadvize.js')),
    floor: () => scriptTimeOf(warm, addressOf(port, 'empty.js')),
  })
  const cold = await takeTurns({
    count: COLD_SAMPLES,
    warmUp: 2,
    measured: () => coldScriptTimeOf(browser, addressOf(port, 'iadvize.js')),
    floor: () => coldScriptTimeOf(browser, addressOf(port, 'empty.js')),
  })
  const bootMs = measured - floor
  return {
    name: 'tag, booted',
    measured: milliseconds(bootMs),
    floor: { name: 'the page with an empty script', value: milliseconds(floor), ratio },
    samples: `${SAMPLES} of each`,
    goal: `<= ${MAX_MS} ms`,
    isMet: bootMs <= MAX_MS,
    note: noteOn(browser.version(), cold.measured - cold.floor),
  }
}

const noteOn = (version: string, coldMs: number): string =>
  [
    'Script time of the main thread (ScriptDuration of the DevTools protocol, as CPU time of that thread) of a page with the current snippet,',
    'less that of the same page with an empty script; the ratio is of the two pages.',
    'In it are the evaluation of the script and what it starts: the chat window, and the first report to the journal.',
    'Not in it are loading, compiling in the background, style, layout and paint.',
    `Each sample is a new load of the page in one tab of Chromium ${version}.`,
    `In a tab of its own, whose renderer meets fetch, SVG and the rest for the first time, it is ${milliseconds(coldMs)} (${COLD_SAMPLES} of each).`,
  ].join(' ')

const addressOf = (port: number, script: 'iadvize.js' | 'empty.js'): string => `http://127.0.0.1:${port}/?${script}`

type Tab = { readonly page: Page; readonly session: CDPSession }

const openPage = async (browser: Browser): Promise<Tab> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // CPU time: what other processes take from the machine meanwhile is not the tag's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { page, session }
}

const coldScriptTimeOf = async (browser: Browser, url: string): Promise<number> => {
  const tab = await openPage(browser)
  const time = await scriptTimeOf(tab, url)
  await tab.page.context().close()
  return time
}

const scriptTimeOf = async ({ page, session }: Tab, url: string): Promise<number> => {
  const before = await scriptTimeSoFar(session)
  await page.goto(url)
  // Drawn twice: whatever the script has put off to the next drawing is over.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const after = await scriptTimeSoFar(session)
  // A renderer that is new counts from 0.
  return after < before ? after : after - before
}

const scriptTimeSoFar = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value
  if (seconds === undefined) throw new Error('This browser tells no ScriptDuration: measure with a Chromium.')
  return seconds * 1_000
}

/** A site with the vendor's current snippet, on which `?iadvize.js` or `?empty.js` is loaded. */
const serveSite = async (): Promise<Server> => {
  const tag = readFileSync(new URL('../dist/iadvize.js', import.meta.url), 'utf8')
  const projects = { 1234: { authenticationMode: true } }
  const scripts: Readonly<Record<string, string>> = {
    '/iadvize.js': tagScript(tag, { fidelity: DEFAULT_FIDELITY, projects }),
    '/empty.js': '\n',
  }
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site')
    const script = scripts[pathname]
    if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/') response.setHeader('content-type', 'text/html').end(pageWith(search.slice(1)))
    else response.writeHead(204).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

const pageWith = (script: string): string => `<!doctype html><html lang="en"><head><title>A site</title><script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: '1234' }
</script>
<script async src="/${script}"></script></head><body><p>A site</p></body></html>`
