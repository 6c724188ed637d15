import type { Page } from '@playwright/test'
import type { RehearsedWindow } from '../../playwright-kit/browser/main.ts'
import { refuse, serverError } from '../../playwright-kit/entry.ts'
import { ACTIVATE, expect, html, mint, pageWith, script, SNIPPET, test, type Answer } from './site.ts'

/** What the page wrote down, each with the seconds of page time since it began to. */
const written = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { readonly log: readonly string[] }).log)

const LOG = `<script>
const start = Date.now(), began = performance.now()
window.log = []
const write = (what) => log.push(what + ' ' + Math.floor((Date.now() - start) / 1000))
</script>`

const slowly = (answer: Answer) => (): Answer => ({
  ...answer,
  body: new Promise((resolve) => setTimeout(resolve, 300, answer.body)),
})

const slowScript = slowly(script("write('script')"))

/** Later than what is waited for the first time. */
const LATE_ANSWER_MS = 2_500

const BUTTON = (onclick: string): string => `<button onclick="${onclick}">Allow</button>`

const activated = (page: Page) => expect(page).toHaveTitle('authentication-success')

test('without passTime the time of a page runs normally', async ({ page, site }) => {
  site.serve('/timers', html(pageWith(LOG)))
  await page.goto(`${site.url}/timers`)
  const { before, after } = await page.evaluate(async () => {
    const look = () => ({ earliest: Date.now(), clock: performance.now(), latest: Date.now() })
    const first = look()
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { before: first, after: look() }
  })
  const passedMs = after.clock - before.clock
  expect(passedMs).toBeGreaterThanOrEqual(99)
  // The date is read on both sides of the clock, in whole milliseconds.
  expect(passedMs).toBeGreaterThanOrEqual(after.earliest - before.latest - 1)
  expect(passedMs).toBeLessThanOrEqual(after.latest - before.earliest + 1)
})

