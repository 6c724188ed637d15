import type { Page } from '@playwright/test'
import { code, configOf, pageWith, scriptAt, tagAt } from './own-page.ts'
import { activateAnonymously, call, printed } from './page-code.ts'
import { expect, test } from './shop.ts'

test.use({ iadvizeAgent: { replies: ['Hi'] }, timezoneId: 'Asia/Tokyo' })

const NAMES = [
  'onChatDisplayed',
  'onChatHidden',
  'onChatButtonDisplayed',
  'onChatStarted',
  'onChatEnded',
  'onCallButtonDisplayed',
  'onMessageReceived',
  'onMessageSent',
  'onSatisfactionDisplayed',
  'onSatisfactionAnswered',
  'onCallStarted',
  'onCallEnded',
  'onStatusChanged',
] as const

/** Every callback writes down what it was called with. */
const LISTENING = `window.calls = [];
window.iAdvizeCallbacks = Object.fromEntries(${JSON.stringify(NAMES)}.map((name) => [name, (argument) => calls.push([name, argument])]));`

/** The tag is there before the page goes on. */
const siteWith = (script: string, after = ''): string =>
  pageWith(code(script), configOf('{ sid: 1234 }'), scriptAt(tagAt()), code(after))

type Call = readonly [name: string, argument?: unknown]

const callsOn = (page: Page): Promise<readonly Call[]> =>
  page.evaluate(() => (window as unknown as { calls: readonly Call[] }).calls)

test('the callbacks receive a conversation from its button to its end, in the documented order and with the documented arguments', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  await ownSite.open(siteWith(LISTENING))
  expect(await callsOn(page)).toEqual([])
  await activateAnonymously(page)
  await talk.begin()
  const conversationId = await call(page, 'get', 'conversation:id')
  await iadvize.agentEnds({ askSatisfaction: true })
  await expect(talk.lines.last()).toContainText('How was this chat?')
  await talk.say('5')
  await expect(talk.lines.last()).toContainText('Thank you')
  await page.keyboard.press('Escape')

  const { vuid, at } = await iadvize.waitFor('message-sent', { by: 'agent' })
  const date = new Date(at).toISOString()
  // Half a second of the clock may pass between the journal and the message, and Tokyo is nine hours ahead.
  const time = expect.stringMatching(/^\d\d:\d\d:\d\d$/) as unknown
  const chat = { id: 1, conversationId, vuid }
  const calls = await callsOn(page)
  expect(calls).toEqual([
    ['onChatButtonDisplayed', undefined],
    ['onChatDisplayed', undefined],
    ['onChatStarted', chat],
    ['onMessageSent', { time, msg: 'Hello' }],
    [
      'onMessageReceived',
      { time, msg: 'Hi', date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), operator: { id: 1, externalId: null } },
    ],
    ['onChatEnded', { ...chat, endedBy: 'operator' }],
    ['onSatisfactionDisplayed', undefined],
    ['onSatisfactionAnswered', undefined],
    ['onChatHidden', undefined],
    ['onChatButtonDisplayed', undefined],
  ])
  const received = calls.find(([name]) => name === 'onMessageReceived')?.[1] as { time: string; date: string }
  expect(received.date.slice(0, 10)).toBe(date.slice(0, 10))
  const inTokyo = new Date(received.date).toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo' })
  expect(received.time).toBe(inTokyo)
})

test('a chat that is closed and opened again without a conversation is a button again, and reports nothing hidden', async ({
  page,
  ownSite,
  talk,
}) => {
  await ownSite.open(siteWith(LISTENING))
  await activateAnonymously(page)
  const { button, window: dialog } = talk
  await button.click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await button.click()
  await expect(dialog).toBeVisible()
  expect((await callsOn(page)).map(([name]) => name)).toEqual([
    'onChatButtonDisplayed',
    'onChatDisplayed',
    'onChatButtonDisplayed',
    'onChatDisplayed',
  ])
})

test('a conversation of an earlier page is displayed, reduced, and neither started nor announced again', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  const site = await ownSite.open(siteWith(LISTENING))
  await activateAnonymously(page)
  await talk.begin()
  await page.goto(site)
  await activateAnonymously(page)
  expect(await callsOn(page)).toEqual([['onChatDisplayed', undefined]])
  await iadvize.agentSays('Still there?')
  await expect
    .poll(async () => (await callsOn(page)).map(([name]) => name))
    .toEqual(['onChatDisplayed', 'onMessageReceived'])
})

test('before activate no callback is called, whatever the visitor does with the window', async ({
  page,
  ownSite,
  talk,
}) => {
  await ownSite.open(siteWith(LISTENING))
  await talk.button.click()
  await expect(talk.window).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(talk.window).toBeHidden()
  expect(await callsOn(page)).toEqual([])
})

test('iAdvizeCallbacks that are defined or extended after the tag are ignored', async ({ page, ownSite, talk }) => {
  const early = 'window.calls = []; window.iAdvizeCallbacks = {};'
  const late = `iAdvizeCallbacks.onChatButtonDisplayed = () => calls.push(['added']);${LISTENING}`
  await ownSite.open(siteWith(early, late))
  await activateAnonymously(page)
  await talk.button.click()
  await expect(talk.window).toBeVisible()
  expect(await callsOn(page)).toEqual([])
})

test('a callback that throws or is not a function is reported in the console and stops nothing', async ({
  page,
  ownSite,
  talk,
}) => {
  const broken = `${LISTENING}
    iAdvizeCallbacks.onChatButtonDisplayed = () => { throw new Error('mine') };
    iAdvizeCallbacks.onChatDisplayed = 'no function';`
  const complaints = printed(page, { type: 'error' })
  await ownSite.open(siteWith(broken))
  await activateAnonymously(page)
  await talk.begin()
  expect((await callsOn(page)).map(([name]) => name)).toEqual(['onChatStarted', 'onMessageSent', 'onMessageReceived'])
  expect(complaints).toEqual([
    expect.stringContaining('onChatButtonDisplayed failed Error: mine'),
    expect.stringContaining('onChatDisplayed failed TypeError'),
  ])
})
