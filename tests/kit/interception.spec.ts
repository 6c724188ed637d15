import { expect, test } from './site.ts'

test("a site with the vendor's real snippet activates on the stage of the test, unchanged", async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(page).toHaveTitle('authentication-success')
  const { userId } = await iadvize.waitFor('attempt-answered')
  expect(userId).toBe('b6f1c2de')
})

test('three retries come at once', async ({ page, iadvize, site }) => {
  iadvize.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
  const t = performance.now()
  await page.goto(site.url)
  console.log('goto', performance.now() - t)
  await expect(page).toHaveTitle('authentication-failure')
  console.log('failed', performance.now() - t)
  console.log(
    iadvize.journal
      .entries()
      .map((e) => `${e.at} ${e.type}`)
      .join('\n'),
  )
})

test('hour', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(page).toHaveTitle('authentication-success')
  await page.evaluate(() => {
    ;(window as any).n = 0
    setInterval(() => {
      ;(window as any).n++
    }, 16)
  })
  for (const d of ['1 h', '1 day'] as const) {
    const t = performance.now()
    await iadvize.passTime(d)
    console.log(
      d,
      performance.now() - t,
      await page.evaluate(() => [(window as any).n, String(new Date()), performance.now()]),
    )
  }
  console.log(await iadvize.held())
  const t = performance.now()
  await iadvize.settle()
  console.log('settle', performance.now() - t)
})
