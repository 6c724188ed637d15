import { advanceUntil, expect, nowOn, test } from './contract-test.ts'
import { JSON_BODY, open } from './http.ts'
import { attempt, outcomeOf, sessionOf, SID, tokenFor } from './platform-client.ts'

test('"drop-connection" ends the connection without an answer', async ({ stage }) => {
  await stage.prepare({ answer: 'drop-connection' })
  await expect(attempt(stage, { jwe: await tokenFor('camille') })).rejects.toThrow()
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
  expect((await stage.entries('attempt-answered')).map(({ answer }) => answer)).toEqual(['drop-connection', 'judge'])
})

test('"never-answer" accepts the request and returns nothing, while the stage answers other requests', async ({
  stage,
}) => {
  await stage.prepare({ answer: 'never-answer' })
  const received: unknown[] = []
  const waiting = open(stage.graphqlUrl, { method: 'POST', headers: JSON_BODY })
  for (const event of ['response', 'error', 'close']) waiting.on(event, () => received.push(event))
  const query = `mutation { visitorAuthenticateAnonymously(input: { projectId: ${SID} }) { visitor { vuid } } }`
  waiting.end(JSON.stringify({ query }))
  await stage.waitFor('attempt-answered', { answer: 'never-answer' })
  await stage.advanceClock(86_400_000)
  for (let count = 0; count < 5; count += 1) expect(await outcomeOf(stage, { jwe: null })).toBe('accepted')
  expect(received).toEqual([])
  waiting.destroy()
})

test("a delayed answer comes when the stage's clock has moved that far, not before", async ({ control, stage }) => {
  const start = await nowOn(control, stage)
  await stage.prepare({ answer: 'judge', delayMs: 3_600_000 })
  await advanceUntil(stage, 600_000, sessionOf(stage, { jwe: null }))
  const [answered] = await stage.entries('attempt-answered')
  expect((answered?.at ?? 0) - start).toBeGreaterThanOrEqual(3_600_000)
})
