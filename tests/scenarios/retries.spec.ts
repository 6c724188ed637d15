import { expect, sitOutRetries } from '../../playwright-kit/remote-test.ts'
import type { Answer } from '../../protocol/misbehaviours.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { CAMILLE, test } from './shop.ts'

test('two server errors, then success, are seen by the site as one success', async ({ page, stage, shop }) => {
  await page.clock.install()
  await stage.prepare({ answer: 'server-error', times: 2 })
  await shop.signIn(CAMILLE)
  const settled = await sitOutRetries(page, stage)
  expect(settled).toMatchObject({ status: 'authentication-success', code: null, attempts: 3 })
  await expect(shop.chatState).toHaveText('Secured')
  expect(await stage.entries('activation-settled')).toHaveLength(1)
  expect(await stage.entries('provider-called')).toHaveLength(3)
})

test('a server error throughout ends after 4 attempts, and no anonymous activation and no attempt of the site follows', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await stage.prepare({ answer: 'server-error', times: 'always' })
  await shop.signIn(CAMILLE)
  const settled = await sitOutRetries(page, stage)
  expect(settled).toMatchObject({ status: 'authentication-failure', code: 'SERVER_ERROR', attempts: 4 })
  await expect(shop.chatState).toHaveText('Not available: Failed to fetch authentication with a server error')

  await page.clock.runFor('01:00:00')
  // Whatever the page did in that hour stands in the journal before this logout.
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  const fence = await stage.waitFor('logout-called')
  const after = (await stage.journal()).filter(({ index }) => index > settled.index && index < fence.index)
  expect(after).toEqual([])
  expect((await stage.entries('attempt-sent')).map(({ optionType }) => optionType)).toEqual(
    Array.from({ length: 4 }, () => 'SECURED_AUTHENTICATION'),
  )
})

const FAULTS: readonly { readonly answer: Answer; readonly code: string }[] = [
  { answer: 'drop-connection', code: 'NETWORK_ERROR' },
  { answer: 'malformed-body', code: 'SERVER_ERROR' },
]

for (const { answer, code } of FAULTS) {
  test(`the platform's "${answer}" is retried and ends as ${code}`, async ({ page, stage, shop }) => {
    await page.clock.install()
    await stage.prepare({ answer, times: 'always' })
    await shop.signIn(CAMILLE)
    expect(await sitOutRetries(page, stage)).toMatchObject({ code, attempts: 4 })
    await expect(shop.chatState).toContainText('Not available')
    expect(await stage.entries('attempt-answered')).toHaveLength(4)
  })
}

test('a platform that never answers is given up after the time limit and tried again', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await stage.prepare({ answer: 'never-answer' })
  await shop.signIn(CAMILLE)
  await stage.waitFor('attempt-answered', { answer: 'never-answer' })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
  await page.clock.runFor(10_000)
  const retry = await stage.waitFor('retry-scheduled', { code: 'NETWORK_ERROR' })
  await page.clock.runFor(retry.delayMs)
  expect(await stage.waitFor('activation-settled')).toMatchObject({ code: null, attempts: 2 })
})

test('a refusal that somebody prepared reaches the site with its reason, whatever the token', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await stage.prepare({ answer: 'refuse', code: 'PROJECT_UNKNOWN', times: 'always' })
  await shop.signIn(CAMILLE)
  const { reason } = await sitOutRetries(page, stage)
  expect(reason).toBe('Failed to authenticate visitor from credentials : the website is not correct')
  await expect(shop.chatState).toHaveText(`Not available: ${reason}`)
})

test('a delayed answer comes when the clock of the stage has passed it', async ({ stage, shop }) => {
  await stage.prepare({ answer: 'judge', delayMs: 3_600_000 })
  await shop.signIn(CAMILLE)
  await stage.waitFor('attempt-sent')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
  await stage.advanceClock(3_600_000)
  // The token of that hour has expired meanwhile: the two sides agree on the time.
  await stage.waitFor('attempt-answered', { code: 'TOKEN_EXPIRED' })
})

test.describe('with the switches of the stage set', () => {
  test.use({ stageSettings: { fidelity: { retryCount: 1, retryDelaysMs: [5_000], retryToken: 'same' } } })

  test('retries follow them: one, after five seconds, with the same token', async ({ page, stage, shop }) => {
    await page.clock.install()
    await stage.prepare({ answer: 'server-error', times: 'always' })
    await shop.signIn(CAMILLE)
    expect(await sitOutRetries(page, stage)).toMatchObject({ code: 'SERVER_ERROR', attempts: 2 })
    expect((await stage.entries('retry-scheduled')).map(({ delayMs }) => delayMs)).toEqual([5_000])
    expect(await stage.entries('provider-called')).toHaveLength(1)
    expect(new Set((await stage.entries('attempt-sent')).map(({ token }) => token)).size).toBe(1)
  })
})
