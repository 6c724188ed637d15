import { expect, test } from './site.ts'

test('a visitor writes, the agent says what the test wants, and time passes while the page waits for more', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(page).toHaveTitle('authentication-success')
  await page.getByRole('button', { name: /^Chat: secured/ }).click()
  const chat = page.getByRole('dialog', { name: /^Chat: secured/ })
  await chat.getByRole('textbox', { name: 'Message' }).fill('Where is my lamp?')
  await chat.getByRole('button', { name: 'Send' }).click()
  await iadvize.waitFor('message-sent', { by: 'visitor' })
  await iadvize.agentSays('On its way.')
  await expect(chat.getByRole('log')).toContainText('On its way.')
  await iadvize.passTime('30 min')
  await iadvize.agentSays('Has it come?')
  await expect(chat.getByRole('log')).toContainText('Has it come?')
  await expect(iadvize).not.toHaveActivatedAnonymously()
})
