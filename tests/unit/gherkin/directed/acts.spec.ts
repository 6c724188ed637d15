import { playwrightFileOf } from '../../../../gherkin/directed/playwright-file.ts'
import { featureFileOf } from '../../../../gherkin/directed/feature-file.ts'
import { configurationFileOf } from '../../../../gherkin/directed/configuration-file.ts'
import type { JournalEvent } from '../../../../journal/entries.ts'
import { expect, test } from '../../../plain-test.ts'
import {
  activated,
  failedAfterRetries,
  journal,
  OTHER_PAGE,
  PAGE,
  requested,
  SETTLED,
  tagLoaded,
} from '../../journal/journals.ts'
import { codeOf, directed, rehearsalOf, stepsOf } from './rehearsals.ts'

const loaded = (url: string, page = PAGE) => ({ type: 'tag-loaded', sid: '7316', url, page }) as const
const loggedOut = (page = PAGE) => ({ type: 'logout-called', page }) as const
const THIRD_PAGE = '0'.repeat(31).concat('3')

test('a page whose visitor is signed in is a sign-in, and the next page of the same visitor is opened', () => {
  const entries = journal(
    loaded('https://shop.example/'),
    loaded('https://shop.example/account', OTHER_PAGE),
    activated({ page: OTHER_PAGE }),
    loaded('https://shop.example/orders', THIRD_PAGE),
    activated({ page: THIRD_PAGE, token: 'a2' }),
  )
  expect(stepsOf(entries)).toEqual([
    'When a visitor opens "/"',
    'And the customer signs in',
    'Then the chat is secured for the customer',
    'When the customer opens "/orders"',
    'Then the chat is secured for the customer',
  ])
})

test("a page that asked in vain for a token is the customer's, even if another page was loaded nearer to that time", () => {
  const entries = journal(
    { ...loaded('https://shop.example/'), afterMs: 2_900 },
    { type: 'token-asked', behaviour: 'cannot-mint', status: 500, token: null, from: '/account', afterMs: 3_000 },
    // On a slow machine the entry of the page comes long after its script asked.
    { ...loaded('https://shop.example/account', OTHER_PAGE), afterMs: 4_000 },
  )
  expect(stepsOf(entries)).toEqual([
    'When a visitor opens "/"',
    'And the customer signs in',
    'Then the site does not call activate',
  ])
})

test('on a site that is one page, an activation after the anonymous one is a sign-in, and after a logout another', () => {
  const anonymous: JournalEvent = { ...SETTLED, optionType: 'ANONYMOUS' }
  const entries = journal(
    tagLoaded(),
    requested(1),
    { ...anonymous, page: PAGE },
    activated({ activation: 2 }),
    loggedOut(),
    activated({ activation: 3, userId: 'jonas', token: 'a3' }),
  )
  expect(stepsOf(entries)).toEqual([
    'When a visitor opens "/account"',
    'Then an anonymous activation follows',
    'When the customer signs in',
    'Then the chat is secured for the customer',
    'When the customer signs out',
    'Then the site logs out',
    'When another customer signs in',
    'Then the chat is secured for another customer',
  ])
})

test('a visitor whose token is always refused signs in all the same', () => {
  expect(stepsOf(journal(tagLoaded(), failedAfterRetries()))).toEqual([
    'When the customer signs in',
    'Then the activation fails with SIGNATURE_INVALID after 4 attempts',
    'And nothing of the customer is left',
  ])
})

test('a page to which the site leads after a logout is part of signing out', () => {
  const entries = journal(tagLoaded(), activated(), loggedOut(), loaded('https://shop.example/', OTHER_PAGE))
  expect(stepsOf(entries).slice(-2)).toEqual(['When the customer signs out', 'Then the site logs out'])
})

test('a logout without a visitor is claimed, and nobody signs out', () => {
  expect(stepsOf(journal(loaded('https://shop.example/sign-in'), loggedOut()))).toEqual([
    'When a visitor opens "/sign-in"',
    'Then the site logs out',
  ])
})

test('a third visitor is a comment, because the steps know two', () => {
  const entries = journal(
    ...['u-1', 'u-2', 'u-3'].map((userId, index) => {
      const page = `${index}`.repeat(32)
      return [loaded('https://shop.example/account', page), ...activated({ page, userId, token: userId })]
    }),
  )
  expect(stepsOf(entries)).toContain('# A third visitor signed in here: steps know two.')
})

test('an address that may hold a secret stays out of the file', () => {
  const entries = journal(
    loaded('https://shop.example/'),
    loaded('https://shop.example/reset/k3jd82hf7ahs92jd7shq', OTHER_PAGE),
  )
  expect(stepsOf(entries)).toEqual([
    'When a visitor opens "/"',
    '# A page was opened here whose address may hold a secret.',
  ])
  expect(codeOf(entries).join()).not.toContain('k3jd82')
})

test('a title and texts cannot end the code in which they stand', () => {
  const text = "it's `${process.exit()}` \\ done"
  const conversation = { conversationId: 'c1', sid: '7316', vuid: 'v' }
  const entries = journal(tagLoaded(), { type: 'message-sent', by: 'visitor', length: text.length, ...conversation })
  const more = { conversations: [{ conversationId: 'c1', messages: [{ by: 'visitor', text }] }] }
  expect(codeOf(entries, [], more).at(-1)).toBe(
    String.raw`await iadvize.visitorSays('it\'s ${'`${process.exit()}`'} \\ done')`,
  )
  expect(stepsOf(entries, [], more).at(-1)).toContain('writes')
})

test('a token that a visitor wrote in the chat stays out of the file', () => {
  const conversation = { conversationId: 'c1', sid: '7316', vuid: 'v' }
  const entries = journal(tagLoaded(), { type: 'message-sent', by: 'visitor', length: 90, ...conversation })
  const more = {
    conversations: [{ conversationId: 'c1', messages: [{ by: 'visitor', text: `eyJ${'a'.repeat(90)}` }] }],
  }
  expect(stepsOf(entries, [], more).at(-1)).toBe('# The visitor wrote something here that may be a secret.')
})

test('a test of another site says in a comment and in an error how a visitor signs in is to be filled in', () => {
  const { rehearsal, setting } = rehearsalOf({ entries: journal(tagLoaded(), activated()), directions: [] })
  const text = playwrightFileOf(rehearsal, setting) ?? ''
  expect(text).toContain("const CUSTOMER = { name: 'the customer', userId: 'camille' }")
  expect(text).toContain('// FILL IN: the stand-in does not see how a visitor signs in to your site, and out.')
  expect(text).toContain('throw new Error(`Fill in signIn in this file: how ')
  expect(text).toContain("import type { Page } from '@playwright/test'")
  expect(text).toContain("import { expect, test, type Visitor } from 'iadvize-rehearsal/playwright'")
  expect(configurationFileOf(setting)).toContain("visitors: [{ name: 'the customer', userId: 'camille' }]")
})

test('a rehearsal in which nothing was done that a step could do again is no file', () => {
  const directions = [directed(0, { kind: 'agent', status: 'busy' })]
  const { rehearsal, setting } = rehearsalOf({ entries: [], directions })
  expect(playwrightFileOf(rehearsal, setting)).toBeNull()
  expect(featureFileOf(rehearsal, setting, 'en')).toBeNull()
})
