import { randomUUID } from 'node:crypto'
import type { Download } from '@playwright/test'
import { CAMILLE } from '../scenarios/shop.ts'
import { pemOf, publicKey } from '../contract/platform-client.ts'
import { keyboardOn, type Keyboard } from './keyboard.ts'
import { expect, test as base } from './room.ts'

const test = base.extend<{ readonly keyboard: Keyboard }>({
  keyboard: async ({ room }, use) => use(keyboardOn(room.page)),
})

test('with the keyboard alone the conversation is searched and filtered by page, activation, party and failure', async ({
  room,
  shop,
  stage,
  keyboard,
}) => {
  const { page } = room
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const search = page.getByRole('searchbox', { name: 'Search' })
  await keyboard.type(search, 'identity')
  await expect(room.steps).toHaveText([/stored the visitor's secured identity/])
  for (let left = 'identity'.length; left > 0; left -= 1) await page.keyboard.press('Backspace')
  const pages = page.getByRole('combobox', { name: 'Page' })
  await keyboard.choose(pages, 'Page 1')
  await expect(room.step('activation 1 succeeded')).toHaveCount(0)
  await keyboard.press(pages, 'Home')
  await expect(room.step('activation 1 succeeded')).toHaveCount(1)
  const activations = page.getByRole('combobox', { name: 'Activation' })
  await keyboard.press(activations, 'ArrowDown')
  await expect(activations.locator('option:checked')).toHaveText(/^Page \d, activation 1$/)
  await expect(room.step('the tag was loaded')).toHaveCount(0)
  await keyboard.press(activations, 'Home')
  await keyboard.press(pages, 'Home')
  const parties = page.getByRole('combobox', { name: 'Party' })
  await keyboard.choose(parties, 'Token backend')
  await expect(room.step('the tag was loaded')).toHaveCount(0)
  await keyboard.press(parties, 'Home')
  await keyboard.press(page.getByRole('button', { name: 'Failures only' }), 'Space')
  await expect(room.steps).toHaveText([/the attempt was refused: TOKEN_EXPIRED/])
})

test('with the keyboard alone a step is opened, its activation shown alone, its token inspected', async ({
  room,
  shop,
  keyboard,
}) => {
  const { page } = room
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await keyboard.press(page.getByRole('listbox'), 'End', 'ArrowUp', 'ArrowUp', 'ArrowUp')
  await expect(room.details).toContainText('the attempt was accepted')
  await keyboard.press(room.details.getByRole('button', { name: 'Show alone' }), 'Enter')
  await expect(room.step('the tag was loaded')).toHaveCount(0)
  await keyboard.press(room.details.getByRole('button', { name: 'Show everything' }), 'Enter')
  await expect(room.step('the tag was loaded').first()).toBeVisible()
  await keyboard.to(room.details.getByRole('link', { name: /FAQ/ }).first())
  await keyboard.press(room.details.getByRole('link', { name: 'Inspect it' }), 'Enter')
  await expect(page.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  await keyboard.press(page.getByRole('link', { name: 'Control room' }), 'Enter')
  await keyboard.press(page.getByRole('listbox'), 'End')
  await keyboard.press(room.details.getByRole('button', { name: 'Close' }), 'Enter')
  await expect(room.details).toBeHidden()
})

test('with the keyboard alone the list is held, let go, emptied and saved', async ({ room, shop, stage, keyboard }) => {
  const { page } = room
  await shop.open()
  await expect(room.steps).toHaveCount(1)
  await keyboard.press(page.getByRole('button', { name: 'Pause' }), 'Enter')
  await shop.open()
  await expect(page.getByText('Paused, 1 waiting')).toBeVisible()
  await keyboard.press(page.getByRole('button', { name: 'Resume' }), 'Enter')
  await expect(room.steps).toHaveCount(2)
  const downloaded: Download[] = []
  page.on('download', (download) => downloaded.push(download))
  await keyboard.press(page.locator('summary', { hasText: 'Save as' }), 'Enter')
  await keyboard.press(page.getByRole('button', { name: 'Conversation as JSON' }), 'Enter')
  await expect.poll(() => downloaded[0]?.suggestedFilename()).toBe(`rehearsal-${stage.id}.json`)
  await keyboard.press(page.getByRole('button', { name: 'Clear' }), 'Enter')
  await expect(room.steps).toHaveCount(0)
})

test('with the keyboard alone answers and the token backend are prepared and taken back, and the network is directed', async ({
  room,
  keyboard,
}) => {
  const { page } = room
  const card = (title: string) => page.locator('section.card').filter({ hasText: title })
  const attempts = card('The next attempts')
  await keyboard.choose(attempts.getByLabel('Answer'), 'Server error')
  await keyboard.choose(attempts.getByLabel('How often'), '3 times')
  await keyboard.press(attempts.getByRole('button', { name: 'Prepare' }), 'Enter')
  await expect(room.queue).toHaveText(/Server error 3 times/)
  await keyboard.press(attempts.getByRole('button', { name: 'Judge every token again' }), 'Enter')
  await expect(room.queue).toHaveCount(0)
  const backend = card('The token backend of the demo shop')
  await keyboard.choose(backend.getByLabel('Behaviour'), 'Expired')
  await keyboard.press(backend.getByRole('button', { name: 'Prepare' }), 'Enter')
  await expect(room.queue).toHaveText(/Expired token once/)
  await keyboard.press(backend.getByRole('button', { name: 'Mint good tokens again' }), 'Enter')
  await expect(room.queue).toHaveCount(0)
  const block = page.getByLabel('Block every request')
  await keyboard.press(block, 'Space')
  await expect(block).toBeChecked()
  const delay = page.getByLabel('Delay each answer by')
  await keyboard.choose(delay, '3 s')
  await page.reload()
  await expect(block).toBeChecked()
  await expect(delay).toHaveValue('3000')
})

test('with the keyboard alone the clock is moved by each of its steps, to the end of a session, and back', async ({
  room,
  shop,
  keyboard,
}) => {
  const { page } = room
  const press = (name: string) => keyboard.press(page.getByRole('button', { name, exact: true }), 'Enter')
  const ahead = page.locator('.clock')
  await press('A minute on')
  await expect(ahead).toHaveText('1 min ahead')
  await press('An hour on')
  await expect(ahead).toHaveText('1 h 1 min ahead')
  await press('A day on')
  await expect(ahead).toHaveText('25 h 1 min ahead')
  await press('Back to now')
  await expect(ahead).toHaveText('The machine’s time')
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await press('Session ends')
  await expect(ahead).toHaveText(/^(59 min( \d+ s)?|1 h) ahead$/)
})

test('with the keyboard alone the agent changes status, writes, asks for satisfaction and ends the conversation', async ({
  room,
  shop,
  talk,
  stage,
  keyboard,
}) => {
  const { page } = room
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await talk.begin()
  await keyboard.choose(page.getByLabel('Status'), 'Busy')
  await keyboard.type(page.getByLabel('Message'), 'Good morning')
  await page.keyboard.press('Enter')
  await expect(room.step('the agent wrote 12 characters')).toBeVisible()
  await expect(page.getByLabel('Message')).toHaveValue('')
  await keyboard.press(page.getByRole('button', { name: 'Ask how satisfied they are' }), 'Enter')
  await keyboard.press(page.getByRole('button', { name: 'End the conversation' }), 'Enter')
  await expect(room.step('the agent ended the conversation')).toBeVisible()
  await expect(room.step('the visitor was asked how satisfied they are')).toBeVisible()
  const [conversation] = await stage.conversations()
  expect(JSON.stringify(conversation)).toContain('Good morning')
})

test('with the keyboard alone a page of the list of visitors is followed', async ({ room, shop, keyboard }) => {
  const { page } = room
  await shop.open()
  await shop.open()
  await expect(room.steps).toHaveCount(2)
  await keyboard.press(page.getByRole('tab', { name: 'Direct' }), 'ArrowRight')
  await keyboard.press(page.getByRole('button', { name: /^Page 1/ }), 'Enter')
  await expect(room.steps).toHaveCount(1)
})

test('with the keyboard alone a stage is made and opened, gets a key, and is reset and deleted', async ({
  room,
  keyboard,
}) => {
  const { page } = room
  const id = `by-keyboard-${randomUUID()}`
  const openSetUp = () => keyboard.press(page.getByRole('tab', { name: 'Direct' }), 'ArrowLeft')
  const press = (name: string) => keyboard.press(page.getByRole('button', { name }), 'Enter')
  await openSetUp()
  await keyboard.type(page.getByLabel('Name'), id)
  await press('Create a stage')
  await keyboard.press(page.getByRole('link', { name: id }), 'Enter')
  await expect(page.getByLabel('Stage', { exact: true })).toHaveValue(id)
  await openSetUp()
  await keyboard.to(page.getByLabel('Public key (PEM, JWK or certificate)'))
  await page.keyboard.insertText(pemOf(publicKey('anotherBrandSigning')))
  await press('Use this key from now on')
  await expect(page.getByText('Project 1234 has this key from now on.')).toBeVisible()
  await keyboard.choose(page.getByLabel('Built with'), 'Vue')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('Copy')
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/stages/${id}/iadvize.js`)
  await press('Reset this stage')
  await press('Delete this stage')
  await expect(room.connection).toHaveText('This stage was deleted. Make it again, or choose another.')
  await keyboard.choose(page.getByLabel('Stage', { exact: true }), 'main')
  await expect(page).toHaveURL(/\/(\?)?$/)
})

test('with the keyboard alone a refusal is put away, and the browser is signed out', async ({ room, keyboard }) => {
  const { page } = room
  await keyboard.press(page.getByRole('button', { name: 'End the conversation' }), 'Enter')
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('No conversation is ongoing on this stage')
  await keyboard.press(problem.getByRole('button', { name: 'Dismiss' }), 'Enter')
  await expect(problem).toBeHidden()
  await keyboard.to(page.getByRole('link', { name: 'Open the demo shop' }))
  await keyboard.press(page.getByRole('button', { name: 'Sign out' }), 'Enter')
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByLabel('Control token')).toBeVisible()
})
