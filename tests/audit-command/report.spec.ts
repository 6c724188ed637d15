import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { REPORT_PAGES } from '../unit/audits/report-pages.ts'
import { faultsOf } from '../scenarios/accessibility.ts'

type Report = {
  /** Opens the report as a file, as if it came by mail or from a CI job. */
  readonly open: (which: keyof typeof REPORT_PAGES) => Promise<string>
  readonly openEverything: () => Promise<void>
}

const test = base.extend<{ readonly report: Report }>({
  report: async ({ page }, use, testInfo) =>
    use({
      open: async (which) => {
        const file = testInfo.outputPath('report.html')
        await writeFile(file, REPORT_PAGES[which])
        const url = pathToFileURL(file).href
        await page.goto(url)
        return url
      },
      openEverything: async () => {
        await page.locator('details').evaluateAll((all) => {
          for (const one of all as HTMLDetailsElement[]) one.open = true
        })
      },
    }),
})

for (const [which, width] of [
  ['short', 1440],
  ['short', 390],
  ['hostile', 390],
  ['empty', 1440],
  ['oneCause', 390],
] as const) {
  test(`the ${which} audit report is accessible, ${width} pixels wide in light and in dark colours, with everything in it open`, async ({
    page,
    report,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await report.open(which)
    await report.openEverything()
    expect(await faultsOf(page, ['best-practice'])).toEqual([])
  })
}

for (const width of [320, 390, 768, 1440]) {
  test(`no audit report is wider than ${width} pixels, whatever texts the site contains`, async ({ page, report }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const which of ['sample', 'hostile', 'empty', 'oneCause', 'noSignIn'] as const) {
      await report.open(which)
      await report.openEverything()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), which).toBeLessThanOrEqual(width)
    }
  })
}

test('the audit report makes no request, and its policy forbids all requests', async ({ page, report }) => {
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => void (request.url().startsWith('data:') || asked.push(request.url())))
  page.on('console', (message) => complaints.push(message.text()))
  const url = await report.open('sample')
  await report.openEverything()
  await expect(page.getByRole('img', { name: 'Screenshot: The chat, open to a stranger' })).toHaveJSProperty(
    'complete',
    true,
  )
  expect(asked).toEqual([url])
  expect(complaints).toEqual([])

  const refused = await page.evaluate(() => {
    const directives: string[] = []
    const allRefused = new Promise<readonly string[]>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (directives.push(effectiveDirective) === 5) resolve(directives.toSorted())
      })
    })
    document.body.append(
      Object.assign(document.createElement('img'), { src: 'https://shop.example/a.png' }),
      Object.assign(document.createElement('script'), { src: 'https://shop.example/a.js' }),
      Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }),
      Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }),
    )
    void fetch('https://shop.example/').catch(() => null)
    return allRefused
  })
  expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', 'script-src-elem', 'style-src-elem'])
})

test('the policy of the audit report allows its own style', async ({ page, report }) => {
  await report.open('sample')
  await expect(page.locator('main')).toHaveCSS('max-width', '900px')
})

test('markup of the site stays text in the audit report', async ({ page, report }) => {
  await report.open('hostile')
  await report.openEverything()
  await expect(page.getByText('<script>window.broken=1</script>').first()).toBeVisible()
  await expect(page.locator('script')).toHaveCount(0)
  await expect(page.locator('img:not([src^="data:image/png;base64,"])')).toHaveCount(0)
  await expect(page.locator('a[href^="javascript:" i], [onerror]')).toHaveCount(0)
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
})

test('the printed audit report shows everything that is folded on the screen', async ({ page, report }) => {
  await report.open('sample')
  const rule = page.locator('#logout-called').getByText('iAdvize.logout() is called when the visitor signs out')
  await expect(rule).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(rule).toBeVisible()
})

test("a link of the report's headline leads to the finding, with what was seen and how to fix it", async ({
  page,
  report,
}) => {
  await report.open('sample')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: fix 3 broken rules before you go live')
  await page.getByRole('link', { name: 'After the refusal the page called activate again, with ANONYMOUS' }).click()
  const finding = page.locator('#failure-no-anonymous')
  await expect(finding).toBeInViewport()
  await finding.getByText('What happened, step by step').click()
  await expect(finding.getByRole('listitem').last()).toContainText("calls activate with { type: 'ANONYMOUS' }")
  await expect(finding.getByRole('link', { name: 'How to deal with activation success or failure' })).toHaveAttribute(
    'href',
    /^https:\/\/docs\.iadvize\.dev\//,
  )
  await expect(finding.getByText('// Final: the tag has made its retries.')).toBeVisible()
})

for (const [what, size] of [
  ['a phone', { width: 390, height: 844 }],
  ['a desk', { width: 1440, height: 900 }],
] as const) {
  test(`the first screen of ${what} shows what is wrong, where, why it matters, and the code that fixes it`, async ({
    page,
    report,
  }) => {
    await page.setViewportSize(size)
    await report.open('oneCause')
    const finding = page.locator('#loading-csp')
    for (const part of [
      finding.getByRole('heading', { name: 'The Content-Security-Policy blocks what the tag needs' }),
      finding.getByText("script-src 'self'", { exact: true }),
      finding.getByText('no visitor can chat'),
      finding.getByText("connect-src 'self' https://*.iadvize.com"),
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 })
    }
  })
}

test('the report lists the consequences of a cause under it, and folds the rules that could not be judged', async ({
  page,
  report,
}) => {
  await report.open('oneCause')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: fix 1 broken rule before you go live')
  const cause = page.locator('#loading-csp')
  await expect(cause.locator('#activation-secured')).toContainText(
    /fail Seen broken\.\s+The rule: A signed-in visitor is authenticated in the chat\./,
  )
  await expect(cause.locator('#token-keys')).toBeHidden()
  await cause.getByText(/^\d+ rules could not be judged/).click()
  await expect(cause.locator('#token-keys')).toContainText('could not tell The token is signed with the brand')
  await expect(page.locator('article')).toHaveCount(1)
})

test('the report shows what must be fixed first, then what could not be judged, advice, scores and what passed', async ({
  page,
  report,
}) => {
  await report.open('sample')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Fix before you go live',
    'Could not tell',
    'Advice',
    'Scores',
    'What passed',
    'How to read this',
  ])
})

test('the report of a site without a working sign-in says so, and shows no score', async ({ page, report }) => {
  await report.open('noSignIn')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Could not be judged: the sign-in of the journey failed',
  )
  await expect(page.getByText('Score: not scored')).toBeVisible()
  await expect(page.getByText('of 100')).toHaveCount(0)
})

test('the report of a good site says that it is ready', async ({ page, report }) => {
  await report.open('good')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ready: the site keeps every rule that was judged')
  await expect(page.getByText('Score: 100 of 100')).toBeVisible()
})

for (const width of [320, 390, 768, 1440]) {
  test(`the score of a group with a long name fits on one line, ${width} pixels wide`, async ({ page, report }) => {
    await page.setViewportSize({ width, height: 844 })
    await report.open('sample')
    const lines = await page.locator('.tile .score').evaluateAll((scores) =>
      scores.map((score) => {
        const range = document.createRange()
        range.selectNodeContents(score)
        return range.getClientRects().length
      }),
    )
    expect(lines).toEqual([1, 1, 1, 1, 1, 1])
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the audit report is read by keyboard alone', async ({ page, report }) => {
    await report.open('sample')
    const finding = page.locator('#logout-called')
    const why = finding.getByText('Without it the chat stays open for the next person on the device')
    await expect(why).toBeHidden()
    await finding.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(why).toBeVisible()
  })
})
