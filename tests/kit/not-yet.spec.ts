/** How far a negative claim looks, and what it need not live through on the way. */

import { BRAND_PEM, expect, html, mint, pageWith, SNIPPET, ACTIVATE, test, type Answer } from './site.ts'

const LOG_OUT = 'iAdvizeInterface.push((iAdvize) => void iAdvize.logout())'

/** A site that signs its customer out after half an hour without a click, and how it knows that it has passed. */
const IDLE_SITES: Readonly<Record<string, string>> = {
  'counts seconds': `let idle = 0; const timer = setInterval(() => { if (++idle === 1800) { clearInterval(timer); ${LOG_OUT} } }, 1000)`,
  'counts seconds in a chain of timers': `let idle = 0; const tick = () => { if (++idle === 1800) ${LOG_OUT}; else setTimeout(tick, 1000) }; setTimeout(tick, 1000)`,
  'counts minutes': `let idle = 0; const timer = setInterval(() => { if (++idle === 30) { clearInterval(timer); ${LOG_OUT} } }, 60_000)`,
  'sets one timer': `setTimeout(() => { ${LOG_OUT} }, 1_800_000)`,
  'compares dates each second': `const at = Date.now(); const timer = setInterval(() => { if (Date.now() - at >= 1_800_000) { clearInterval(timer); ${LOG_OUT} } }, 1000)`,
  'compares the time of the page each minute': `const at = performance.now(); const timer = setInterval(() => { if (performance.now() - at >= 1_800_000) { clearInterval(timer); ${LOG_OUT} } }, 60_000)`,
}

const idlePage = (script: string): Answer => html(pageWith(SNIPPET, `<script>${script}</script>`))

for (const [how, script] of Object.entries(IDLE_SITES)) {
  test(`for a site that ${how} until it signs out after half an hour, a test can claim "not yet", and then that it has`, async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/', idlePage(script))
    await page.goto(site.url)
    await iadvize.passTime('29 min')
    await expect(iadvize).not.toHaveLoggedOut({ within: '30 s' })
    await iadvize.passTime('2 min')
    await expect(iadvize).toHaveLoggedOut()
    await expect(iadvize).toHaveLoggedOut({ times: 1, within: 0 })
  })

  test(`a site that ${how} until it signs out after half an hour is found out by a claim that looks a day ahead`, async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/', idlePage(script))
    await page.goto(site.url)
    await iadvize.waitFor('tag-loaded')
    await expect(expect(iadvize).not.toHaveLoggedOut()).rejects.toThrow(
      'Looked:   1 day ahead; to claim that it has not happened yet, set a shorter time with the option within.',
    )
  })
}

test('a claim that looks no further than now waits for pending requests, and moves no clock', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/allowed', { type: 'text/plain', body: new Promise((resolve) => setTimeout(resolve, 600, '')) })
  site.serve('/', html(pageWith(SNIPPET, `<script>void fetch('/allowed').then(() => { ${LOG_OUT} })</script>`)))
  await page.goto(site.url)
  const before = await page.evaluate(() => Date.now() - performance.now())
  await expect(expect(iadvize).not.toHaveLoggedOut({ within: 0 })).rejects.toThrow('Looked:   no further than now')
  expect(Math.abs((await page.evaluate(() => Date.now() - performance.now())) - before)).toBeLessThan(1_000)
  expect(await page.evaluate(() => performance.now())).toBeLessThan(60_000)
})

test.describe('with an option for how far claims look', () => {
  test.use({ iadvizeWithin: '20 min' })

  test('the option for how far claims look applies to claims and to settle()', async ({ page, iadvize, site }) => {
    site.serve(
      '/',
      idlePage(
        "document.title = '0'; setInterval(() => { document.title = String(Number(document.title) + 1) }, 60_000)",
      ),
    )
    await page.goto(site.url)
    await iadvize.waitFor('tag-loaded')
    await expect(iadvize).not.toHaveLoggedOut()
    await expect(page).toHaveTitle('20')
    await iadvize.settle()
    await expect(page).toHaveTitle('40')
    await expect(iadvize).not.toHaveLoggedOut({ within: '1 h' })
    await expect(page).toHaveTitle('100')
  })
})

