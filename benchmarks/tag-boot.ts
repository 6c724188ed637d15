/** How long the tag occupies a page's main thread: from the evaluation of the script until the chat is shown. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { tagScript } from '../protocol/tag-settings.ts'
import { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
import { DEFAULT_FIDELITY } from '../protocol/fidelity.ts'
import { milliseconds, type Measure } from './measure.ts'
import { mediansOf } from './take-turns.ts'

/** The limit, as a multiple of the script time of jQuery's slim build on the same page. */
const MOST_RATIO = 1

const SAMPLES = 30

/** Samples of a renderer that has shown nothing before. */
const COLD_SAMPLES = 20

export const measureTagBoot = async (): Promise<Measure> => {
  const server = await serveSite()
  const browser = await chromium.launch(browserLaunchOptions())
  try {
    return await measureIn(browser, (server.address() as AddressInfo).port)
  } finally {
    // An open browser or server would keep the process from ending.
    await browser.close()
    server.close().closeAllConnections()
  }
}

const measureIn = async (browser: Browser, port: number): Promise<Measure> => {
  const warm = await openPage(browser)
  const samplersWith = (time: (url: string) => Promise<number>): Readonly<Record<Script, () => Promise<number>>> => ({
    'empty.js': () => time(addressOf(port, 'empty.js')),
    'jquery.slim.min.js': () => time(addressOf(port, 'jquery.slim.min.js')),
    'iadvize.js': () => time(addressOf(port, 'iadvize.js')),
  })
  const inUse = await mediansOf(
    samplersWith((url) => scriptTimeOf(warm, url)),
    { count: SAMPLES, warmUp: 3 },
  )
  const cold = await mediansOf(
    samplersWith((url) => coldScriptTimeOf(browser, url)),
    { count: COLD_SAMPLES, warmUp: 2 },
  )
  const [bootMs, peerMs] = [inUse['iadvize.js'] - inUse['empty.js'], inUse['jquery.slim.min.js'] - inUse['empty.js']]
  return {
    name: 'tag, booted',
    measured: milliseconds(bootMs),
    floor: { name: 'jQuery, slim build', value: milliseconds(peerMs), ratio: bootMs / peerMs },
    samples: `${SAMPLES} of each`,
    goal: `<= ${MOST_RATIO} x`,
    isMet: bootMs <= peerMs * MOST_RATIO,
    note: noteOn(browser.version(), {
      tag: cold['iadvize.js'] - cold['empty.js'],
      peer: cold['jquery.slim.min.js'] - cold['empty.js'],
    }),
  }
}

const noteOn = (version: string, coldMs: { readonly tag: number; readonly peer: number }): string =>
  [
    'Script time of the main thread (ScriptDuration of the DevTools protocol, as CPU time of that thread) of a page with the current snippet,',
    'less that of the same page with an empty script; the same for jQuery in place of the tag.',
    'It includes the evaluation of the script and what it starts: the chat window, and the first report to the journal.',
    'It leaves out loading, compiling in the background, style, layout and paint.',
    `Each sample is a new load of the page in one tab of Chromium ${version}.`,
    `In a new tab, whose renderer meets fetch, SVG and the rest for the first time, the tag takes ${milliseconds(coldMs.tag)} and jQuery ${milliseconds(coldMs.peer)} (${COLD_SAMPLES} of each).`,
  ].join(' ')

type Script = 'iadvize.js' | 'empty.js' | 'jquery.slim.min.js'

const addressOf = (port: number, script: Script): string => `http://127.0.0.1:${port}/?${script}`

type Tab = { readonly page: Page; readonly session: CDPSession }

const openPage = async (browser: Browser): Promise<Tab> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // CPU time, so that time taken by other processes does not count.
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
  // Waits for two frames, so that work which the script deferred to the next frame is done.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const after = await scriptTimeSoFar(session)
  // A new renderer counts from 0.
  return after < before ? after : after - before
}

const scriptTimeSoFar = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value
  if (seconds === undefined) throw new Error('This browser does not report ScriptDuration: measure with Chromium.')
  return seconds * 1_000
}

/** A site with the vendor's current snippet, which loads the script named in the query. */
const serveSite = async (): Promise<Server> => {
  const tag = readFileSync(new URL('../dist/iadvize.js', import.meta.url), 'utf8')
  const projects = { 1234: { authenticationMode: true } }
  const scripts: Readonly<Record<string, string>> = {
    '/iadvize.js': tagScript(tag, { fidelity: DEFAULT_FIDELITY, projects }),
    '/empty.js': '\n',
    '/jquery.slim.min.js': readFileSync(
      new URL('../node_modules/jquery/dist/jquery.slim.min.js', import.meta.url),
      'utf8',
    ),
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
