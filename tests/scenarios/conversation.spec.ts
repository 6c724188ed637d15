import type { Page } from '@playwright/test'
import { expect, type RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateSecured, activateWith, mintToken } from './page-code.ts'
import { CAMILLE, JONAS, shopIn, test } from './shop.ts'
import { conversationIdOn, talkIn } from './talk.ts'

test.use({ stageSettings: { agent: { replies: ['Hello, how can I help?'] } } })

const SIGNED_IN = 'systemYou are signed in now: the agent sees that it is you.'

const siteWith = (
  stage: RemoteStage,
  sid = '1234',
): string => `<!doctype html><html lang="en"><title>A site</title><script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${sid} }
</script><script async src="${stage.tagUrl}"></script>`

/** Writes down each value that `conversation:idChange` brings; to be called once a page. */
const listenForIds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const ids: unknown[] = []
    Object.assign(window, { ids })
    const tagPage: Window & TagGlobals = window
    tagPage.iAdvizeInterface?.push((iAdvize) => iAdvize.on('conversation:idChange', (id) => ids.push(id)))
  })
const heardIds = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { ids: unknown }).ids)

test('a customer writes, the agent answers, and both are in the window', async ({ page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const talk = talkIn(page)
  await talk.button.click()
  await expect(talk.field).toBeFocused()
  await talk.say('Hello')
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await expect(talk.field).toHaveValue('')
  await stage.agentSays('Are you there?')
  await expect(talk.lines.last()).toHaveText('agentAre you there?')
  expect(await stage.conversations()).toMatchObject([{ padlock: true, messages: [{ text: 'Hello' }, {}, {}] }])
})

test('nobody can write before an identity has been activated, nor with white space only', async ({
  page,
  stage,
  shop,
}) => {
  await shop.open()
  const talk = talkIn(page)
  await talk.button.click()
  await expect(talk.window).toBeVisible()
  await expect(talk.field).toBeHidden()
  await activateWith(page, { type: 'ANONYMOUS' })
  await talk.say('   ')
  await talk.say('Hello')
  await expect(talk.lines.first()).toHaveText('visitorHello')
  expect(await stage.entries('message-sent')).toMatchObject([{ by: 'visitor' }, { by: 'agent' }])
})

test('conversation:id is a string while a conversation is ongoing, else null, and its event tells of both', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await listenForIds(page)
  expect(await conversationIdOn(page)).toBeNull()
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  const { conversationId } = await stage.waitFor('conversation-started')
  await expect.poll(() => conversationIdOn(page)).toBe(conversationId)
  await stage.agentEnds()
  await expect(talk.lines.last()).toHaveText('systemThe agent has ended the conversation.')
  expect(await conversationIdOn(page)).toBeNull()
  expect(await heardIds(page)).toEqual([conversationId, null])
})

test('conversation:id cannot be set', async ({ page, shop }) => {
  await shop.signIn(CAMILLE)
  const complaint = page.waitForEvent('console', (message) => message.type() === 'warning')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.set('conversation:id', 'mine'))
  expect((await complaint).text()).toContain('conversation:id')
  expect(await conversationIdOn(page)).toBeNull()
})

test('the conversation goes on on the next page, reduced and without a request of its own', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  const { conversationId } = await stage.waitFor('conversation-started')
  const polled: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/conversation')) polled.push(request.postData() ?? '')
  })
  await shop.open('account')
  await expect.poll(() => conversationIdOn(page)).toBe(conversationId)
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await talk.button.click()
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await expect.poll(() => polled).toHaveLength(1)
  expect(polled[0]).toContain('"after":')
})

test('what the agent says while the window is reduced is counted on the button, in words, until it is opened', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await page.keyboard.press('Escape')
  await stage.agentSays('One')
  await stage.agentSays('Two')
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau, 2 unread')
  await expect(talk.button).toHaveText('2 unread')
  await expect(page.locator('rehearsal-chat').getByRole('status')).toContainText('2 unread')
  await talk.button.click()
  await page.keyboard.press('Escape')
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau')
})

test('an anonymous visitor who signs in keeps the conversation, is told so in it, and the agent sees a padlock', async ({
  page,
  stage,
  shop,
}) => {
  await shop.open()
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  expect(await stage.conversations()).toMatchObject([{ padlock: false }])
  const conversationId = await conversationIdOn(page)
  await shop.signInBehindThePage(CAMILLE)
  await activateSecured(page, await mintToken(page))
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?', SIGNED_IN])
  expect(await conversationIdOn(page)).toBe(conversationId)
  expect(await stage.conversations()).toMatchObject([{ conversationId, padlock: true }])
})

test('an anonymous visitor who signs in to an account with a conversation gets that one back, and is told so', async ({
  page,
  context,
  stage,
  shop,
}) => {
  const atHome = await context.browser()?.newContext()
  if (atHome === undefined) throw new Error('There is no browser.')
  const homePage = await atHome.newPage()
  await shopIn(homePage, stage).signIn(CAMILLE)
  const atHomeTalk = talkIn(homePage)
  await atHomeTalk.button.click()
  await atHomeTalk.say('From home')
  await expect(atHomeTalk.lines).toHaveCount(2)
  const conversationId = await conversationIdOn(homePage)

  await shop.open()
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('From nobody')
  await expect(talk.lines).toHaveCount(2)
  await shop.signInBehindThePage(CAMILLE)
  await activateSecured(page, await mintToken(page))
  await expect(talk.lines).toHaveText(['visitorFrom home', 'agentHello, how can I help?', SIGNED_IN])
  expect(await conversationIdOn(page)).toBe(conversationId)
  await expect(atHomeTalk.lines.last()).toHaveText(SIGNED_IN)
  await atHome.close()
})

