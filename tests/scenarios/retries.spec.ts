import { neverAnswer, serverError } from '../../playwright-kit/entry.ts'
import { CAMILLE, expect, test } from './shop.ts'

test('a missing answer of the platform is given up after the time limit and retried', async ({ iadvize, shop }) => {
  iadvize.prepare(neverAnswer())
  await shop.comeAs(CAMILLE)
  await iadvize.waitFor('attempt-answered', { answer: 'never-answer' })
  await iadvize.passTime('9 s')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
  await iadvize.passTime('1 s')
  await iadvize.waitFor('retry-scheduled', { code: 'NETWORK_ERROR' })
  await expect(iadvize).toHaveActivated({ attempts: 2 })
})

test.describe('with the switches of the stage set', () => {
  test.use({ iadvizeFidelity: { retryCount: 1, retryDelaysMs: [5_000], retryToken: 'same' } })

  test('retries follow the switches of the stage: one, after five seconds, with the same token', async ({
    iadvize,
    shop,
  }) => {
    iadvize.prepare(serverError().always())
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code: 'SERVER_ERROR', attempts: 2 })
    expect(iadvize.journal.of('retry-scheduled').map(({ delayMs }) => delayMs)).toEqual([5_000])
    expect(iadvize.journal.of('provider-called')).toHaveLength(1)
    expect(new Set(iadvize.journal.of('attempt-sent').map(({ token }) => token)).size).toBe(1)
  })
})
