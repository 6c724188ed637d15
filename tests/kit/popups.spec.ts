/** Windows whose document is not the one that they began with, and pages that do not answer. */

import type { Page } from '@playwright/test'
import { ACTIVATE, expect, html, pageWith, SNIPPET, test, type Answer } from './site.ts'

const lately = (type: string, ms: number) => (): Answer => ({
  type,
  body: new Promise((resolve) => setTimeout(resolve, ms, '')),
})

const IMAGE_MS = 3_000

const opening = (script: string): string => `<button onclick="${script}">Open</button>`

const popupOf = async (page: Page): Promise<Page> => {
  const popup = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Open' }).click()
  return popup
}

/** How long a claim may take on a busy machine: less than it takes to give up a page that does not answer. */
const sane = { timeout: 12_000 }

for (const { how, script } of [
  { how: 'opened at its address', script: "window.open('/help')" },
  { how: 'opened empty and then sent to its address', script: "window.open('about:blank').location = '/help'" },
  {
    how: 'opened empty and sent to its address later',
    script: "const popup = window.open(); setTimeout(() => popup.location.assign('/help'), 50)",
  },
]) {
  test(`a popup ${how} activates while its load waits for an image, and claims with it open take no longer than the image`, async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/late.png', lately('image/png', IMAGE_MS))
    site.serve('/', html(pageWith(opening(script))))
    site.serve('/help', html(pageWith(SNIPPET, ACTIVATE, '<body><img src="/late.png"></body>')))
    await page.goto(site.url)
    const popup = await popupOf(page)
    await expect(iadvize).toHaveActivated({ ...sane })
    const begunAt = performance.now()
    await expect(iadvize).not.toHaveLoggedOut({ within: '5 min' })
    await expect(iadvize).toHaveActivated({ times: 1, within: '5 min' })
    expect(performance.now() - begunAt).toBeLessThan(sane.timeout)
    await expect(popup).toHaveTitle('authentication-success')
  })
}

test('a script that a click in a popup adds before time passes has run before time goes on', async ({
  page,
  iadvize,
  site,
}) => {
  const add = "document.head.append(Object.assign(document.createElement('script'), { src: '/slow.js' }))"
  site.serve('/', html(pageWith(opening("window.open('/help')"))))
  site.serve('/slow.js', () => ({
    type: 'text/javascript',
    body: new Promise((resolve) => setTimeout(resolve, 600, 'log.push(Math.round((Date.now() - start) / 60000))')),
  }))
  const noted = 'window.log = []; window.start = Date.now(); setTimeout(() => log.push(5), 300_000)'
  site.serve('/help', html(pageWith(`<script>${noted}</script>`, opening(add))))
  await page.goto(site.url)
  const popup = await popupOf(page)
  await popup.waitForLoadState()
  await popup.getByRole('button', { name: 'Open' }).click()
  await iadvize.passTime('6 min')
  expect(await popup.evaluate('log')).toEqual([0, 5])
})

test('requests to the vendor that a route never answers hold time up for long only once', async ({
  page,
  iadvize,
  site,
}) => {
  test.setTimeout(60_000)
  await page.route('https://api.iadvize.com/graphql', () => {})
  site.serve(
    '/',
    html(pageWith(SNIPPET, '<script>window.beats = 0; setInterval(() => beats++, 60_000)</script>', ACTIVATE)),
  )
  const sent = page.waitForRequest('https://api.iadvize.com/graphql')
  await page.goto(site.url)
  await sent
  await iadvize.passTime('5 min')
  expect(await page.evaluate('beats')).toBe(5)
  const begunAt = performance.now()
  await iadvize.passTime('30 min')
  expect(performance.now() - begunAt).toBeLessThan(15_000)
  expect(await page.evaluate('beats')).toBe(35)
})

test('a popup that is closed while time passes does not hold time up', async ({ page, iadvize, site }) => {
  site.serve('/', html(pageWith(opening("const popup = window.open('/help'); setTimeout(() => popup.close(), 60000)"))))
  site.serve('/help', html(pageWith(SNIPPET, ACTIVATE)))
  await page.goto(site.url)
  const popup = await popupOf(page)
  await expect(iadvize).toHaveActivated()
  await iadvize.passTime('5 min')
  expect(popup.isClosed()).toBe(true)
  await expect(iadvize).toHaveActivated({ times: 1 })
})

for (const { how, script } of [
  {
    how: 'with an address',
    script: `document.body.append(Object.assign(document.createElement('iframe'), { src: '/help' }))`,
  },
  {
    how: 'made empty and sent to its address',
    script: `const frame = document.createElement('iframe'); document.body.append(frame); frame.contentWindow.location = '/help'`,
  },
  {
    how: 'with its text in srcdoc',
    script: `document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: document.getElementById('text').innerHTML }))`,
  },
  {
    how: 'written into',
    script: `const frame = document.createElement('iframe'); document.body.append(frame); frame.contentDocument.open(); frame.contentDocument.write(document.getElementById('text').innerHTML); frame.contentDocument.close()`,
  },
]) {
  test(`a tag in a frame ${how} activates, and its session is renewed in time that passes`, async ({
    page,
    iadvize,
    site,
  }) => {
    const help = pageWith(SNIPPET, ACTIVATE)
    const button = `<button onclick="add()">Open</button>`
    const body = `<template id="text">${help}</template>${button}<script>const add = () => { ${script} }</script>`
    site.serve('/', html(`<!doctype html><title>Outer</title><body>${body}</body>`))
    site.serve('/help', html(help))
    await page.goto(site.url)
    await page.getByRole('button').click()
    await expect(iadvize).toHaveActivated({ times: 1, within: '1 min' })
    await iadvize.endSession()
    await expect(iadvize).toHaveRefreshed({ times: 1, within: '1 min' })
  })
}

