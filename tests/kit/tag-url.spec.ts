import { ACTIVATE, expect, html, pageWith, SNIPPET, test } from './site.ts'

const FOLDER = 'http://stand-in.example:4070/stages/one'
const OF_STAND_IN = SNIPPET.replace('//halc.iadvize.com', FOLDER)

test.use({ iadvizeTagUrl: `${FOLDER}/iadvize.js` })

test('a site that loads the tag from a stand-in is answered in the test, and nothing is asked of the stand-in', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/own', html(pageWith(OF_STAND_IN, ACTIVATE)))
  await page.goto(`${site.url}/own`)
  await expect(page).toHaveTitle('authentication-success')
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de' })
  await expect(iadvize).not.toHaveFailedActivation({ within: '1 min' })
})

test('a vendor that is no longer blocked answers again', async ({ page, iadvize, site }) => {
  iadvize.block()
  site.serve('/own', html(pageWith(OF_STAND_IN, ACTIVATE)))
  const failed = page.waitForEvent('requestfailed', (request) => request.url().startsWith(FOLDER))
  await page.goto(`${site.url}/own`)
  expect((await failed).failure()?.errorText).toContain('net::ERR_BLOCKED_BY_CLIENT')
  iadvize.unblock()
  await page.reload()
  await expect(iadvize).toHaveActivated()
})
