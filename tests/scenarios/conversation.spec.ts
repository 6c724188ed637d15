import { pageWith, PLATFORM_ORIGIN, snippet, TAG_ORIGIN } from './own-page.ts'
import { activateAnonymously, activateCustomer, call, listen, logout, refusedByPolicy, told } from './page-code.ts'
import { CAMILLE, expect, JONAS, shopIn, test } from './shop.ts'
import { talkIn } from './talk.ts'

test.use({ iadvizeAgent: { replies: ['Hello, how can I help?'] } })

const SIGNED_IN = 'systemYou are now signed in, and the agent can see who you are.'

test('a customer writes, the agent answers, and both are in the window', async ({ iadvize, shop, talk }) => {
  await shop.comeSecured(CAMILLE)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await talk.button.click()
  await expect(talk.field).toBeFocused()
  await talk.say('Hello')
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await expect(talk.field).toHaveValue('')
  await iadvize.agentSays('Are you there?')
  await expect(talk.lines.last()).toHaveText('agentAre you there?')
  expect(iadvize.conversations()).toMatchObject([{ padlock: true, messages: [{ text: 'Hello' }, {}, {}] }])
})

test('a visitor cannot write before an identity is activated, nor send only white space', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.open()
  await talk.button.click()
  await expect(talk.window).toBeVisible()
  await expect(talk.field).toBeHidden()
  await activateAnonymously(page)
  await talk.say('   ')
  await talk.say('Hello')
  await expect(talk.lines.first()).toHaveText('visitorHello')
  expect(iadvize.journal.of('message-sent')).toMatchObject([{ by: 'visitor' }, { by: 'agent' }])
})

test('conversation:id is a string while a conversation is ongoing, else null, and its event reports both', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await listen(page, 'conversation:idChange')
  expect(await call(page, 'get', 'conversation:id')).toBeNull()
  await talk.button.click()
  await talk.say('Hello')
  const { conversationId } = await iadvize.waitFor('conversation-started')
  await expect.poll(() => call(page, 'get', 'conversation:id')).toBe(conversationId)
  await iadvize.agentEnds()
  await expect(talk.lines.last()).toHaveText('systemThe agent has ended the conversation.')
  expect(await call(page, 'get', 'conversation:id')).toBeNull()
  expect(await told(page)).toEqual([
    ['conversation:idChange', conversationId],
    ['conversation:idChange', null],
  ])
})

test('conversation:id cannot be set', async ({ page, shop }) => {
  await shop.comeSecured(CAMILLE)
  const complaint = page.waitForEvent('console', (message) => message.type() === 'warning')
  await call(page, 'set', 'conversation:id', 'mine')
  expect((await complaint).text()).toContain('conversation:id')
  expect(await call(page, 'get', 'conversation:id')).toBeNull()
})

test('a conversation continues on the next page, with the window reduced and without an extra request', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  const { conversationId } = await iadvize.waitFor('conversation-started')
  const polled: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/conversation')) polled.push(request.postData() ?? '')
  })
  // What the page before still asks is its own.
  page.on('framenavigated', () => polled.splice(0))
  await shop.open('account')
  await expect.poll(() => call(page, 'get', 'conversation:id')).toBe(conversationId)
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await talk.button.click()
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await expect.poll(() => polled).toHaveLength(1)
  expect(polled[0]).toContain('"after":')
})

test('messages of the agent while the window is reduced are counted on the button, in words, until it is opened', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  await page.keyboard.press('Escape')
  await iadvize.agentSays('One')
  await iadvize.agentSays('Two')
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau, 2 unread')
  await expect(talk.button).toHaveText('2 unread')
  await expect(page.locator('rehearsal-chat').getByRole('status')).toContainText('2 unread')
  await talk.button.click()
  await page.keyboard.press('Escape')
  await expect(talk.button).toHaveAccessibleName('Chat: secured as Camille Moreau')
})

