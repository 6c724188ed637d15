import { expect, test } from './site.ts'

test("a visitor writes, the test's agent answers, and time passes while the page polls", async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(page).toHaveTitle('authentication-success')
  const log = page.locator('rehearsal-chat [role=log]')
  await iadvize.visitorSays('Where is my lamp?')
  await iadvize.agentSays('On its way.')
  await expect(log).toContainText('On its way.')
  await iadvize.passTime('30 min')
  await iadvize.agentSays('Has it come?')
  await expect(log).toContainText('Has it come?')
  await expect(iadvize).not.toHaveActivatedAnonymously()
})

test.describe('with an agent who answers by themselves', () => {
  test.use({ iadvizeAgent: { replies: ['Hello Camille'] } })

  test('with an agent who replies automatically, the test sees the conversation, the padlock and the answer to the survey', async ({
    page,
    iadvize,
    site,
  }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    expect(iadvize.conversations()).toEqual([])
    const log = page.locator('rehearsal-chat [role=log]')
    await iadvize.visitorSays('Hello')
    await expect(log).toContainText('Hello Camille')
    await iadvize.agentEnds({ askSatisfaction: true })
    await expect(log).toContainText('How was this chat?')
    await iadvize.visitorSays('4')
    await iadvize.waitFor('satisfaction-answered')
    const [seen] = iadvize.conversations()
    expect(seen).toMatchObject({ isOngoing: false, padlock: true, satisfaction: 4 })
    expect(seen?.messages.map(({ by }) => by)).toEqual(['visitor', 'agent', 'system', 'system', 'visitor', 'system'])
  })

  test('an agent without a visitor to talk to says so', async ({ iadvize }) => {
    await expect(iadvize.agentEnds()).rejects.toThrow(
      'The agent cannot end the conversation. No conversation is ongoing on this stage: a visitor has to write first.',
    )
  })
})