test('extID set together with a secured identity takes the padlock from the agent, not the identity from the visitor', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.set('customData', { extID: 'c-1' }))
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await expect(talk.window).toHaveAccessibleName('Chat: secured as Camille Moreau')
  expect(await stage.conversations()).toMatchObject([{ padlock: false }])
})

test('logging out empties the window at once, also what was half written, and the next sign-in brings the conversation back', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await talk.field.fill('My card number is')
  await listenForIds(page)
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await expect(talk.lines).toHaveCount(0)
  await expect(talk.field).toBeHidden()
  expect(await talk.window.locator('input').inputValue()).toBe('')
  expect(await heardIds(page)).toEqual([null])
  await stage.agentSays('Still there?')

  await shop.signInBehindThePage(JONAS)
  await activateSecured(page, await mintToken(page))
  await expect(talk.field).toBeVisible()
  await expect(talk.lines).toHaveCount(0)
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())

  await shop.signInBehindThePage(CAMILLE)
  await activateSecured(page, await mintToken(page))
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?', 'agentStill there?'])
})

test('a poll ends with the conversation, and with the visitor', async ({ page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  const polled = page.waitForRequest((request) => request.postData()?.includes('"after":') ?? false)
  await talk.say('Hello')
  await polled
  await expect(talk.lines).toHaveCount(2)
  const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/conversation'))
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await given
  await stage.waitFor('identity-cleared')
})

test('a message that cannot be sent stays in the field, and the window says so', async ({ page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  const blocked = (url: URL): boolean => url.pathname.endsWith('/conversation')
  await page.route(blocked, (route) => route.abort())
  await talk.say('Hello')
  await expect(talk.lines).toHaveText(['systemNot sent. Try again.'])
  await expect(talk.field).toHaveValue('Hello')
  await page.unroute(blocked)
  await talk.field.press('Enter')
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  expect(await stage.conversations()).toHaveLength(1)
})

test('a platform that is away for a while is asked again after 5 s, quietly, and nothing is lost', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  const blocked = (url: URL): boolean => url.pathname.endsWith('/conversation')
  const failed = page.waitForEvent('requestfailed')
  await page.route(blocked, (route) => route.abort())
  await stage.agentSays('One')
  await expect(talk.lines).toHaveCount(3)
  await failed
  await page.unroute(blocked)
  await stage.agentSays('Two')
  await page.clock.runFor(5_000)
  await expect(talk.lines.last()).toHaveText('agentTwo')
  await expect(talk.lines).toHaveCount(4)
})

test('the survey comes when the agent has asked for it and has ended, and its answer reaches the agent', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await stage.agentEnds({ askSatisfaction: true })
  await expect(talk.lines.last()).toContainText('How was this chat?')
  await talk.say('4')
  await expect(talk.lines.last()).toHaveText('systemThank you for your answer.')
  expect(await stage.conversations()).toMatchObject([{ isOngoing: false, satisfaction: 4 }])
})

test('a conversation that has ended goes with the window, and the next message begins another', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  await stage.agentEnds()
  await expect(talk.lines).toHaveCount(3)
  await page.keyboard.press('Escape')
  await talk.button.click()
  await expect(talk.lines).toHaveCount(0)
  await talk.say('Again')
  await expect(talk.lines.first()).toHaveText('visitorAgain')
  expect(new Set((await stage.conversations()).map(({ conversationId }) => conversationId)).size).toBe(2)
})

test('idzconvid in the address lets an anonymous visitor go on with a conversation on another domain', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(siteWith(stage)))
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('Hello')
  await expect(talk.lines).toHaveCount(2)
  const conversationId = await conversationIdOn(page)

  const otherDomain = (await ownSite(siteWith(stage))).replace('127.0.0.1', 'localhost')
  await page.goto(`${otherDomain}?idzconvid=${String(conversationId)}`)
  await activateWith(page, { type: 'ANONYMOUS' })
  expect(await conversationIdOn(page)).toBe(conversationId)
  await talk.button.click()
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await talk.say('From here')
  await expect(talk.lines).toHaveCount(3)
  expect(await stage.conversations()).toHaveLength(1)
  const vuids = (await stage.entries('identity-stored')).map(({ vuid }) => vuid)
  expect(new Set(vuids).size).toBe(2)
})

test('what a page listens to is not told of the keys that are pressed in the chat', async ({ page, shop }) => {
  await shop.signIn(CAMILLE)
  await page.evaluate(() => {
    const keys: string[] = []
    Object.assign(window, { keys })
    document.addEventListener('keydown', ({ key }) => keys.push(key))
  })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.field.pressSequentially('a/?')
  await expect(talk.field).toHaveValue('a/?')
  expect(await page.evaluate(() => (window as unknown as { keys: unknown }).keys)).toEqual([])
})

test("a conversation lives under a strict Content-Security-Policy that names the stand-in's origin", async ({
  page,
  stage,
  ownSite,
}) => {
  const { origin } = new URL(stage.tagUrl)
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${origin}; connect-src ${origin}; form-action 'none'; require-trusted-types-for 'script'`
  const refusals: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text())) refusals.push(message.text())
  })
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  await page.goto(await ownSite(siteWith(stage).replace('<title>', `${meta}<title>`)))
  await activateWith(page, { type: 'ANONYMOUS' })
  const talk = talkIn(page)
  await talk.button.click()
  await talk.say('<img src=x onerror=alert(1)>')
  await expect(talk.lines).toHaveText(['visitor<img src=x onerror=alert(1)>', 'agentHello, how can I help?'])
  expect(refusals).toEqual([])
})