test('an anonymous visitor who signs in keeps the conversation and is informed in it, and the agent sees a padlock', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.open()
  await activateAnonymously(page)
  await talk.begin()
  expect(iadvize.conversations()).toMatchObject([{ padlock: false }])
  const conversationId = await call(page, 'get', 'conversation:id')
  await shop.signInBehindThePage(CAMILLE)
  await activateCustomer(page)
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?', SIGNED_IN])
  expect(await call(page, 'get', 'conversation:id')).toBe(conversationId)
  expect(iadvize.conversations()).toMatchObject([{ conversationId, padlock: true }])
})

test('an anonymous visitor who signs in to an account with a conversation gets that one back, and is informed', async ({
  page,
  context,
  iadvize,
  demoShop,
  shop,
  talk,
}) => {
  const atHome = await context.browser()?.newContext()
  if (atHome === undefined) throw new Error('There is no browser.')
  await iadvize.attach(atHome)
  const homePage = await atHome.newPage()
  await shopIn(homePage, demoShop).comeAs(CAMILLE)
  const atHomeTalk = talkIn(homePage)
  await atHomeTalk.button.click()
  await atHomeTalk.say('From home')
  await expect(atHomeTalk.lines).toHaveCount(2)
  const conversationId = await call(homePage, 'get', 'conversation:id')

  await shop.open()
  await activateAnonymously(page)
  await talk.button.click()
  await talk.say('From nobody')
  await expect(talk.lines).toHaveCount(2)
  await shop.signInBehindThePage(CAMILLE)
  await activateCustomer(page)
  await expect(talk.lines).toHaveText(['visitorFrom home', 'agentHello, how can I help?', SIGNED_IN])
  expect(await call(page, 'get', 'conversation:id')).toBe(conversationId)
  await expect(atHomeTalk.lines.last()).toHaveText(SIGNED_IN)
  await atHome.close()
})

test('extID set together with a secured identity takes the padlock from the agent, not the identity from the visitor', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await call(page, 'set', 'customData', { extID: 'c-1' })
  await talk.begin()
  await expect(talk.window).toHaveAccessibleName('Chat: secured as Camille Moreau')
  expect(iadvize.conversations()).toMatchObject([{ padlock: false }])
})

test('logging out empties the window at once, including a half-written message, and the next sign-in restores the conversation', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  await talk.field.fill('My card number is')
  await listen(page, 'conversation:idChange')
  await logout(page)
  await expect(talk.lines).toHaveCount(0)
  await expect(talk.field).toBeHidden()
  expect(await talk.window.locator('input').inputValue()).toBe('')
  expect(await told(page)).toEqual([['conversation:idChange', null]])
  await iadvize.agentSays('Still there?')

  await shop.signInBehindThePage(JONAS)
  await activateCustomer(page)
  await expect(talk.field).toBeVisible()
  await expect(talk.lines).toHaveCount(0)
  await logout(page)

  await shop.signInBehindThePage(CAMILLE)
  await activateCustomer(page)
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?', 'agentStill there?'])
})

test("a poll ends with the conversation, and with the visitor's session", async ({ page, iadvize, shop, talk }) => {
  await shop.comeSecured(CAMILLE)
  await talk.button.click()
  const polled = page.waitForRequest((request) => request.postData()?.includes('"after":') ?? false)
  await talk.say('Hello')
  await polled
  await expect(talk.lines).toHaveCount(2)
  const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/conversation'))
  await logout(page)
  await given
  await iadvize.waitFor('identity-cleared')
})

test('a message that cannot be sent stays in the field, and the window says so', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.button.click()
  const blocked = (url: URL): boolean => url.pathname.endsWith('/conversation')
  await page.route(blocked, (route) => route.abort())
  await talk.say('Hello')
  await expect(talk.lines).toHaveText(['systemNot sent. Try again.'])
  await expect(talk.field).toHaveValue('Hello')
  await page.unroute(blocked)
  await talk.field.press('Enter')
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  expect(iadvize.conversations()).toHaveLength(1)
})

