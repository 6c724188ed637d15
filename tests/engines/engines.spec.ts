/** What every engine does with the tag and the chat. */

import { expectStage } from '../../client/expect/expect-stage.ts'
import { expect } from '../over-http/remote-test.ts'
import { CAMILLE } from '../scenarios/shop.ts'
import { test } from './engine-test.ts'
import { FIREFOX } from './firefox.ts'
import { WEBKIT_GTK } from './webkit-gtk.ts'

// The driver of WebKitGTK takes one session at a time.
test.describe.configure({ mode: 'default' })
test.use({ stageSettings: { fidelity: { retryDelaysMs: [10] } } })

for (const engine of [FIREFOX, WEBKIT_GTK]) {
  const { name } = engine
  test.describe(() => {
    const missing = engine.whyMissing()
    test.skip(missing !== null, missing ?? '')
    test.use({ engine })

    test(`in ${name} a customer who signs in is secured and stored, and after the sign-out nothing of them is left`, async ({
      shop,
      there,
    }) => {
      await shop.signIn(CAMILLE)
      await expectStage(there).toHaveActivated({ userId: CAMILLE.userId, attempts: 1 })
      await shop.says('Secured')
      expect((await shop.stored()).filter((item) => /vuid|jwtIdentity/.test(item))).not.toEqual([])
      await shop.signOut()
      await expectStage(there).toHaveLoggedOut()
      expect((await shop.stored()).filter((item) => /vuid|jwtIdentity/.test(item))).toEqual([])
    })

    test(`in ${name} a refused token is tried four times, and the page says that the chat is not available`, async ({
      shop,
      there,
    }) => {
      await there.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
      await shop.signIn(CAMILLE)
      await expectStage(there).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
      await shop.says('Not available: Failed to fetch authentication with a server error')
      await expectStage(there).not.toHaveActivatedAnonymously({ within: 500 })
    })

    test(`in ${name} a dropped connection and a malformed answer are each retried, until an answer comes`, async ({
      shop,
      there,
    }) => {
      await there.prepare({ answer: 'drop-connection' }, { answer: 'malformed-body' })
      await shop.signIn(CAMILLE)
      await expectStage(there).toHaveActivated({ attempts: 3 })
    })

    test(`in ${name} a customer without a token has no chat, and activate is not called`, async ({ shop, there }) => {
      await there.tokenBackend('cannot-mint', 'always')
      await shop.signIn(CAMILLE)
      await shop.says('Not available')
      await expectStage(there).not.toHaveJournal(['activation-requested'], { within: 500 })
    })

    test(`in ${name} a second window of the site has the same visitor, and a sign-out in it is heard in the first`, async ({
      shop,
      there,
    }) => {
      await shop.signIn(CAMILLE)
      await expectStage(there).toHaveActivated({ times: 1, within: 0 })
      await shop.openSecondWindow()
      await expectStage(there).toHaveActivated({ times: 2, within: 0 })
      await shop.signOut()
      await expectStage(there).toHaveLoggedOut()
      await shop.backToFirstWindow()
      await expectStage(there).toHaveJournal(['logout-called', 'identity-cleared'])
      expect((await shop.stored()).filter((item) => /vuid|jwtIdentity/.test(item))).toEqual([])
    })

    test.describe(() => {
      test.use({ site: 'sandboxed-frame' })
      test(`in ${name} the tag in a sandboxed frame of another origin secures a customer`, async ({ shop, there }) => {
        await shop.signIn(CAMILLE)
        await expectStage(there).toHaveActivated()
        await shop.says('Secured')
      })
    })
  })
}