test('a page rewritten by document.open() is waited for like any other', async ({ page, iadvize, site }) => {
  site.serve('/slow', lately('text/plain', 400))
  const text =
    "<p>New</p><script>setTimeout(async () => { await fetch('/slow'); document.title = 'asked' }, 60000)<\\/script>"
  site.serve(
    '/',
    html(
      pageWith(`<script>const anew = () => { document.open(); document.write("${text}"); document.close() }</script>`),
    ),
  )
  await page.goto(site.url)
  await page.evaluate('anew()')
  await iadvize.passTime('2 min')
  expect(await page.title()).toBe('asked')
})

test('a page reached by going back activates again, and its session is renewed in time that passes', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/other', html(pageWith()))
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await page.goto(`${site.url}/other`)
  await page.goBack()
  await expect(iadvize).toHaveActivated({ times: 2, within: '1 min' })
  await iadvize.endSession()
  await expect(iadvize).toHaveRefreshed({ times: 1, within: '1 min' })
})

test.describe('with what is said on the standard error stream', () => {
  const lines: string[] = []
  const write = process.stderr.write.bind(process.stderr)

  test.beforeEach(() => {
    lines.length = 0
    process.stderr.write = (text: string | Uint8Array): boolean => lines.push(String(text)) > 0
  })
  test.afterEach(() => {
    process.stderr.write = write
  })

  for (const { how, hang, options } of [
    {
      how: 'because a script of it waits for its server and lets nothing else run',
      hang: "const waiting = new XMLHttpRequest(); waiting.open('GET', '/never', false); waiting.send()",
      options: {},
    },
    { how: 'because a dialog is open', hang: "alert('wait')", options: { dialog: true } },
    {
      how: 'because it asks whether it may be left',
      hang: "addEventListener('beforeunload', (event) => event.preventDefault()); location.href = '/token'",
      options: { dialog: true },
    },
  ]) {
    test(`a page that does not answer ${how} is named on the standard error stream, and time goes on without it`, async ({
      page,
      context,
      iadvize,
      site,
    }) => {
      test.setTimeout(60_000)
      site.serve('/', html(pageWith(SNIPPET, ACTIVATE)))
      site.serve('/never', { type: 'text/plain', body: new Promise(() => {}) })
      site.serve('/stuck', html(pageWith(`<script>const hang = () => { ${hang} }</script>`)))
      const stuck = await context.newPage()
      if ('dialog' in options) stuck.on('dialog', () => {})
      await stuck.goto(`${site.url}/stuck?token=secret`)
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated()
      // A page that nobody has used may be left without a question.
      await stuck.getByText('A site').click()
      const begins = stuck.waitForEvent('console')
      void stuck.evaluate("setTimeout(() => { console.log('begins'); setTimeout(hang, 0) }, 0)")
      await begins
      const begunAt = performance.now()
      await expect(iadvize).not.toHaveLoggedOut()
      await expect(iadvize).toHaveActivated({ times: 1 })
      expect(performance.now() - begunAt).toBeLessThan(30_000)
      expect(lines[0]).toContain('expect(iadvize).not.toHaveLoggedOut() has taken 6')
      expect(lines[0]).toContain(`waiting for an answer of the page ${site.url}/stuck (`)
      expect(lines.join('')).not.toContain('secret')
    })
  }

  test('what an unresponsive page holds is read in another page of its origin; without one the claim fails with its address', async ({
    page,
    context,
    iadvize,
    site,
  }) => {
    test.setTimeout(60_000)
    site.serve('/stuck', html(pageWith()))
    const stuck = await context.newPage()
    await stuck.goto(`${site.url}/stuck`)
    await page.goto(`${site.url}/stuck`)
    const begins = stuck.waitForEvent('console')
    void stuck.evaluate("setTimeout(() => { console.log('begins'); setTimeout(() => { for (;;); }, 0) }, 0)")
    await begins
    await expect(iadvize).toHaveNoIdentityLeft({ within: 0 })
    await page.goto('about:blank')
    await expect(expect(iadvize).toHaveNoIdentityLeft({ within: 0 })).rejects.toThrow(
      `${site.url}/stuck does not answer (a script never ends, or a dialog is open), so what its browser still holds cannot be read.`,
    )
  })

  test('a crashed page does not hold time up', async ({ page, context, iadvize, site }) => {
    const crashing = await context.newPage()
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    const crashed = crashing.waitForEvent('crash')
    await crashing.goto('chrome://crash').catch(() => {})
    await crashed
    await expect(iadvize).not.toHaveLoggedOut()
    await expect(iadvize).toHaveActivated({ times: 1 })
    expect(lines).toEqual([])
  })
})
