import type { JournalEntry } from '../../journal/entries.ts'
import { durationText } from '../../protocol/duration.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { expect, test } from './room.ts'

test('an activation is shown as it happens, each step between those whom it concerns', async ({ room, shop }) => {
  await expect(room.page.getByText('Nothing has happened yet.')).toBeVisible()
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded after 1 attempt')).toBeVisible()
  await expect(room.step('the tag asked the site for a token')).toHaveAccessibleName(/Tag → Site/)
  await expect(room.step('the tag sent token')).toHaveAccessibleName(/Tag → Platform/)
  await expect(room.step('the attempt was accepted')).toHaveAccessibleName(/Platform → Tag/)
  await expect(room.step('the token backend was asked')).toHaveAccessibleName(/Site → Token backend/)
})

test('what was prepared shrinks with each attempt, and the retries are shown with the time between them', async ({
  room,
  stage,
  shop,
}) => {
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 })
  await expect(room.queue).toContainText('Refuse: TOKEN_EXPIRED 2 times')
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded after 3 attempts')).toBeVisible()
  await expect(room.step('the attempt was refused: TOKEN_EXPIRED')).toHaveCount(2)
  const waits = waitsBeforeRetries(await stage.journal())
  expect(waits).toHaveLength(2)
  for (const wait of waits) await expect(room.page.getByText(wait, { exact: true }).first()).toBeVisible()
  await expect(room.page.getByText('Nothing is prepared: every token is judged.')).toBeVisible()
})

/** By the times of the journal: how late a timer of the browser fires is not the control room's doing. */
const waitsBeforeRetries = (journal: readonly JournalEntry[]): readonly string[] =>
  journal.flatMap((entry, position) => {
    const next = journal[position + 1]
    if (entry.type !== 'retry-scheduled' || next === undefined) return []
    return [`${durationText(Math.round((next.at - entry.at) / 100) * 100)} later`]
  })

test('a chosen step shows all its fields, and how to fix a failure', async ({ room, stage, shop }) => {
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  await shop.signIn(CAMILLE)
  await room.step('the attempt was refused').click()
  await expect(room.details).toContainText('Mint a token at each call of the provider')
  await expect(room.details).toContainText('Failed to fetch authentication with a server error')
  await expect(room.details.getByText('SECURED_AUTHENTICATION')).toBeVisible()
  await room.details.getByRole('button', { name: 'Close' }).click()
  await expect(room.details).toBeHidden()
})

test('a step shows what the vendor says to it, with a link to the page where it says so, also for a retry', async ({
  room,
  stage,
  shop,
}) => {
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  await shop.signIn(CAMILLE)
  const rules = room.details.getByRole('region', { name: 'What the vendor says' })
  await room.step('the tag will try again').click()
  await expect(rules).toContainText('the tag itself tries three more times before it reports a failure.')
  await expect(rules.getByRole('link').first()).toHaveAttribute(
    'href',
    /^https:\/\/docs\.iadvize\.dev\/.*\/how-to-deal-with-activation-success-or-failure$/,
  )
  await room.step('the attempt was refused').click()
  await expect(rules).toContainText('one minute is recommended')
  await room.step('the site called activate').click()
  await expect(rules).toContainText('activate is called once whenever the tag is loaded')
})

test('steps are chosen with the arrow keys, Home and End, and let go with Escape', async ({ room, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const list = room.page.getByRole('listbox')
  await list.focus()
  const chosen = room.page.locator('[role=option][aria-selected=true]')
  await list.press('Home')
  await expect(chosen).toContainText('the tag was loaded')
  await expect(chosen).toBeInViewport()
  await list.press('End')
  const last = await chosen.textContent()
  await list.press('ArrowUp')
  await expect(chosen).not.toHaveText(last ?? '')
  await list.press('ArrowDown')
  await expect(chosen).toHaveText(last ?? '')
  await expect(list).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '')
  await list.press('Escape')
  await expect(chosen).toHaveCount(0)
})

