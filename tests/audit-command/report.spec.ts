import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { REPORT_PAGES } from '../unit/audits/report-pages.ts'
import { faultsOf } from '../scenarios/accessibility.ts'

type Report = {
  /** As from a mail or an artefact of a CI: a file. */
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
  test(`no audit report is wider than ${width} pixels, whatever the site has put into it`, async ({ page, report }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const which of ['sample', 'hostile', 'empty'] as const) {
      await report.open(which)
      await report.openEverything()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), which).toBeLessThanOrEqual(width)
    }
  })
}

test('the audit report asks for nothing, and its policy lets nothing be asked for', async ({ page, report }) => {
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

test('its own style is the one that the policy allows', async ({ page, report }) => {
  await report.open('sample')
  await expect(page.locator('main')).toHaveCSS('max-width', '900px')
})

test('what a site has put into the audit report stays a text', async ({ page, report }) => {
  await report.open('hostile')
  await report.openEverything()
  await expect(page.getByText('<script>window.broken=1</script>').first()).toBeVisible()
  await expect(page.locator('script')).toHaveCount(0)
  await expect(page.locator('img:not([src^="data:image/png;base64,"])')).toHaveCount(0)
  await expect(page.locator('a[href^="javascript:" i], [onerror]')).toHaveCount(0)
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
})

test('on paper everything is there', async ({ page, report }) => {
  await report.open('sample')
  const rule = page.locator('#logout-called').getByText('iAdvize.logout() is called when the visitor signs out')
  await expect(rule).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(rule).toBeVisible()
})

test('a link of the headline leads to the finding, with what was seen and how to mend it', async ({ page, report }) => {
  await report.open('sample')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 rules are broken')
  await page.getByRole('link', { name: 'No anonymous chat after a failed activation' }).click()
  const finding = page.locator('#failure-no-anonymous')
  await expect(finding).toBeInViewport()
  await expect(finding.getByRole('listitem').last()).toContainText("calls activate with { type: 'ANONYMOUS' }")
  await expect(finding.getByRole('link', { name: 'How to deal with activation success or failure' })).toHaveAttribute(
    'href',
    /^https:\/\/docs\.iadvize\.dev\//,
  )
  await expect(finding.getByText('// Final: the tag has made its retries.')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the audit report is read by keyboard alone', async ({ page, report }) => {
    await report.open('sample')
    const finding = page.locator('#logout-called')
    const why = finding.getByText('Without it the chat stays open for whoever uses the device next')
    await expect(why).toBeHidden()
    await finding.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(why).toBeVisible()
  })
})
