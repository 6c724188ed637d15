import type { Locator, Page } from '@playwright/test'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { pageWith, snippet, TAG_URL } from './own-page.ts'
import { activateAnonymously, logout } from './page-code.ts'
import { DEMO_PROJECT, expect, test } from './shop.ts'

const SELECTORS = { online: '.idz-online', busy: '.idz-busy', offline: '.idz-offline' }

/** The vendor's example with three states and an avatar. */
const SITE = `${pageWith()}
<div class="idz_btn_fix">
	<div class="idz-online" style="display: none"><div data-idz-displayed-avatar></div><div>ONLINE CHAT BUTTON</div></div>
	<div class="idz-busy" style="display: none">BUSY CHAT BUTTON</div>
	<div class="idz-offline">OFFLINE CHAT BUTTON</div>
</div>
${snippet()}`

test.use({ iadvizeProject: { ...DEMO_PROJECT, customButtons: SELECTORS }, iadvizeAgent: { replies: ['Hi'] } })

/** The tag puts the right one there when it has loaded its part for that, which no promise of its waits for. */
const shownOn = (page: Page): Locator => page.getByText(/CHAT BUTTON/).filter({ visible: true })

test.describe('with an agent who is online', () => {
  test('the button for offline is shown until an identity has been activated, and then the one for online', async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open(SITE)
    await iadvize.waitFor('tag-loaded')
    await expect(shownOn(page)).toHaveText(['OFFLINE CHAT BUTTON'])
    await activateAnonymously(page)
    await expect(shownOn(page)).toHaveText(['ONLINE CHAT BUTTON'])
    await logout(page)
    await expect(shownOn(page)).toHaveText(['OFFLINE CHAT BUTTON'])
  })

  test('a click on the button for online opens the chat', async ({ page, ownSite, talk }) => {
    await ownSite.open(SITE)
    await activateAnonymously(page)
    await expect(talk.window).toBeHidden()
    await page.getByText('ONLINE CHAT BUTTON', { exact: true }).click()
    await expect(talk.window).toBeVisible()
    await expect(talk.field).toBeFocused()
  })

  test('clicking a button before the chat has created its own opens the chat, which stays open', async ({
    page,
    ownSite,
    talk,
  }) => {
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
    await ownSite.open(SITE)
    await activateAnonymously(page)
    await expect(page.locator('rehearsal-chat')).toHaveCount(0)
    await page.getByText('ONLINE CHAT BUTTON', { exact: true }).click()
    await expect(talk.field).toBeFocused()
    await page.clock.runFor(1_000)
    await expect(talk.field).toBeFocused()
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  })

  test('a custom button shows whether the chat is open, whether a conversation is ongoing, and the number of unread messages', async ({
    page,
    iadvize,
    ownSite,
    talk,
  }) => {
    await ownSite.open(SITE)
    await activateAnonymously(page)
    const button = page.locator('.idz-online')
    const says = async (chatbox: string, conversation: string, unread: string): Promise<void> => {
      await expect(button).toHaveAttribute('data-idz-chatbox-status', chatbox)
      await expect(button).toHaveAttribute('data-idz-conversation-status', conversation)
      await expect(button).toHaveAttribute('data-idz-unread-message-count', unread)
    }
    await says('REDUCED', 'NOT_ONGOING', '0')
    await button.click()
    await says('OPEN', 'NOT_ONGOING', '0')
    await talk.say('Hello')
    await expect(talk.lines).toHaveCount(2)
    await says('OPEN', 'ONGOING', '0')
    await page.keyboard.press('Escape')
    await iadvize.agentSays('One')
    await iadvize.agentSays('Two')
    await says('REDUCED', 'ONGOING', '2')
    await iadvize.agentEnds()
    await says('REDUCED', 'NOT_ONGOING', '2')
    await expect(page.locator('.idz-offline')).toHaveAttribute('data-idz-chatbox-status', 'REDUCED')
  })

  test('the avatar is put once into the place for it on a custom button', async ({ page, ownSite }) => {
    await ownSite.open(SITE)
    await activateAnonymously(page)
    await page.getByText('ONLINE CHAT BUTTON', { exact: true }).click()
    await expect(page.locator('[data-idz-displayed-avatar]')).toHaveText('A')
  })

  test('custom buttons that are added to the page later are found at the next change of the chat', async ({
    page,
    ownSite,
    talk,
  }) => {
    await ownSite.open(SITE)
    await activateAnonymously(page)
    await expect(shownOn(page)).toHaveText(['ONLINE CHAT BUTTON'])
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div class="idz-online" style="display: none">LATE CHAT BUTTON</div>',
      )
    })
    await expect(shownOn(page)).toHaveText(['ONLINE CHAT BUTTON'])
    await talk.button.click()
    await expect(shownOn(page)).toHaveText(['ONLINE CHAT BUTTON', 'LATE CHAT BUTTON'])
  })
})

for (const status of ['busy', 'offline'] as const) {
  test.describe(`with an agent who is ${status}`, () => {
    test.use({ iadvizeAgent: { status } })

    test(`with an agent who is ${status}, the button for ${status} is shown, and no conversation can be started`, async ({
      page,
      ownSite,
      talk,
    }) => {
      await ownSite.open(SITE)
      await activateAnonymously(page)
      await expect(shownOn(page)).toHaveText([`${status.toUpperCase()} CHAT BUTTON`])
      await talk.button.click()
      await expect(talk.window).toBeVisible()
      await expect(talk.field).toBeHidden()
    })
  })
}

test.describe('with a selector that is none', () => {
  test.use({
    iadvizeProject: { ...DEMO_PROJECT, customButtons: { online: '[', offline: '.idz-offline' } },
    iadvizeAgent: {},
  })

  test('an invalid selector of a custom button is reported in the console, and the chat still works', async ({
    page,
    ownSite,
    talk,
  }) => {
    const complaint = page.waitForEvent('console', (message) => message.text().includes("'[' is not a valid selector"))
    await ownSite.open(SITE)
    await complaint
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    await talk.button.click()
    await talk.say('Hello')
    await expect(talk.lines.first()).toHaveText('visitorHello')
    await expect(talk.lines.last()).toHaveText('agentHello, this is the rehearsed agent. How can I help you?')
    await expect(page.locator('.idz-offline')).toBeHidden()
  })
})

test.describe('with a second project that has no buttons', () => {
  test.use({
    iadvizeProject: {
      projects: [
        { ...DEMO_PROJECT, customButtons: SELECTORS },
        { ...DEMO_PROJECT, sid: 7316 },
      ],
    },
  })

  test('custom buttons of a replaced tag no longer open the chat', async ({ page, iadvize, ownSite, talk }) => {
    await ownSite.open(SITE)
    await activateAnonymously(page)
    await page.evaluate((src) => {
      const site: Window & TagGlobals = window
      delete site.iAdvize
      site.iAdvizeInterface = Object.assign([], { config: { sid: 7316 } })
      document.head.append(Object.assign(document.createElement('script'), { src }))
    }, TAG_URL)
    await iadvize.waitFor('tag-loaded', { sid: '7316' })
    await expect(talk.button).toBeVisible()
    await page.locator('.idz-online').evaluate((button: HTMLElement) => button.click())
    // Whatever the click began is over by then.
    await iadvize.passTime('1 s')
    await expect(page.locator('rehearsal-chat')).toHaveCount(1)
    await expect(talk.window).toBeHidden()
  })
})