test('"Failures only" leaves the failures, and a search what has the text', async ({ room, stage, shop }) => {
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const failures = room.page.getByRole('button', { name: 'Failures only' })
  await failures.click()
  await expect(room.steps).toHaveText([/the attempt was refused: TOKEN_EXPIRED/])
  await failures.click()
  await room.page.getByRole('searchbox', { name: 'Search' }).fill('Secured identity')
  await expect(room.steps).toHaveText([/the browser stored the visitor's secured identity/])
  await room.page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it')
  await expect(room.page.getByText('No step fits the filter.')).toBeVisible()
})

test('a page is followed alone, and a party', async ({ room, shop }) => {
  await shop.open()
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const pages = room.page.getByRole('combobox', { name: 'Page' })
  await pages.selectOption('Page 1')
  await expect(room.steps).toHaveText([/the tag was loaded/])
  await pages.selectOption('All pages')
  await room.page.getByRole('combobox', { name: 'Party' }).selectOption('Token backend')
  await expect(room.steps.first()).toContainText('the token backend was asked for a token')
  await expect(room.step('the tag was loaded')).toHaveCount(0)
})

test('an activation is followed alone from its heading, and everything is shown again from there', async ({
  room,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  const heading = room.page.getByText('Show alone').last()
  await heading.click()
  await expect(room.step('activation 1: the site called activate')).toBeVisible()
  await expect(room.steps.last()).toContainText('activation 1 succeeded')
  await expect(room.step('the token backend was asked')).toHaveCount(1)
  await expect(room.step('the tag was loaded')).toHaveCount(0)
  await room.page.getByText('Show everything').click()
  await expect(room.step('the tag was loaded').first()).toBeVisible()
})

test('an activation is chosen in the toolbar among those of the page that is followed', async ({ room, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toHaveCount(1)
  await shop.open('account')
  const choice = room.page.getByRole('combobox', { name: 'Activation' })
  await expect(choice.getByRole('option')).toHaveCount(3)
  const [, latest = '', first = ''] = await choice.getByRole('option').allTextContents()
  await choice.selectOption(first)
  await expect(room.step('activation 1 succeeded')).toHaveCount(1)
  const pages = room.page.getByRole('combobox', { name: 'Page' })
  await expect(pages.locator('option:checked')).toHaveText(/^Page \d$/)
  await expect(choice.getByRole('option')).toHaveCount(2)
  await pages.selectOption('All pages')
  await choice.selectOption(latest)
  await expect(choice.locator('option:checked')).toHaveText(latest)
})

test('"Pause" holds what comes, and "Resume" shows all of it', async ({ room, shop }) => {
  await shop.open()
  await expect(room.steps).toHaveCount(1)
  await room.page.getByRole('button', { name: 'Pause' }).click()
  await shop.signIn(CAMILLE)
  await expect(room.page.getByText(/^Paused, (1\d|\d) waiting$/)).toBeVisible()
  await expect(room.steps).toHaveCount(1)
  await room.page.getByRole('button', { name: 'Resume' }).click()
  await expect(room.step('activation 1 succeeded')).toBeVisible()
})

test('"Clear" empties the list, and what comes later is shown', async ({ room, shop }) => {
  await shop.open()
  await expect(room.steps).toHaveCount(1)
  await room.page.getByRole('button', { name: 'Clear' }).click()
  await expect(room.steps).toHaveCount(0)
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
})

test('a reader who has scrolled up is told of new steps, and goes to them with one click', async ({ room, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(room.step('activation 1 succeeded')).toBeVisible()
  await room.page.setViewportSize({ width: 1000, height: 400 })
  await room.page.getByRole('listbox').focus()
  await room.page.keyboard.press('Home')
  await expect(room.steps.first()).toContainText('the tag was loaded')
  await shop.open()
  await room.page.getByRole('button', { name: /^\d+ new steps? ↓$/ }).click()
  await expect(room.steps.last()).toBeInViewport()
})

test('who is there is listed page by page, as whom, and until when', async ({ room, shop }) => {
  await shop.signIn(CAMILLE)
  await room.page.getByRole('tab', { name: 'Visitors' }).click()
  const account = room.page.getByRole('listitem').filter({ hasText: '/account' })
  await expect(account).toContainText(`Secured, ${CAMILLE.userId}`)
  await expect(account).toContainText('Verified again at')
  await account.getByRole('button').click()
  await expect(room.step('/sign-in')).toHaveCount(0)
  await shop.signOut()
  await expect(room.page.getByRole('listitem').first()).toContainText('Nobody yet')
})

test('markup in what a site or a token says is shown as text', async ({ room, stage }) => {
  const markup = '<img src=x onerror="document.title=1">'
  const alarmed: string[] = []
  room.page.on('dialog', (dialog) => alarmed.push(dialog.message()))
  await fetch(`${new URL(stage.graphqlUrl).origin}/stages/${stage.id}/${encodeURIComponent(markup)}`)
  const refused = room.step('the platform refused GET')
  await refused.click()
  await expect(room.details).toContainText('img')
  await expect(room.page.locator('img')).toHaveCount(0)
  await expect(room.page).toHaveTitle('Control room · Rehearsal')
  expect(alarmed).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('on a phone each step says beside its time between whom it is', async ({ room, shop }) => {
    await shop.signIn(CAMILLE)
    const time = room.step('the tag asked the site for a token').locator('.time')
    await expect(time).toBeVisible()
    expect(await time.evaluate((element) => getComputedStyle(element, '::after').content)).toContain('Tag → Site')
  })
})