test('passing an hour calls every beat of a timer of a second, and five minutes every beat of sixteen milliseconds', async ({
  page,
  iadvize,
  site,
}) => {
  const beats = 'window.beats = { seconds: 0, short: 0 }; setInterval(() => beats.seconds++, 1000)'
  site.serve('/', html(pageWith(`<script>${beats}</script>`)))
  await page.goto(site.url)
  const seen = (): Promise<Readonly<Record<string, number>>> => page.evaluate('beats')
  await iadvize.passTime('1 h')
  expect((await seen())['seconds']).toBeGreaterThanOrEqual(3_600)
  await page.evaluate('setInterval(() => beats.short++, 16)')
  await iadvize.passTime('5 min')
  expect((await seen())['short']).toBeGreaterThanOrEqual(300_000 / 16 - 1)
})

test('passing to the end of a session calls every beat of a second', async ({ page, iadvize, site }) => {
  site.serve(
    '/',
    html(pageWith(SNIPPET, ACTIVATE, '<script>window.beats = 0; setInterval(() => beats++, 1000)</script>')),
  )
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await iadvize.endSession()
  expect(await page.evaluate('beats')).toBeGreaterThanOrEqual(8 * 3_600)
})

test("a timer of the test's own page.clock with a beat of a second is called every second", async ({
  page,
  iadvize,
  site,
}) => {
  await page.clock.install()
  site.serve('/', html(pageWith('<script>window.beats = 0; setInterval(() => beats++, 1000)</script>')))
  await page.goto(site.url)
  await iadvize.passTime('31 min')
  expect(await page.evaluate('beats')).toBeGreaterThanOrEqual(31 * 60)
})

test('a claim that called timers more rarely says so in the report, once, and in its failure message', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/', idlePage(`setInterval(() => {}, 1000); setTimeout(() => { ${LOG_OUT} }, 144_000_000)`))
  await page.goto(site.url)
  await iadvize.waitFor('tag-loaded')
  const slowness = /From \+1 h \d+ min on repeating timers were called once a minute\./m
  const notes = () => test.info().annotations.filter(({ type }) => type === 'iadvize-look-ahead')
  await expect(iadvize).not.toHaveLoggedOut({ within: '1 h' })
  expect(notes()).toEqual([])
  await expect(iadvize).not.toHaveActivated()
  const looked = /^expect\(iadvize\)\.not\.toHaveActivated\(\) looked 1 day ahead\. /
  expect(notes()).toEqual([expect.objectContaining({ description: expect.stringMatching(looked) })])
  expect(notes()[0]?.description).toMatch(slowness)
  await expect(expect(iadvize).not.toHaveLoggedOut()).rejects.toThrow(slowness)
  expect(notes()).toHaveLength(1)
})

