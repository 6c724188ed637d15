import type { Page } from '@playwright/test'
import { expect, type RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith } from './page-code.ts'
import { test } from './shop.ts'
import { talkIn } from './talk.ts'

const SELECTORS = { online: '.idz-online', busy: '.idz-busy', offline: '.idz-offline' }
const settings = (status?: 'busy' | 'offline') => ({
  projects: [{ sid: 1234, customButtons: SELECTORS }],
  agent: { replies: ['Hi'], ...(status === undefined ? {} : { status }) },
})

/** The vendor's example with three states and an avatar. */
const siteWith = (stage: RemoteStage): string => `<!doctype html><html lang="en"><title>A site</title>
<div class="idz_btn_fix">
	<div class="idz-online" style="display: none"><div data-idz-displayed-avatar></div><div>ONLINE CHAT BUTTON</div></div>
	<div class="idz-busy" style="display: none">BUSY CHAT BUTTON</div>
	<div class="idz-offline">OFFLINE CHAT BUTTON</div>
</div>
<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script><script async src="${stage.tagUrl}"></script>`

const shownOn = (page: Page): Promise<readonly string[]> =>
  page
    .getByText(/CHAT BUTTON/)
    .locator('visible=true')
    .allInnerTexts()

test.describe('with an agent who is online', () => {
  test.use({ stageSettings: settings() })

  test('the button for offline is shown until an identity has been activated, and the one for online from then on', async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(siteWith(stage)))
    await stage.waitFor('tag-loaded')
    expect(await shownOn(page)).toEqual(['OFFLINE CHAT BUTTON'])
    await activateWith(page, { type: 'ANONYMOUS' })
    expect(await shownOn(page)).toEqual(['ONLINE CHAT BUTTON'])
    await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
    expect(await shownOn(page)).toEqual(['OFFLINE CHAT BUTTON'])
  })

  test('a click on the button for online opens the chat', async ({ page, stage, ownSite }) => {
    await page.goto(await ownSite(siteWith(stage)))
    await activateWith(page, { type: 'ANONYMOUS' })
    const talk = talkIn(page)
    await expect(talk.window).toBeHidden()
    await page.getByText('ONLINE CHAT BUTTON', { exact: true }).click()
    await expect(talk.window).toBeVisible()
    await expect(talk.field).toBeFocused()
  })

  test('the button says whether the chat is open and a conversation ongoing, and how much is unread', async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(siteWith(stage)))
    await activateWith(page, { type: 'ANONYMOUS' })
    const button = page.locator('.idz-online')
    const says = async (chatbox: string, conversation: string, unread: string): Promise<void> => {
      await expect(button).toHaveAttribute('data-idz-chatbox-status', chatbox)
      await expect(button).toHaveAttribute('data-idz-conversation-status', conversation)
      await expect(button).toHaveAttribute('data-idz-unread-message-count', unread)
    }
    await says('REDUCED', 'NOT_ONGOING', '0')
    const talk = talkIn(page)
    await button.click()
    await says('OPEN', 'NOT_ONGOING', '0')
    await talk.say('Hello')
    await expect(talk.lines).toHaveCount(2)
    await says('OPEN', 'ONGOING', '0')
    await page.keyboard.press('Escape')
    await stage.agentSays('One')
    await stage.agentSays('Two')
    await says('REDUCED', 'ONGOING', '2')
    await stage.agentEnds()
    await says('REDUCED', 'NOT_ONGOING', '2')
    await expect(page.locator('.idz-offline')).toHaveAttribute('data-idz-chatbox-status', 'REDUCED')
  })

  test('the avatar is put into the place that the button has for it, once', async ({ page, stage, ownSite }) => {
    await page.goto(await ownSite(siteWith(stage)))
    await activateWith(page, { type: 'ANONYMOUS' })
    await page.getByText('ONLINE CHAT BUTTON', { exact: true }).click()
    await expect(page.locator('[data-idz-displayed-avatar]')).toHaveText('A')
  })

  test('buttons that come into the page later are found with the next change of the chat', async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(siteWith(stage)))
    await activateWith(page, { type: 'ANONYMOUS' })
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div class="idz-online" style="display: none">LATE CHAT BUTTON</div>',
      )
    })
    expect(await shownOn(page)).toEqual(['ONLINE CHAT BUTTON'])
    await talkIn(page).button.click()
    expect(await shownOn(page)).toEqual(['ONLINE CHAT BUTTON', 'LATE CHAT BUTTON'])
  })
})

for (const status of ['busy', 'offline'] as const) {
  test.describe(`with an agent who is ${status}`, () => {
    test.use({ stageSettings: settings(status) })

    test(`the button for ${status} is shown, and nobody can begin a conversation`, async ({ page, stage, ownSite }) => {
      await page.goto(await ownSite(siteWith(stage)))
      await activateWith(page, { type: 'ANONYMOUS' })
      expect(await shownOn(page)).toEqual([`${status.toUpperCase()} CHAT BUTTON`])
      const talk = talkIn(page)
      await talk.button.click()
      await expect(talk.window).toBeVisible()
      await expect(talk.field).toBeHidden()
    })
  })
}

test.describe('with a selector that is none', () => {
  test.use({ stageSettings: { projects: [{ sid: 1234, customButtons: { online: '[', offline: '.idz-offline' } }] } })

  test('the console says so, and the chat works all the same', async ({ page, stage, ownSite }) => {
    const complaint = page.waitForEvent('console', (message) => message.text().includes("'[' is not a valid selector"))
    await page.goto(await ownSite(siteWith(stage)))
    await complaint
    const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
    expect(authentication.status).toBe('authentication-success')
    const talk = talkIn(page)
    await talk.button.click()
    await talk.say('Hello')
    await expect(talk.lines.first()).toHaveText('visitorHello')
    await expect(talk.lines.last()).toHaveText('agentHello, this is the rehearsed agent. How can I help you?')
    await expect(page.locator('.idz-offline')).toBeHidden()
  })
})
