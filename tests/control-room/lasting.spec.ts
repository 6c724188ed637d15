import { mergeTests, test as pageTest, type Locator, type Page } from '@playwright/test'
import { CONTROL_TOKEN, test as processTest } from '../contract/rehearsal-process.ts'
import { send } from '../contract/http.ts'
import { expect, signIn } from './room.ts'

const test = mergeTests(pageTest, processTest)

const STEPS = '[role=option]'

const connectionIn = (page: Page): Locator => page.getByRole('banner').getByRole('status')

test('a server that is started again is followed on, with what was there before above what comes', async ({
  page,
  rehearsal,
}) => {
  const first = await rehearsal.start(['--no-demo'])
  const { port } = new URL(first.standInUrl)
  await signIn(page, first.standInUrl, CONTROL_TOKEN)
  const connection = connectionIn(page)
  await expect(connection).toHaveText('Live')
  await send(`${first.standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(1)

  await first.stop('SIGTERM')
  await expect(connection).toHaveText('The stand-in does not answer. Trying again…')
  await rehearsal.start(['--no-demo', '--port', port])
  await expect(connection).toHaveText('Live')
  await expect(page.getByText('The stage begins anew')).toBeVisible()
  await send(`${first.standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(2)
})

test('a server that was started with another control token no longer knows the browser, and the page says so', async ({
  page,
  rehearsal,
}) => {
  const first = await rehearsal.start(['--no-demo'])
  const { port } = new URL(first.standInUrl)
  await signIn(page, first.standInUrl, CONTROL_TOKEN)
  const connection = connectionIn(page)
  await expect(connection).toHaveText('Live')
  await first.stop('SIGTERM')
  await rehearsal.start(['--no-demo', '--port', port], { REHEARSAL_CONTROL_TOKEN: 'quite-another-token-now' })
  await expect(connection).toHaveText(
    'This browser is signed out, or the stand-in was started again. Reload the page to sign in.',
  )
})

test('a stage that is deleted elsewhere is named as deleted, and goes on below when it is made again', async ({
  page,
  rehearsal,
}) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const headers = { authorization: `Bearer ${CONTROL_TOKEN}` }
  const stage = `${standInUrl}/control/stages/elsewhere`
  await send(stage, { method: 'PUT', headers })
  await signIn(page, standInUrl, CONTROL_TOKEN)
  await page.goto(`${standInUrl}/?stage=elsewhere`)
  const connection = connectionIn(page)
  await expect(connection).toHaveText('Live')
  await send(`${standInUrl}/stages/elsewhere/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(1)

  await send(stage, { method: 'DELETE', headers })
  await expect(connection).toHaveText('This stage was deleted. Make it again, or choose another.')
  await expect(page.locator(STEPS)).toHaveCount(1)
  await page.getByRole('button', { name: 'An hour on' }).click()
  await expect(page.getByRole('alert')).toContainText('There is no stage "elsewhere"; create it with PUT.')

  await send(stage, { method: 'PUT', headers })
  await expect(connection).toHaveText('Live')
  await expect(page.getByText('The stage begins anew')).toBeVisible()
  await send(`${standInUrl}/stages/elsewhere/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(2)
})

test('a clock that jumps ahead and back leaves each step in its place, with the jump between them', async ({
  page,
  rehearsal,
}) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const headers = { authorization: `Bearer ${CONTROL_TOKEN}` }
  const move = (body: object) =>
    send(`${standInUrl}/control/stages/main/clock`, { method: 'POST', headers, body: JSON.stringify(body) })
  await signIn(page, standInUrl, CONTROL_TOKEN)
  await expect(connectionIn(page)).toHaveText('Live')
  await move({ advanceMs: 172_800_000 })
  await send(`${standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(1)
  await move({ returnToNow: true })
  await send(`${standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(2)
  await expect(page.getByText(/^the clock was put back by /)).toBeVisible()
  await expect(page.locator(STEPS).last()).toHaveAccessibleName(/^-(48 h 00|47 h 59) min/)
  await move({ advanceMs: 3_600_000 })
  await send(`${standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(3)
  await expect(page.getByText(/ later$/)).toBeVisible()
  await expect(connectionIn(page)).toHaveText('Live')
})

test('a network that is gone for a while loses nothing, and shows nothing twice', async ({ page, rehearsal }) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  await signIn(page, standInUrl, CONTROL_TOKEN)
  const connection = connectionIn(page)
  await send(`${standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(1)
  await page.context().setOffline(true)
  await send(`${standInUrl}/graphql`)
  await page.context().setOffline(false)
  await send(`${standInUrl}/graphql`)
  await expect(page.locator(STEPS)).toHaveCount(3)
  await expect(connection).toHaveText('Live')
})