test('timers are called in order of their times, including those set by others, and see these times', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve(
    '/timers',
    html(
      pageWith(
        LOG,
        `<script>
setTimeout(() => write('thirty'), 30_000)
setTimeout(() => { write('ten'); setTimeout(() => write('twenty'), 10_000) }, 10_000)
setTimeout(() => write('gone'), 15_000 - 0) && clearTimeout(setTimeout(() => write('cleared'), 12_000))
setTimeout((one, two) => write(one + two), 25_000, 'with ', 'arguments')
setTimeout(() => write('too late'), 31_100)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/timers`)
  await iadvize.passTime('30 s')
  expect(await written(page)).toEqual(['ten 10', 'gone 15', 'twenty 20', 'with arguments 25', 'thirty 30'])
})

test('a request of a timer is waited for, so that its effects come at their own time', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/data', { type: 'application/json', body: '{ "seconds": 20 }' })
  site.serve(
    '/timers',
    html(
      pageWith(
        LOG,
        `<script>
setTimeout(async () => {
  const { seconds } = await (await fetch('/data')).json()
  write('asked')
  setTimeout(() => write('then'), seconds * 1000)
  const request = new XMLHttpRequest()
  request.onload = () => setTimeout(() => write('by the old way'), 5000)
  request.open('GET', '/data')
  request.send()
}, 10_000)
setTimeout(() => write('last'), 40_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/timers`)
  await iadvize.passTime('1 min')
  expect(await written(page)).toEqual(['asked 10', 'by the old way 15', 'then 30', 'last 40'])
})

test('a script that a timer adds has run before time goes on, and so has a tag that consent loads late', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve(
    '/late',
    html(
      pageWith(
        LOG,
        `<script>
window.iAdvizeInterface = Object.assign([], { config: { sid: 1234 } })
iAdvizeInterface.push(() => write('tag'))
setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '//halc.iadvize.com/iadvize.js' })), 15_000)
setTimeout(() => write('later'), 20_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/late`)
  await iadvize.passTime('30 s')
  expect(await written(page)).toEqual(['tag 15', 'later 20'])
})

test('time does not go on over a request of a timer that has fired by itself since the page was last looked at', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/never', { type: 'text/plain', body: new Promise(() => {}) })
  site.serve('/timers', html(pageWith(LOG)))
  await page.goto(`${site.url}/timers`)
  await iadvize.passTime('1 s')
  const runs = await page.evaluate(async () => {
    const rehearsal = (window as RehearsedWindow).iadvizeRehearsal
    if (rehearsal === undefined) throw new Error('The page has no clock of the rehearsal.')
    const ask = () => {
      void fetch('/never')
      setTimeout(() => {}, 30_000)
    }
    const asked = {
      idleVendor: 0,
      passage: { number: 1_000, pace: null },
      known: { providerLeftMs: null, longPolls: [] },
    }
    const timer = setTimeout(ask, 20_000)
    const { nextAheadMs } = await rehearsal.quiet({ ...asked, aheadMs: 1_000 })
    clearTimeout(timer)
    ask()
    const held = await rehearsal.run({ ...asked, limitMs: 60_000, dueMs: nextAheadMs })
    const forced = await rehearsal.run({ ...asked, limitMs: 60_000, dueMs: null })
    rehearsal.end(forced.aheadMs)
    return [held, forced].map(({ calls, aheadMs, state }) => ({
      calls,
      isAhead: aheadMs > 10_000,
      isBusy: state.isBusy,
    }))
  })
  expect(runs).toEqual([
    { calls: 0, isAhead: false, isBusy: true },
    { calls: 1, isAhead: true, isBusy: true },
  ])
})

test('a script of the site that loads slowly is waited for as well', async ({ page, iadvize, site }) => {
  site.serve('/slow.js', slowScript)
  site.serve(
    '/late',
    html(
      pageWith(
        LOG,
        `<script>
setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '/slow.js' })), 15_000)
setTimeout(() => write('later'), 20_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/late`)
  await iadvize.passTime('30 s')
  expect(await written(page)).toEqual(['script 15', 'later 20'])
})

test('a script that a click adds before time passes has run before time goes on', async ({ page, iadvize, site }) => {
  site.serve('/slow.js', slowScript)
  const ADD = `document.head.append(Object.assign(document.createElement('script'), { src: '/slow.js' }))`
  site.serve('/allow', html(pageWith(LOG, `<script>setTimeout(() => write('later'), 20_000)</script>`, BUTTON(ADD))))
  await page.goto(`${site.url}/allow`)
  await page.getByRole('button').click()
  await iadvize.passTime('30 s')
  // The seconds of the machine that the script took to come, and none of those that pass.
  expect(await written(page)).toEqual([expect.stringMatching(/^script \d$/), 'later 20'])
})

test('a report of the tag in the middle of a passage is journalled at its own time', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve(
    '/late',
    html(
      pageWith(
        SNIPPET,
        `<script>
const call = () => iAdvizeInterface.push((iAdvize) => void iAdvize.logout())
setTimeout(call, 1_800_000)
setTimeout(call, 3_600_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/late`)
  const { at } = await iadvize.waitFor('tag-loaded')
  await iadvize.passTime('2 h')
  const minutes = iadvize.journal.of('logout-called').map((entry) => Math.round((entry.at - at) / 60_000))
  expect(minutes).toEqual([30, 60])
})

test('the clock of the platform moves with the page, and a token minted then is judged by the time at which it was minted', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await activated(page)
  await iadvize.passTime('59 min')
  await page.reload()
  await activated(page)
  const [first, second] = iadvize.journal.of('attempt-answered')
  const minutes = Math.round(((second?.at ?? 0) - (first?.at ?? 0)) / 60_000)
  expect([first?.code, second?.code, minutes]).toEqual([null, null, 59])
  const pageNow = await page.evaluate(() => Date.now())
  expect(Math.abs(pageNow - (Date.now() + 59 * 60_000))).toBeLessThan(5_000)
})

test('a token that was kept and is presented an hour later has expired', async ({ page, iadvize, site }) => {
  const kept = JSON.stringify({ token: await mint() })
  site.serve('/token', { type: 'application/json', body: kept })
  await page.goto(site.url)
  await activated(page)
  await iadvize.passTime('1 h')
  await page.reload()
  expect(await iadvize.waitFor('activation-settled', { status: 'authentication-failure' })).toMatchObject({
    code: 'TOKEN_EXPIRED',
  })
})

test('a page with a beat of 16 ms makes a look a day ahead cost no more than some thousand calls', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve(
    '/beats',
    html(
      pageWith(`<script>
window.calls = { interval: 0, chain: 0, minute: 0 }
setInterval(() => calls.interval++, 16)
const chain = () => { calls.chain++; setTimeout(chain, 5) }
chain()
setInterval(() => calls.minute++, 60_000)
</script>`),
    ),
  )
  await page.goto(`${site.url}/beats`)
  await iadvize.settle()
  const calls = await page.evaluate(
    () => (window as unknown as { readonly calls: Readonly<Record<string, number>> }).calls,
  )
  expect(calls['minute']).toBeGreaterThanOrEqual(1_440)
  expect(calls['minute']).toBeLessThanOrEqual(1_441)
  expect(calls['interval']).toBeGreaterThan(4_000)
  expect(calls['interval']).toBeLessThan(7_000)
  expect(calls['chain']).toBeGreaterThan(4_000)
  expect(calls['chain']).toBeLessThan(7_000)
  // And in its own time it beats on as before.
  await expect
    .poll(() =>
      page.evaluate(() => (window as unknown as { readonly calls: { readonly interval: number } }).calls.interval),
    )
    .toBeGreaterThan((calls['interval'] ?? 0) + 5)
})

test('a countdown of seconds keeps its beat through a quarter of an hour', async ({ page, iadvize, site }) => {
  site.serve(
    '/countdown',
    html(pageWith(`<script>let left = 900; setInterval(() => { document.title = String(--left) }, 1000)</script>`)),
  )
  await page.goto(`${site.url}/countdown`)
  await iadvize.passTime('15 min')
  await expect(page).toHaveTitle(/^(0|-1)$/)
})

test('a request that is never answered holds time up once, and no more', async ({ page, iadvize, site }) => {
  site.serve('/poll', { type: 'text/plain', body: new Promise(() => {}) })
  site.serve(
    '/polling',
    html(
      pageWith(
        LOG,
        `<script>void fetch('/poll'); setInterval(() => { write('beat'); void fetch('/poll').catch(() => {}) }, 600_000)</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/polling`)
  await iadvize.passTime('1 h')
  expect(await written(page)).toHaveLength(6)
})

test('a token that is late once, after fast ones, is waited for, and the session is renewed', async ({
  page,
  iadvize,
  site,
}) => {
  let asked = 0
  site.serve('/token', () => {
    asked += 1
    const isLate = asked === 4
    return {
      type: 'application/json',
      body: mint().then(
        (token) =>
          new Promise((resolve) => setTimeout(resolve, isLate ? LATE_ANSWER_MS : 0, JSON.stringify({ token }))),
      ),
    }
  })
  await page.goto(site.url)
  await activated(page)
  await iadvize.passTime('32 h')
  expect(iadvize.journal.of('refresh-settled').map(({ status }) => status)).toEqual(Array(4).fill('refreshed'))
})

for (const { what, page } of [
  { what: 'the provider fetches', page: pageWith(SNIPPET, ACTIVATE) },
  {
    what: 'the page fetches before it calls activate',
    page: pageWith(
      SNIPPET,
      `<script>
void fetch('/token', { method: 'POST' }).then((answer) => answer.json()).then(({ token }) =>
  iAdvizeInterface.push(async (iAdvize) => {
    const option = { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
    document.title = (await iAdvize.activate(() => option)).authentication.status
  }))
</script>`,
    ),
  },
]) {
  test(`a token that ${what} and that takes seven seconds is waited for before an hour passes`, async ({
    page: browserPage,
    iadvize,
    site,
  }) => {
    site.serve('/', html(page))
    site.serve('/token', () => ({
      type: 'application/json',
      body: mint().then((token) => new Promise((resolve) => setTimeout(resolve, 7_000, JSON.stringify({ token })))),
    }))
    await browserPage.goto(site.url)
    await iadvize.passTime('1 h')
    expect(iadvize.journal.of('activation-settled').map(({ status }) => status)).toEqual(['authentication-success'])
  })
}

test('a claim that nobody was activated waits for a slow token, and fails', async ({ page, iadvize, site }) => {
  site.serve('/token', () => ({
    type: 'application/json',
    body: mint().then((token) => new Promise((resolve) => setTimeout(resolve, 4_000, JSON.stringify({ token })))),
  }))
  await page.goto(site.url)
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow(/toHaveActivated/)
})

test("a provider that uses a worker instead of a server is not rushed past the tag's limit", async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/worker.js', script(`setTimeout(() => postMessage('${await mint()}'), 1_000)`))
  const provider = `() => new Promise((resolve) => {
    new Worker('/worker.js').onmessage = ({ data: token }) =>
      resolve({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
  })`
  const activate = `iAdvizeInterface.push(async (iAdvize) => { document.title = (await iAdvize.activate(${provider})).authentication.status })`
  site.serve('/', html(pageWith(SNIPPET, `<script>${activate}</script>`)))
  await page.goto(site.url)
  await iadvize.passTime('1 h')
  await activated(page)
})

test('a long poll that held time up in one page is not waited for in the next', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  site.serve('/poll', { type: 'text/plain', body: new Promise(() => {}) })
  site.serve('/polling', html(pageWith(`<script>void fetch('/poll').catch(() => {})</script>`)))
  await page.goto(`${site.url}/polling`)
  await iadvize.passTime('1 min')
  const next = await context.newPage()
  await next.goto(`${site.url}/polling`)
  const startedAt = performance.now()
  await iadvize.passTime('1 min')
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

test('a request that is repeated as soon as it is answered holds time up once, and no more', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/ask', { type: 'text/plain', body: 'not yet' })
  site.serve(
    '/asking',
    html(
      pageWith(
        LOG,
        `<script>(function ask() { void fetch('/ask').then(ask) })(); setInterval(() => write('beat'), 600_000)</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/asking`)
  await iadvize.passTime('2 h')
  expect(await written(page)).toHaveLength(12)
})

test('all pages and frames of a context, including later ones, have the same time', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  site.serve('/outer', html(pageWith(`<iframe src="/inner"></iframe>`)))
  site.serve('/inner', html(pageWith()))
  const other = await context.newPage()
  await Promise.all([page.goto(`${site.url}/outer`), other.goto(`${site.url}/inner`)])
  await iadvize.passTime('3 h')
  const later = await context.newPage()
  await later.goto(`${site.url}/inner`)
  const frames = [...page.frames(), ...other.frames(), ...later.frames()]
  const nows = await Promise.all(frames.map((frame) => frame.evaluate(() => [Date.now(), new Date().getTime()])))
  const expected = Date.now() + 3 * 3_600_000
  expect(nows).toHaveLength(4)
  expect(Math.max(...nows.flat().map((now) => Math.abs(now - expected)))).toBeLessThan(5_000)
})

test('timers of several pages are called in the order of their times', async ({ page, context, iadvize, site }) => {
  const order: string[] = []
  await context.exposeFunction('tell', (what: string) => void order.push(what))
  site.serve(
    '/one',
    html(
      pageWith(`<script>setTimeout(() => tell('one 10'), 10_000); setTimeout(() => tell('one 30'), 30_000)</script>`),
    ),
  )
  site.serve(
    '/two',
    html(
      pageWith(`<script>setTimeout(() => tell('two 20'), 20_000); setTimeout(() => tell('two 40'), 40_000)</script>`),
    ),
  )
  const other = await context.newPage()
  await Promise.all([page.goto(`${site.url}/one`), other.goto(`${site.url}/two`)])
  await iadvize.passTime('1 min')
  expect(order).toEqual(['one 10', 'two 20', 'one 30', 'two 40'])
})

test('a page that repeats itself does not run ahead of another', async ({ page, context, iadvize, site }) => {
  const order: string[] = []
  await context.exposeFunction('tell', (what: string) => void order.push(what))
  const beats = 'let n = 0; setInterval(() => { n++; if (n === 15 || n === 25) tell(`one ${n}`) }, 1000)'
  site.serve('/one', html(pageWith(`<script>${beats}</script>`)))
  site.serve('/two', html(pageWith("<script>setTimeout(() => tell('two 20'), 20_000)</script>")))
  const other = await context.newPage()
  await page.goto(`${site.url}/one`)
  await other.goto(`${site.url}/two`)
  await iadvize.passTime('1 min')
  expect(order).toEqual(['one 15', 'two 20', 'one 25'])
})

test('a page that navigates on a timer is waited for, however slowly the next one loads', async ({
  page,
  iadvize,
  site,
}) => {
  const leaving = html(pageWith(`<script>setTimeout(() => { location.href = '/next' }, 5000)</script>`))
  const next = html(pageWith(LOG, `<script>write('next'); setTimeout(() => write('later'), 5000)</script>`))
  site.serve('/leaving', leaving)
  site.serve('/next', slowly(next))
  await page.goto(`${site.url}/leaving`)
  await iadvize.passTime('20 s')
  expect(await written(page)).toEqual(['next 0', 'later 5'])
  await page.goto(`${site.url}/leaving`)
  await iadvize.settle()
  expect(await written(page)).toEqual(['next 0', 'later 5'])
})

test('a navigation inside the page, or one that the site intercepts, does not hold time up', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve(
    '/leaving',
    html(
      pageWith(
        LOG,
        `<script>
navigation.addEventListener('navigate', (event) => {
  if (new URL(event.destination.url).pathname === '/view') event.intercept({ handler: async () => write('view') })
})
setTimeout(() => { location.href = '#there' }, 4000)
setTimeout(() => { location.href = '/view' }, 5000)
setTimeout(() => write('later'), 10_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/leaving`)
  await iadvize.passTime('20 s')
  expect(await written(page)).toEqual(['view 5', 'later 10'])
  expect(new URL(page.url()).pathname).toBe('/view')
})

test('settling runs what is pending, chained and asynchronous, until nothing is left', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/data', { type: 'text/plain', body: 'ok' })
  site.serve(
    '/chain',
    html(
      pageWith(
        LOG,
        `<script>
let left = 3
const again = async () => { await fetch('/data'); write('round'); if (--left > 0) setTimeout(again, 3_600_000) }
setTimeout(again, 3_600_000)
</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/chain`)
  await iadvize.settle()
  expect(await written(page)).toEqual(['round 3600', 'round 7200', 'round 10800'])
  const before = await page.evaluate(() => Date.now())
  await iadvize.settle()
  expect((await page.evaluate(() => Date.now())) - before).toBeLessThan(60_000)
})

test('an error in a timer is an error of the page, and the next timer is called', async ({ page, iadvize, site }) => {
  site.serve(
    '/error',
    html(
      pageWith(
        LOG,
        `<script>setTimeout(() => { throw new Error('mine') }, 1000); setTimeout(() => write('next'), 2000)</script>`,
      ),
    ),
  )
  const failed = page.waitForEvent('pageerror')
  await page.goto(`${site.url}/error`)
  await iadvize.passTime('5 s')
  expect((await failed).message).toBe('mine')
  expect(await written(page)).toEqual(['next 2'])
})

test('a retry of the tag is brought forward by its delay on the clock of the rehearsal', async ({
  page,
  iadvize,
  site,
}) => {
  iadvize.prepare(refuse('SIGNATURE_INVALID').always())
  const begunAt = performance.now()
  await page.goto(site.url)
  const { attempts, at } = await iadvize.waitFor('activation-settled')
  expect(attempts).toBe(4)
  const startedAt = iadvize.journal.last('tag-loaded')?.at ?? 0
  expect(at - startedAt).toBeGreaterThanOrEqual(7_000)
  expect(at - startedAt).toBeLessThanOrEqual(7_000 + performance.now() - begunAt)
})

test.describe('with retries when they are due', () => {
  test.use({ iadvizeRetries: 'when-due' })

  test('with retries when they are due, passTime reaches each of them, and none before its time', async ({
    page,
    iadvize,
    site,
  }) => {
    iadvize.prepare(serverError().always())
    await page.goto(site.url)
    await iadvize.waitFor('retry-scheduled')
    expect(iadvize.journal.of('attempt-sent')).toHaveLength(1)
    await iadvize.passTime('3 s')
    expect(iadvize.journal.of('attempt-sent')).toHaveLength(3)
    await iadvize.passTime('4 s')
    expect(iadvize.journal.last('activation-settled')).toMatchObject({ attempts: 4, code: 'SERVER_ERROR' })
  })
})

test.describe('with the real clock', () => {
  test.use({ iadvizeClock: 'real', iadvizeFidelity: { retryDelaysMs: [20] } })

  test("with the real clock, the site's timers are the browser's own, retries come by themselves, and passTime says why it cannot", async ({
    page,
    iadvize,
    site,
  }) => {
    iadvize.prepare(serverError().times(2))
    await page.goto(site.url)
    await activated(page)
    expect(await page.evaluate(() => setTimeout.toString())).toContain('[native code]')
    await expect(iadvize.passTime('1 s')).rejects.toThrow("iadvizeClock is 'real'")
  })
})

test('a machine that sleeps is later afterwards by that time, and its timers are called when time passes again', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  const quiet = pageWith(`<script>
const startedAt = Date.now()
window.calls = []
setTimeout(() => calls.push(Math.round((Date.now() - startedAt) / 3_600_000)), 60_000)
</script>`)
  site.serve('/', html(quiet))
  await page.goto(site.url)
  const calls = (): Promise<unknown> => page.evaluate(() => (window as unknown as { calls: unknown }).calls)
  const hour = (): Promise<number> => page.evaluate(() => Math.floor(Date.now() / 3_600_000))
  const before = await hour()
  await iadvize.sleep('8 h')
  expect(await hour()).toBeGreaterThanOrEqual(before + 8)
  const other = await context.newPage()
  await other.goto(site.url)
  expect(await other.evaluate(() => Math.floor(Date.now() / 3_600_000))).toBeGreaterThanOrEqual(before + 8)
  expect(await calls()).toEqual([])
  await iadvize.passTime('1 s')
  expect(await calls()).toEqual([8])
})

test("a customer who opens a laptop past the end of the session is verified again, by the platform's clock as well", async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  const { at } = await iadvize.waitFor('activation-settled')
  await iadvize.sleep('8 h')
  expect(iadvize.journal.of('refresh-started')).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(iadvize).toHaveRefreshed()
  const refreshed = await iadvize.waitFor('refresh-settled', { status: 'refreshed' })
  expect(refreshed.at - at).toBeGreaterThanOrEqual(8 * 3_600_000)
})

test("sleep() says that it cannot stop timers that the test's own page.clock controls", async ({
  page,
  iadvize,
  site,
}) => {
  await page.clock.install()
  await page.goto(site.url)
  await expect(iadvize.sleep('1 h')).rejects.toThrow('use page.clock.setSystemTime() in such a test')
})

test("the test's own page.clock stays in force, and passTime() moves it", async ({ page, iadvize, site }) => {
  await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') })
  site.serve(
    '/timers',
    html(
      pageWith(
        LOG,
        `<script>setTimeout(() => { write('ten'); setTimeout(() => write('twenty'), 10_000) }, 10_000)</script>`,
      ),
    ),
  )
  await page.goto(`${site.url}/timers`)
  await iadvize.passTime('30 s')
  expect(await written(page)).toEqual(['ten 10', 'twenty 20'])
  const passedMs = (await page.evaluate(() => Date.now())) - Date.UTC(2030, 0, 1)
  expect(Math.abs(passedMs - 30_000)).toBeLessThan(5_000)
  await page.clock.setFixedTime(new Date('2031-01-01T00:00:00Z'))
  expect(await page.evaluate(() => new Date().getUTCFullYear())).toBe(2031)
})

test('a string that is not a length of time is refused with what may be written', async ({ iadvize }) => {
  await expect(iadvize.passTime('a while' as '1 s')).rejects.toThrow('15 min')
})

const ASK = (asked: string): string =>
  `iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => { ${asked}; return { authenticationOption: { type: 'ANONYMOUS' } } }))`

for (const { when, code } of [
  { when: 'in a timer', code: `if (beats === 10) ${ASK("write('asked')")}` },
  {
    when: 'in a microtask of a timer',
    code: `if (beats === 10) Promise.resolve().then(() => ${ASK("write('asked')")})`,
  },
]) {
  test(`the provider is called before time moves on when activate is called ${when} that repeats`, async ({
    page,
    iadvize,
    site,
  }) => {
    const beat = `<script>let beats = 0; setInterval(() => { beats += 1; ${code} }, 1000)</script>`
    site.serve('/beats', html(pageWith(LOG, SNIPPET, beat)))
    await page.goto(`${site.url}/beats`)
    await iadvize.waitFor('tag-loaded')
    await iadvize.passTime('30 s')
    expect(await written(page)).toEqual(['asked 10'])
  })
}

test('a task that a repeating timer has queued from a microtask runs before the next beat', async ({
  page,
  iadvize,
  site,
}) => {
  const beat = `<script>
const { port1, port2 } = new MessageChannel()
port1.onmessage = () => write('task')
let beats = 0
setInterval(() => { if (++beats % 10 === 0) Promise.resolve().then(() => port2.postMessage(null)) }, 1000)
</script>`
  site.serve('/beats', html(pageWith(LOG, beat)))
  await page.goto(`${site.url}/beats`)
  await iadvize.passTime('35 s')
  expect(await written(page)).toEqual(['task 10', 'task 20', 'task 30'])
})

for (const event of ['DOMContentLoaded', 'load', 'pageshow']) {
  test(`a claim that no token was requested waits for the provider of an activate in ${event}`, async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/late', html(pageWith(SNIPPET, `<script>addEventListener('${event}', () => ${ASK('')})</script>`)))
    await page.goto(`${site.url}/late`, { waitUntil: 'commit' })
    await expect(expect(iadvize).not.toHaveAskedForToken()).rejects.toThrow('for attempt 1 of activation 1')
  })
}

test('time waits for messages between two windows', async ({ page, iadvize, site }) => {
  const framed = site.url.replace('127.0.0.1', 'localhost')
  const answer = `<script>addEventListener('message', ({ source }) => source.postMessage('answer', '*'))</script>`
  site.serve('/framed', html(pageWith(answer)))
  const ask = `<script>
setTimeout(() => {
  let turns = 0
  const ask = () => frames[0].postMessage('question', '*')
  addEventListener('message', () => ++turns < 3 ? ask() : write('answered'))
  ask()
}, 10_000)
setTimeout(() => write('later'), 20_000)</script>`
  site.serve('/asking', html(pageWith(LOG, `<iframe src="${framed}/framed"></iframe>`, ask)))
  await page.goto(`${site.url}/asking`)
  await iadvize.passTime('30 s')
  expect(await written(page)).toEqual(['answered 10', 'later 20'])
})
