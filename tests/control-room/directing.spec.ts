import { randomUUID } from 'node:crypto'
import { CAMILLE } from '../scenarios/shop.ts'
import { pemOf, publicKey } from '../contract/platform-client.ts'
import { expect, test } from './room.ts'

test('an answer that is prepared with the mouse is what the next attempt gets', async ({ room, shop }) => {
  const card = room.page.locator('section').filter({ hasText: 'The next attempts' }).last()
  await card.getByLabel('Answer').selectOption('Refuse')
  await card.getByLabel('Reason').selectOption('SIGNATURE_INVALID')
  await card.getByLabel('How often').selectOption('always')
  await card.getByRole('button', { name: 'Prepare' }).click()
  await expect(room.queue).toContainText('Refuse: SIGNATURE_INVALID always')
  await shop.signIn(CAMILLE)
  await expect(room.step('the attempt was refused: SIGNATURE_INVALID').first()).toBeVisible()
  await card.getByRole('button', { name: 'Judge every token again' }).click()
  await expect(room.queue).toHaveCount(0)
})

test('an answer is prepared with the keyboard alone', async ({ room, stage }) => {
  const { page } = room
  await page.getByRole('tab', { name: 'Direct' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Answer', { exact: true })).toBeFocused()
  await page.keyboard.type('Server')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(room.queue).toHaveText(/Server error once/)
  expect(await stage.journal()).toEqual([])
})

test('the tabs of the side are changed with the arrow keys', async ({ room }) => {
  const { page } = room
  await page.getByRole('tab', { name: 'Direct' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Visitors' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Visitors' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('tab', { name: 'Set up' })).toHaveAttribute('aria-selected', 'true')
})

test('the token backend of the shop does what it was told, once', async ({ room, shop }) => {
  const card = room.page.locator('section').filter({ hasText: 'The token backend of the demo shop' }).last()
  await card.getByLabel('Behaviour').selectOption('Expired token')
  await card.getByRole('button', { name: 'Prepare' }).click()
  await expect(room.queue).toContainText('Expired token once')
  await shop.signIn(CAMILLE)
  await expect(room.step('the attempt was refused: TOKEN_EXPIRED')).toBeVisible()
  await expect(room.step('activation 1 succeeded after 2 attempts')).toBeVisible()
  await expect(card.getByText('It mints good tokens.')).toBeVisible()
})

test('a blocked vendor leaves the shop without a chat, until it is let through', async ({ room, shop }) => {
  const block = room.page.getByLabel('Block every request')
  await block.check()
  await expect(block).toBeChecked()
  await shop.signIn(CAMILLE)
  await expect(room.steps).toHaveCount(0)
  await block.uncheck()
  await shop.open('account')
  await expect(room.step('activation 1 succeeded')).toBeVisible()
})

test('the clock is moved an hour on and back to now', async ({ room, stage }) => {
  await room.page.getByRole('button', { name: 'An hour on' }).click()
  await expect(room.page.getByText('1 h ahead')).toBeVisible()
  const back = room.page.getByRole('button', { name: 'Back to now' })
  await back.click()
  await expect(room.page.getByText('The machine’s time')).toBeVisible()
  await expect(back).toBeDisabled()
  await stage.advanceClock(60_000)
  await expect(room.page.getByText('1 min ahead')).toBeVisible()
})

test('"Session ends" moves the clock to the end of the session of whoever is signed in, and says why where nobody is', async ({
  room,
  stage,
  shop,
}) => {
  const sessionEnds = room.page.getByRole('button', { name: 'Session ends' })
  await expect(sessionEnds).toBeDisabled()
  await expect(sessionEnds).toHaveAccessibleDescription('Nobody is signed in, so no session can end.')
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const { at, sessionMs = 0 } = await stage.waitFor('attempt-answered')
  await sessionEnds.click()
  await expect(room.page.getByText(/^(59 min( \d+ s)?|1 h) ahead$/)).toBeVisible()
  await expect(sessionEnds).toBeDisabled()
  const last = (await stage.journal()).at(-1)?.index
  await shop.open('account')
  const again = await stage.waitFor('attempt-answered', {}, last)
  expect(sessionMs).toBe(3_600_000)
  expect(again.at).toBeGreaterThanOrEqual(at + sessionMs)
})

test('after a sign-out nobody is signed in, and no session can end', async ({ room, shop }) => {
  const sessionEnds = room.page.getByRole('button', { name: 'Session ends' })
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await expect(sessionEnds).toBeEnabled()
  await shop.signOut()
  await expect(sessionEnds).toBeDisabled()
})

test('an agent who has nobody to write to is refused with one sentence, which can be put away', async ({ room }) => {
  await room.page.getByLabel('Message').fill('Hello?')
  await room.page.getByRole('button', { name: 'Send' }).click()
  const problem = room.page.getByRole('alert')
  await expect(problem).toContainText('No conversation is ongoing on this stage: a visitor has to write first.')
  await problem.getByRole('button', { name: 'Dismiss' }).click()
  await expect(problem).toBeHidden()
})

test('the agent changes status, writes, asks for satisfaction and ends the conversation', async ({
  room,
  shop,
  talk,
  stage,
}) => {
  const { page } = room
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await talk.begin()
  await page.getByLabel('Message').fill('Good morning')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(room.step('the agent wrote 12 characters')).toBeVisible()
  await expect(talk.lines).toHaveCount(3)
  await page.getByRole('button', { name: 'Ask how satisfied they are' }).click()
  await page.getByRole('button', { name: 'End the conversation' }).click()
  await expect(room.step('the agent ended the conversation')).toBeVisible()
  await expect(room.step('the visitor was asked how satisfied they are')).toBeVisible()
  const status = page.getByLabel('Status')
  await status.selectOption('Offline')
  await page.reload()
  await expect(status).toHaveValue('offline')
  expect(await stage.conversations()).toHaveLength(1)
})

test('each answer of the platform is delayed as long as was chosen', async ({ room, stage }) => {
  // The field shows what was chosen before the stand-in has heard of it.
  const heard = room.page.waitForResponse((response) => response.url().endsWith('/network'))
  await room.page.getByLabel('Delay each answer by').selectOption('1 s')
  await heard
  await expect(room.page.getByLabel('Delay each answer by')).toHaveValue('1000')
  const began = Date.now()
  await fetch(stage.tagUrl)
  expect(Date.now() - began).toBeGreaterThanOrEqual(1_000)
})

test('the clock is moved a minute and a day on', async ({ room }) => {
  await room.page.getByRole('button', { name: 'A minute on' }).click()
  await expect(room.page.locator('.clock')).toHaveText('1 min ahead')
  await room.page.getByRole('button', { name: 'A day on' }).click()
  await expect(room.page.locator('.clock')).toHaveText('24 h 1 min ahead')
})

test('a public key is read from a file into its field', async ({ room }) => {
  const { page } = room
  const pem = pemOf(publicKey('anotherBrandSigning'))
  await page.getByRole('tab', { name: 'Set up' }).click()
  await page
    .getByLabel('From a file')
    .setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer: Buffer.from(pem) })
  await expect(page.getByLabel('Public key (PEM, JWK or certificate)')).toHaveValue(pem)
  await page.getByRole('button', { name: 'Use this key from now on' }).click()
  await expect(page.getByText('Project 1234 has this key from now on.')).toBeVisible()
})

test('the lines for a site are copied, and another stage is chosen at the top', async ({ room, stage }) => {
  const { page } = room
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('tab', { name: 'Set up' }).click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/stages/${stage.id}/iadvize.js`)
  await page.getByLabel('Stage', { exact: true }).selectOption('main')
  await expect(page.getByLabel('Stage', { exact: true })).toHaveValue('main')
  await expect(page).not.toHaveURL(/stage=/)
})

test('the demo shop of the stage is opened in another tab', async ({ room, stage }) => {
  const [opened] = await Promise.all([
    room.page.waitForEvent('popup'),
    room.page.getByRole('link', { name: 'Open the demo shop' }).click(),
  ])
  await expect(opened).toHaveURL(stage.demoUrl)
  expect(await opened.evaluate(() => window.opener as unknown)).toBeNull()
})

test('signing out ends the session in every tab of the browser, and the page says so', async ({ room, stage }) => {
  const { page } = room
  await expect(room.connection).toHaveText('Live')
  const other = await page.context().newPage()
  await other.goto(`${new URL(page.url()).origin}/inspect?stage=${stage.id}`)
  await expect(other.getByText('Live')).toBeVisible()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByText('You are signed out.')).toBeVisible()
  await expect(room.connection).toHaveText(/^This browser is signed out/)
  await page.getByRole('button', { name: 'An hour on' }).click()
  await expect(page.getByRole('alert')).toContainText('No control token was sent')
})

test('a public key is registered by paste, and one that is none is refused with its diagnosis', async ({ room }) => {
  const { page } = room
  await page.getByRole('tab', { name: 'Set up' }).click()
  const field = page.getByLabel('Public key (PEM, JWK or certificate)')
  const register = page.getByRole('button', { name: 'Use this key from now on' })
  await field.fill('rubbish')
  await register.click()
  await expect(page.getByRole('alert')).toContainText('is the text "rubbish"')
  await field.fill(pemOf(publicKey('anotherBrandSigning')))
  await register.click()
  await expect(page.getByText('Project 1234 has this key from now on.')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('a stage is made, opened, begun anew and deleted from the page', async ({ room }) => {
  const { page } = room
  const id = `made-by-hand-${randomUUID()}`
  await page.getByRole('tab', { name: 'Set up' }).click()
  await page.getByLabel('Name').fill(id)
  await page.getByRole('button', { name: 'Create a stage' }).click()
  await page.getByRole('link', { name: id }).click()
  await expect(page.getByLabel('Stage', { exact: true })).toHaveValue(id)
  await page.getByRole('tab', { name: 'Set up' }).click()
  await page.getByRole('button', { name: 'Reset this stage' }).click()
  await page.getByRole('button', { name: 'Delete this stage' }).click()
  await expect(room.connection).toHaveText('This stage was deleted. Make it again, or choose another.')
})

test('the lines for a site of one’s own name this stand-in’s tag, in each framework', async ({ room, stage }) => {
  const { page } = room
  await page.getByRole('tab', { name: 'Set up' }).click()
  const lines = page.locator('pre')
  await expect(lines).toContainText(stage.tagUrl.replace('http:', ''))
  for (const framework of ['React', 'Vue', 'Angular']) {
    await page.getByLabel('Built with').selectOption(framework)
    await expect(lines).toContainText(stage.tagUrl.replace('http:', ''))
  }
  await expect(lines).toContainText('@angular/core')
})
