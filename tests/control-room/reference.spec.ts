import { ROUTES } from '../../control-room/routes.ts'
import { faultsOf } from '../scenarios/accessibility.ts'
import { expect, test } from './room.ts'

const url = (path: string): string => `${process.env['REHEARSAL_URL'] ?? ''}${path}`

test('the control room leads to a page that describes every operation of the control API', async ({ room }) => {
  await room.page.getByRole('banner').getByRole('link', { name: 'API' }).click()
  await expect(room.page).toHaveTitle('Control API · Rehearsal')
  for (const { method, path } of ROUTES) {
    const name = `${method.toUpperCase()} /control${path}`
    await expect(room.page.getByRole('region', { name, exact: true })).toHaveCount(1)
  }
})

test('an operation shows what it does, its fields with unit and default, a curl line and its answers', async ({
  page,
}) => {
  await page.goto(url('/control/reference'))
  await page.getByRole('navigation').getByRole('link', { name: 'POST …/answers' }).click()
  const operation = page.getByRole('region', { name: 'POST /control/stages/{stage}/answers', exact: true })
  await expect(operation).toBeInViewport()
  await expect(operation).toContainText('Prepares what the platform does with the next attempts.')
  const field = operation.getByRole('definition').filter({ hasText: 'Milliseconds by which' })
  await expect(field).toHaveText('Milliseconds by which the answer comes later.a whole number from 0 to 86400000')
  await expect(operation).toContainText('Default: 1')
  await expect(operation.locator('pre')).toContainText(`curl ${url('/control/stages/main/answers')}`)
  await expect(operation.getByRole('definition').filter({ hasText: 'The answers are prepared.' })).toHaveCount(1)
})

test('the page of the control API runs without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(url('/control/reference'))
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await expect(page.locator('script')).toHaveCount(0)
  await context.close()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the page of the control API is accessible in light and dark, and no wider than a phone or a desktop', async ({
    page,
  }) => {
    await page.goto(url('/control/reference'))
    expect(await faultsOf(page)).toEqual([])
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})

test('the page of the control API is not served to a page of another origin', async ({ request }) => {
  const answer = await request.get(url('/control/reference'), { headers: { origin: 'http://evil.example' } })
  expect(answer.status()).toBe(403)
})
