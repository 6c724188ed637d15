import { BRAND_PEM, ACTIVATE, expect, html, pageWith, SNIPPET, test } from './site.ts'

const OWN = '<button>Buy</button><p role="status">3 in stock</p><input aria-label="Search">'

test.describe('of a page that shows the chat', () => {
  test("on a page with a visible chat, the site's role queries find only its own elements, with the chat closed or open", async ({
    page,
    iadvize,
    site,
  }) => {
    site.serve('/own', html(pageWith(SNIPPET, ACTIVATE) + OWN))
    await page.goto(`${site.url}/own`)
    await expect(page.locator('rehearsal-chat')).toBeVisible()
    await expect(page.getByRole('status')).toHaveText('3 in stock')
    await expect(iadvize).toHaveActivated()
    await iadvize.visitorSays('Hello')
    await expect(page.getByRole('button')).toHaveText('Buy')
    await expect(page.getByRole('textbox')).toHaveAccessibleName('Search')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator('rehearsal-chat').getByRole('dialog', { includeHidden: true })).toBeVisible()
  })
})

test.describe("with iadvizeChat: 'hidden'", () => {
  test.use({ iadvizeChat: 'hidden', iadvizeAgent: { replies: ['Hello Camille'] } })

  test("with iadvizeChat: 'hidden' the page does not show the chat, but visitor and agent can talk", async ({
    page,
    iadvize,
    site,
  }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await iadvize.visitorSays('Where is my lamp?')
    await iadvize.waitFor('message-sent', { by: 'agent' })
    await iadvize.agentSays('On its way.')
    await expect(page.locator('rehearsal-chat')).toBeHidden()
    expect(iadvize.conversations()[0]?.messages.map(({ text }) => text)).toEqual([
      'Where is my lamp?',
      'Hello Camille',
      'On its way.',
    ])
  })
})

test.describe("with iadvizeChat: 'accessible'", () => {
  test.use({ iadvizeChat: 'accessible' })

  test("with iadvizeChat: 'accessible' the chat is found by its role, as by a person with a screen reader", async ({
    page,
    site,
  }) => {
    await page.goto(site.url)
    await expect(page.getByRole('button', { name: /^Chat: secured/ })).toBeVisible()
  })
})

test('with two open chats the test must name the page in which the visitor writes', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  const other = await context.newPage()
  await Promise.all([page.goto(site.url), other.goto(site.url)])
  await expect(iadvize).toHaveActivated({ times: 2 })
  await expect(page.locator('rehearsal-chat')).toBeVisible()
  await expect(other.locator('rehearsal-chat')).toBeVisible()
  await expect(iadvize.visitorSays('Hello')).rejects.toThrow("visitorSays('Hello', { page })")
  await iadvize.visitorSays('Hello from here', { page: other })
  await expect(other.locator('rehearsal-chat [role=log]')).toContainText('Hello from here')
})

test('a visitor who has no chat yet cannot write, and the sentence says what to wait for', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/plain', html(pageWith()))
  await page.goto(`${site.url}/plain`)
  await expect(iadvize.visitorSays('Hello')).rejects.toThrow('wait for the activation first')
})

test('an activated visitor writes in the chat of a page that loads the tag late', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  const late = `<script>setTimeout(() => document.head.append(Object.assign(document.createElement('script'),
    { src: '//halc.iadvize.com/iadvize.js' })), 300)</script>`
  site.serve('/late', html(pageWith(SNIPPET.replace(/<script async.*/, ''), ACTIVATE, late)))
  await page.goto(`${site.url}/late`)
  await iadvize.visitorSays('Where is my lamp?')
  await expect(page.locator('rehearsal-chat [role=log]')).toContainText('Where is my lamp?')
})

test.describe('with an agent who is not there', () => {
  test.use({ iadvizeAgent: { status: 'offline' }, iadvizeProject: { sid: 1234, publicKey: BRAND_PEM } })

  test('a visitor cannot write to an absent agent, and the sentence says why', async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await expect(page.locator('rehearsal-chat')).toBeVisible()
    await expect(iadvize.visitorSays('Hello')).rejects.toThrow('The chat cannot accept messages: no agent is online')
  })
})

test('the agent can answer a visitor who is writing, without a wait in the test', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await expect(page.locator('rehearsal-chat')).toBeVisible()
  await Promise.all([iadvize.agentSays('How can I help?'), iadvize.visitorSays('Hello')])
  expect(iadvize.conversations()[0]?.messages.map(({ by }) => by)).toContain('agent')
})

test('local storage of an origin that no page shows any more is found', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await page.context().clearCookies()
  const elsewhere = site.url.replace('127.0.0.1', 'localhost')
  site.serve('/plain', html(pageWith()))
  await page.goto(`${elsewhere}/plain`)
  await expect(expect(iadvize).toHaveNoIdentityLeft({ within: 0 })).rejects.toThrow(
    `in local storage iadvize-1234-jwtIdentity of ${site.url}`,
  )
})
