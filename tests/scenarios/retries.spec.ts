import {
  dropConnection,
  judge,
  malformedBody,
  neverAnswer,
  refuse,
  serverError,
  type AnswerBuilder,
} from '../../playwright-kit/entry.ts'
import type { FailureCode } from '../../protocol/failures.ts'
import { CAMILLE, expect, test } from './shop.ts'

test('two server errors, then success, are seen by the site as one success', async ({ iadvize, shop }) => {
  iadvize.prepare(serverError().times(2))
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, attempts: 3 })
  await expect(shop.chatState).toHaveText('Secured')
  expect(iadvize.journal.of('activation-settled')).toHaveLength(1)
  expect(iadvize.journal.of('provider-called')).toHaveLength(3)
})

test('a server error throughout ends after 4 attempts, and no anonymous activation and no attempt of the site follows', async ({
  iadvize,
  shop,
}) => {
  iadvize.prepare(serverError().always())
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveFailedActivation({ code: 'SERVER_ERROR', attempts: 4 })
  await expect(shop.chatState).toHaveText('Not available: Failed to fetch authentication with a server error')
  // In a day: what the page does in that time would stand in the journal.
  await expect(iadvize).not.toHaveActivatedAnonymously()
  await expect(iadvize).toHaveFailedActivation({ times: 1 })
  await expect(iadvize).toHaveAskedForToken({ times: 4 })
  expect(iadvize.journal.entries().at(-1)?.type).toBe('activation-settled')
  expect(iadvize.journal.of('attempt-sent').map(({ optionType }) => optionType)).toEqual(
    Array.from({ length: 4 }, () => 'SECURED_AUTHENTICATION'),
  )
})

const FAULTS: readonly { readonly answer: AnswerBuilder; readonly code: FailureCode }[] = [
  { answer: dropConnection(), code: 'NETWORK_ERROR' },
  { answer: malformedBody(), code: 'SERVER_ERROR' },
]

for (const { answer, code } of FAULTS) {
  test(`the platform's "${answer.prepared.answer}" is retried and ends as ${code}`, async ({ iadvize, shop }) => {
    iadvize.prepare(answer.always())
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code, attempts: 4 })
    await expect(shop.chatState).toContainText('Not available')
    expect(iadvize.journal.of('attempt-answered')).toHaveLength(4)
  })
}

test('a platform that never answers is given up after the time limit and tried again', async ({ iadvize, shop }) => {
  iadvize.prepare(neverAnswer())
  await shop.comeAs(CAMILLE)
  await iadvize.waitFor('attempt-answered', { answer: 'never-answer' })
  await iadvize.passTime('9 s')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
  await iadvize.passTime('1 s')
  await iadvize.waitFor('retry-scheduled', { code: 'NETWORK_ERROR' })
  await expect(iadvize).toHaveActivated({ attempts: 2 })
})

test('a refusal that somebody prepared reaches the site with its reason, whatever the token', async ({
  iadvize,
  shop,
}) => {
  const reason = 'Failed to authenticate visitor from credentials : the website is not correct'
  iadvize.prepare(refuse('PROJECT_UNKNOWN').always())
  await shop.comeAs(CAMILLE)
  await expect(iadvize).toHaveFailedActivation({ reason })
  await expect(shop.chatState).toHaveText(`Not available: ${reason}`)
})

test.describe('with a tag that waits for an answer as long as it takes', () => {
  test.use({ iadvizeFidelity: { answerTimeoutMs: 7_200_000 } })

  test('a delayed answer comes when the clock of the stage has passed it', async ({ iadvize, shop }) => {
    iadvize.prepare(judge().after('1 h'))
    await shop.comeAs(CAMILLE)
    await iadvize.waitFor('attempt-sent')
    await iadvize.passTime('59 min')
    await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
    expect(iadvize.journal.of('attempt-answered')).toEqual([])
    await iadvize.passTime('1 min')
    // The token of that hour has expired meanwhile: the two sides agree on the time.
    await iadvize.waitFor('attempt-answered', { code: 'TOKEN_EXPIRED' })
  })
})

test.describe('with the switches of the stage set', () => {
  test.use({ iadvizeFidelity: { retryCount: 1, retryDelaysMs: [5_000], retryToken: 'same' } })

  test('retries follow them: one, after five seconds, with the same token', async ({ iadvize, shop }) => {
    iadvize.prepare(serverError().always())
    await shop.comeAs(CAMILLE)
    await expect(iadvize).toHaveFailedActivation({ code: 'SERVER_ERROR', attempts: 2 })
    expect(iadvize.journal.of('retry-scheduled').map(({ delayMs }) => delayMs)).toEqual([5_000])
    expect(iadvize.journal.of('provider-called')).toHaveLength(1)
    expect(new Set(iadvize.journal.of('attempt-sent').map(({ token }) => token)).size).toBe(1)
  })
})
