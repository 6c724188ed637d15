import type { Page } from '@playwright/test'
import { expect, type RemoteStage } from '../../playwright-kit/remote-test.ts'
import { activateWith } from './page-code.ts'
import { test } from './shop.ts'
import { conversationIdOn, talkIn } from './talk.ts'

test.use({ stageSettings: { agent: { replies: ['Hi'] } }, timezoneId: 'Asia/Tokyo' })

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

const siteWith = (stage: RemoteStage, script: string, after = ''): string =>
  `<!doctype html><html lang="en"><title>A site</title><script>${script}
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script><script src="${stage.tagUrl}"></script><script>${after}</script>`

type Call = readonly [name: string, argument?: unknown]

const callsOn = (page: Page): Promise<readonly Call[]> =>
  page.evaluate(() => (window as unknown as { calls: readonly Call[] }).calls)

test('the callbacks hear of a conversation from its button to its end, in the documented order and with the documented arguments', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(siteWith(stage, LISTENING)))
  expect(await callsOn(page)).toEqual([])
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  const conversationId = await conversationIdOn(page)
  await stage.agentEnds({ askSatisfaction: true })
  await expect(talk.lines.last()).toContainText('How was this chat?')
  await talk.say('5')
  await expect(talk.lines.last()).toContainText('Thank you')
  await page.keyboard.press('Escape')

  const { vuid, at } = await stage.waitFor('message-sent', { by: 'agent' })
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

test('a chat that is closed and opened again without a conversation is a button again, and nothing is hidden', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(siteWith(stage, LISTENING)))
  await activateWith(page, { type: 'ANONYMOUS' })
  const { button } = talkIn(page)
  const dialog = page.getByRole('dialog', { name: /^Chat: / })
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

test('a conversation of an earlier page is displayed, reduced, and neither started nor told again', async ({
  page,
  stage,
  ownSite,
}) => {
  const site = await ownSite(siteWith(stage, LISTENING))
  await page.goto(site)
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await page.goto(site)
  await activateWith(page, { type: 'ANONYMOUS' })
  expect(await callsOn(page)).toEqual([['onChatDisplayed', undefined]])
  await stage.agentSays('Still there?')
  await expect
    .poll(async () => (await callsOn(page)).map(([name]) => name))
    .toEqual(['onChatDisplayed', 'onMessageReceived'])
})

test('before activate no callback is called, whatever the visitor does with the window', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(siteWith(stage, LISTENING)))
  const dialog = page.getByRole('dialog', { name: /^Chat: / })
  await talkIn(page).button.click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await callsOn(page)).toEqual([])
})

test('iAdvizeCallbacks that are defined or added to after the tag are ignored', async ({ page, stage, ownSite }) => {
  const early = 'window.calls = []; window.iAdvizeCallbacks = {};'
  const late = `iAdvizeCallbacks.onChatButtonDisplayed = () => calls.push(['added']);${LISTENING}`
  await page.goto(await ownSite(siteWith(stage, early, late)))
  await activateWith(page, { type: 'ANONYMOUS' })
  await talkIn(page).button.click()
  await expect(page.getByRole('dialog', { name: /^Chat: / })).toBeVisible()
  expect(await callsOn(page)).toEqual([])
})

test('a callback that throws, or is none, is complained of and stops nothing', async ({ page, stage, ownSite }) => {
  const broken = `${LISTENING}
    iAdvizeCallbacks.onChatButtonDisplayed = () => { throw new Error('mine') };
    iAdvizeCallbacks.onChatDisplayed = 'no function';`
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(await ownSite(siteWith(stage, broken)))
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  expect((await callsOn(page)).map(([name]) => name)).toEqual(['onChatStarted', 'onMessageSent', 'onMessageReceived'])
  expect(complaints).toEqual([
    expect.stringContaining('onChatButtonDisplayed failed Error: mine'),
    expect.stringContaining('onChatDisplayed failed TypeError'),
  ])
})