test('a platform that is down for a while is asked again after 5 s, silently, and no message is lost', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  const blocked = (url: URL): boolean => url.pathname.endsWith('/conversation')
  const failed = page.waitForEvent('requestfailed')
  await page.route(blocked, (route) => route.abort())
  // It comes with an answer that is waited for, or with the first one after the pause.
  await iadvize.agentSays('One')
  await failed
  await page.unroute(blocked)
  await iadvize.agentSays('Two')
  await iadvize.passTime('5 s')
  await expect(talk.lines.last()).toHaveText('agentTwo')
  await expect(talk.lines).toHaveCount(4)
})

test('the survey appears when the agent has requested it and ended the conversation, and its answer reaches the agent', async ({
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  await iadvize.agentEnds({ askSatisfaction: true })
  await expect(talk.lines.last()).toContainText('How was this chat?')
  await talk.say('4')
  await expect(talk.lines.last()).toHaveText('systemThank you for your answer.')
  expect(iadvize.conversations()).toMatchObject([{ isOngoing: false, satisfaction: 4 }])
})

test('an ended conversation leaves with the window, and the next message starts another', async ({
  page,
  iadvize,
  shop,
  talk,
}) => {
  await shop.comeSecured(CAMILLE)
  await talk.begin()
  await iadvize.agentEnds()
  await expect(talk.lines).toHaveCount(3)
  await page.keyboard.press('Escape')
  await talk.button.click()
  await expect(talk.lines).toHaveCount(0)
  await talk.say('Again')
  await expect(talk.lines.first()).toHaveText('visitorAgain')
  expect(new Set(iadvize.conversations().map(({ conversationId }) => conversationId)).size).toBe(2)
})

test('idzconvid in the address lets an anonymous visitor continue a conversation on another domain', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  await ownSite.open()
  await activateAnonymously(page)
  await talk.begin()
  const conversationId = await call(page, 'get', 'conversation:id')

  const otherDomain = (await ownSite.serve()).replace('127.0.0.1', 'localhost')
  await page.goto(`${otherDomain}?idzconvid=${String(conversationId)}`)
  await activateAnonymously(page)
  expect(await call(page, 'get', 'conversation:id')).toBe(conversationId)
  await talk.button.click()
  await expect(talk.lines).toHaveText(['visitorHello', 'agentHello, how can I help?'])
  await talk.say('From here')
  await expect(talk.lines).toHaveCount(3)
  expect(iadvize.conversations()).toHaveLength(1)
  const vuids = iadvize.journal.of('identity-stored').map(({ vuid }) => vuid)
  expect(new Set(vuids).size).toBe(2)
})

test('listeners of a page do not receive the keys that are pressed in the chat', async ({ page, shop, talk }) => {
  await shop.comeSecured(CAMILLE)
  await page.evaluate(() => {
    const keys: string[] = []
    Object.assign(window, { keys })
    document.addEventListener('keydown', ({ key }) => keys.push(key))
  })
  await talk.button.click()
  await talk.field.pressSequentially('a/?')
  await expect(talk.field).toHaveValue('a/?')
  expect(await page.evaluate(() => (window as unknown as { keys: unknown }).keys)).toEqual([])
})

test("a conversation works under a strict Content-Security-Policy that names the vendor's hosts", async ({
  page,
  ownSite,
  talk,
}) => {
  const policy = `default-src 'none'; script-src 'unsafe-inline' ${TAG_ORIGIN}; connect-src ${TAG_ORIGIN} ${PLATFORM_ORIGIN}; form-action 'none'; require-trusted-types-for 'script'`
  const refusals = refusedByPolicy(page)
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  await ownSite.open(pageWith(meta, snippet()))
  await activateAnonymously(page)
  await talk.button.click()
  await talk.say('<img src=x onerror=alert(1)>')
  await expect(talk.lines).toHaveText(['visitor<img src=x onerror=alert(1)>', 'agentHello, how can I help?'])
  expect(refusals).toEqual([])
})