test.describe('with sessions of seven minutes and a token endpoint that takes its time', () => {
  test.use({ iadvizeProject: { sid: 1234, publicKey: BRAND_PEM, sessionMinutes: 7 } })

  const slowToken = (): Answer => ({
    type: 'application/json',
    body: mint().then((token) => new Promise((resolve) => setTimeout(resolve, 150, JSON.stringify({ token })))),
  })

  test('with sessions of seven minutes, a claim that looks a day ahead renews the session a few times only, and leaves no trace', async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/token', slowToken)
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await expect(iadvize).not.toHaveLoggedOut()
    const renewed = iadvize.journal.of('refresh-settled').length
    expect(renewed).toBeGreaterThan(3)
    expect(renewed).toBeLessThan(8)
    // The session that is there now is like any other.
    expect(iadvize.journal.last('refresh-scheduled')?.delayMs).toBe(6 * 60_000)
    await iadvize.passTime('7 min')
    expect(iadvize.journal.of('refresh-settled')).toHaveLength(renewed + 1)
    await expect(iadvize).toHaveRefreshed({ times: 1, within: '1 min' })
    await iadvize.passTime('65 min')
    await expect(iadvize).toHaveRefreshed({ times: 12, within: '1 min' })
  })

  test('a claim that looks a day ahead sees a provider that fails after nine hours, and what the site does half an hour later', async ({
    page,
    iadvize,
    site,
  }) => {
    const provider = `const at = Date.now()
const provider = async () => {
  if (Date.now() - at > 32_400_000) throw new Error('idle')
  const { token } = await (await fetch('/token', { method: 'POST' })).json()
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}
iAdvizeInterface.push(async (iAdvize) => { await iAdvize.activate(provider); document.title = 'active' })
const timer = setInterval(() => {
  if (localStorage.getItem('iadvize-1234-jwtIdentity')) return
  clearInterval(timer)
  setTimeout(() => iAdvize.logout(), 1_800_000)
}, 60_000)`
    site.serve('/', html(pageWith(SNIPPET, `<script>${provider}</script>`)))
    await page.goto(site.url)
    await expect(page).toHaveTitle('active')
    await expect(expect(iadvize).not.toHaveLoggedOut()).rejects.toThrow('Looked:   1 day ahead')
  })

  test('an anonymous visitor is not renewed every seven minutes during a look ahead either', async ({
    page,
    iadvize,
    site,
  }) => {
    const option = "{ authenticationOption: { type: 'ANONYMOUS' } }"
    site.serve(
      '/',
      html(
        pageWith(SNIPPET, `<script>iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => (${option})))</script>`),
      ),
    )
    await page.goto(site.url)
    await expect(iadvize).toHaveActivatedAnonymously()
    await expect(iadvize).not.toHaveLoggedOut()
    expect(iadvize.journal.of('refresh-settled').length).toBeLessThan(10)
    await expect(iadvize).toHaveActivatedAnonymously({ times: 1 })
  })
})

for (const seconds of [1, 5, 60]) {
  test(`a page that polls its server every ${seconds} s polls some hundred times during a claim that looks a day ahead`, async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/poll', { type: 'text/plain', body: 'nothing new' })
    site.serve('/', idlePage(`setInterval(() => void fetch('/poll?at=' + Date.now()), ${seconds * 1_000})`))
    await page.goto(site.url)
    await iadvize.waitFor('tag-loaded')
    await expect(iadvize).not.toHaveLoggedOut()
    const polls = site.asked.filter((path) => path === '/poll').length
    expect(polls).toBeGreaterThan(24 + 30)
    expect(polls).toBeLessThan(150)
    await iadvize.passTime('2 min')
    expect(site.asked.filter((path) => path === '/poll').length - polls).toBeGreaterThanOrEqual(120 / seconds - 1)
  })
}

test('with two pages that count seconds, a claim that looks an hour ahead calls every second in both', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  const beats =
    'window.beats = []; const at = Date.now(); setInterval(() => beats.push(Math.round((Date.now() - at) / 1000)), 1000)'
  site.serve('/', idlePage(beats))
  const other = await context.newPage()
  await Promise.all([page.goto(site.url), other.goto(site.url)])
  await iadvize.waitFor('tag-loaded')
  await expect(iadvize).not.toHaveLoggedOut({ within: '1 h' })
  for (const one of [page, other]) {
    const seconds = await one.evaluate<readonly number[]>('beats')
    expect(seconds.slice(0, 3_600)).toEqual(Array.from({ length: 3_600 }, (_, index) => index + 1))
  }
})

test('a page that requests a different address each time is not slowed for it', async ({ page, iadvize, site }) => {
  site.serve('/', idlePage("let n = 0; setInterval(() => void fetch('/part/' + ++n), 60_000)"))
  await page.goto(site.url)
  await iadvize.waitFor('tag-loaded')
  await expect(iadvize).not.toHaveLoggedOut({ within: '2 h' })
  expect(site.asked.filter((path) => path.startsWith('/part/')).length).toBeGreaterThanOrEqual(120)
})
