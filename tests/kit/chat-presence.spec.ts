import { BRAND_PEM, ACTIVATE, expect, html, pageWith, SNIPPET, test } from './site.ts'

const OWN = '<button>Buy</button><p role="status">3 in stock</p><input aria-label="Search">'

test.describe('of a page that shows the chat', () => {
  test("a site's own questions for roles find its own elements alone, while the chat is closed and while it is open", async ({
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

  test('the page does not show the chat, and its visitor and the agent can talk all the same', async ({
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

  test('the chat is found by its role, as a person with a screen reader finds it', async ({ page, site }) => {
    await page.goto(site.url)
    await expect(page.getByRole('button', { name: /^Chat: secured/ })).toBeVisible()
  })
})

test('what the visitor writes in which of two pages is said by the test, and asked for where it is not', async ({
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

test.describe('with an agent who is not there', () => {
  test.use({ iadvizeAgent: { status: 'offline' }, iadvizeProject: { sid: 1234, publicKey: BRAND_PEM } })

  test('the visitor cannot write, and the sentence says why', async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await expect(page.locator('rehearsal-chat')).toBeVisible()
    await expect(iadvize.visitorSays('Hello')).rejects.toThrow('The chat takes no message: no agent is online')
  })
})

test('the agent answers a visitor who is just writing, without a wait of the test', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await expect(page.locator('rehearsal-chat')).toBeVisible()
  await Promise.all([iadvize.agentSays('How can I help?'), iadvize.visitorSays('Hello')])
  expect(iadvize.conversations()[0]?.messages.map(({ by }) => by)).toContain('agent')
})

test('what local storage keeps on an origin that no page is on any more is found', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await page.context().clearCookies()
  const elsewhere = site.url.replace('127.0.0.1', 'localhost')
  site.serve('/plain', html(pageWith()))
  await page.goto(`${elsewhere}/plain`)
  await expect(expect(iadvize).toHaveNoIdentityLeft()).rejects.toThrow(
    `in local storage iadvize-1234-jwtIdentity of ${site.url}`,
  )
})
