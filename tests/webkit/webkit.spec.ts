/** The tag and the chat in the engine of Safari. */

import { By } from 'selenium-webdriver'
import { expectStage } from '../../client/expect/expect-stage.ts'
import { startSite } from '../../environment/start-site.ts'
import { expect } from '../over-http/remote-test.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { test, whyNoWebKit } from './webkit-test.ts'

const noWebKit = whyNoWebKit()
test.skip(noWebKit !== null, noWebKit ?? '')
// Its driver takes one session at a time.
test.describe.configure({ mode: 'default' })
test.use({ stageSettings: { fidelity: { retryDelaysMs: [10] } } })

test('in WebKitGTK a customer who signs in is secured and stored, and after the sign-out nothing of them is left', async ({
  shop,
  there,
}) => {
  await shop.signIn(CAMILLE)
  await expectStage(there).toHaveActivated({ userId: CAMILLE.userId, attempts: 1 })
  await shop.says('Secured')
  expect((await shop.stored()).filter((name) => /vuid|jwtIdentity/.test(name))).not.toEqual([])
  await shop.signOut()
  await expectStage(there).toHaveLoggedOut()
  expect((await shop.stored()).filter((name) => /vuid|jwtIdentity/.test(name))).toEqual([])
})

test('in WebKitGTK a refused token is tried four times, and the page says that the chat is not available', async ({
  shop,
  there,
}) => {
  await there.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
  await shop.signIn(CAMILLE)
  await expectStage(there).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
  await shop.says('Not available: Failed to fetch authentication with a server error')
  await expectStage(there).not.toHaveActivatedAnonymously({ within: 500 })
})

test('in WebKitGTK a dropped connection and a malformed answer are each retried, until an answer comes', async ({
  shop,
  there,
}) => {
  await there.prepare({ answer: 'drop-connection' }, { answer: 'malformed-body' })
  await shop.signIn(CAMILLE)
  await expectStage(there).toHaveActivated({ attempts: 3 })
})

test('in WebKitGTK a customer without a token has no chat, and activate is not called', async ({ shop, there }) => {
  await there.tokenBackend('cannot-mint', 'always')
  await shop.signIn(CAMILLE)
  await shop.says('Not available')
  await expectStage(there).not.toHaveJournal(['activation-requested'], { within: 500 })
})

test('in WebKitGTK a second window of the site has the same visitor, and a sign-out in it is heard in the first', async ({
  shop,
  there,
}) => {
  await shop.signIn(CAMILLE)
  await expectStage(there).toHaveActivated({ times: 1, within: 0 })
  const first = await shop.driver.getWindowHandle()
  // Only a click may open a window.
  await shop.driver.executeScript(
    `document.body.insertAdjacentHTML('afterbegin', '<a href="?" target="_blank">In a new window</a>')`,
  )
  await shop.driver.findElement(By.linkText('In a new window')).click()
  await expectStage(there).toHaveActivated({ times: 2, within: 0 })
  const second = (await shop.driver.getAllWindowHandles()).find((handle) => handle !== first)
  await shop.driver.switchTo().window(second ?? '')
  await shop.signOut()
  await expectStage(there).toHaveLoggedOut()
  await shop.driver.switchTo().window(first)
  await expectStage(there).toHaveJournal(['logout-called', 'identity-cleared'])
  expect((await shop.stored()).filter((name) => /vuid|jwtIdentity/.test(name))).toEqual([])
})

test.extend({
  siteUrl: async ({ stage }, use) => {
    const site = await startSite({ site: 'sandboxed-frame', tagUrl: stage.tagUrl })
    await use(site.url)
    await site.close()
  },
})('in WebKitGTK the tag in a sandboxed frame of another origin secures a customer', async ({ shop, there }) => {
  await shop.signIn(CAMILLE)
  await expectStage(there).toHaveActivated()
  await shop.says('Secured')
})
