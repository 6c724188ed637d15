/** For each matcher a site that keeps what it claims, and one that breaks it: on both it must say so, in both polarities. */

import { expect } from '../../playwright-kit/index.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { rehearsedOn } from './rehearsed-stage.ts'
import { CAMILLE, JONAS, test as base } from './shop.ts'
import type { Rehearsed } from '../../playwright-kit/index.ts'

const test = base.extend<{ readonly iadvize: Rehearsed }>({
  iadvize: async ({ page, stage }, use) => {
    await page.clock.install()
    await use(rehearsedOn(page, stage))
  },
})

/** The claim must not hold; what it says is looked at elsewhere. */
const isBroken = async (claim: Promise<void>): Promise<void> => expect(claim).rejects.toThrow('What happened:')

const briefly = { timeout: 1_000 }

test('a site with the right token has activated its customer', async ({ iadvize, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, attempts: 1, times: 1 })
  await isBroken(expect(iadvize).not.toHaveActivated({ userId: CAMILLE.userId }))
  await isBroken(expect(iadvize).toHaveActivated({ userId: JONAS.userId, ...briefly }))
  await isBroken(expect(iadvize).toHaveFailedActivation(briefly))
  await expect(iadvize).not.toHaveFailedActivation()
})

test("a site with another customer's token has not activated its customer", async ({ iadvize, stage, shop }) => {
  await stage.tokenBackend('another-visitors-token')
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  await isBroken(expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, ...briefly }))
  await expect(iadvize).not.toHaveActivated({ userId: CAMILLE.userId })
})

test('a platform that always refuses is failed after four attempts, each with a token of its own', async ({
  iadvize,
  stage,
  shop,
}) => {
  await stage.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4, times: 1 })
  await expect(iadvize).toHaveAskedForToken({ times: 4 })
  await expect(iadvize).not.toHaveActivatedAnonymously()
  await expect(iadvize).not.toHaveActivated()
  await isBroken(expect(iadvize).not.toHaveFailedActivation({ attempts: 4 }))
  await isBroken(expect(iadvize).toHaveFailedActivation({ attempts: 1, ...briefly }))
  await isBroken(expect(iadvize).toHaveAskedForToken({ times: 1, ...briefly }))
})

test.describe('where no token can be minted', () => {
  test('a site that goes without chat has activated nobody', async ({ iadvize, stage, shop }) => {
    await stage.tokenBackend('cannot-mint')
    await shop.signIn(CAMILLE)
    await expect(shop.chatState).toContainText('Not available')
    await expect(iadvize).not.toHaveActivatedAnonymously()
    await isBroken(expect(iadvize).toHaveActivatedAnonymously(briefly))
  })

  test.describe('and it is set so', () => {
    test.use({ stageSettings: { noTokenChoice: 'anonymous-chat' } })

    test('a site that goes on anonymously has activated somebody anonymous', async ({ iadvize, stage, shop }) => {
      await stage.tokenBackend('cannot-mint')
      await shop.signIn(CAMILLE)
      await expect(iadvize).toHaveActivatedAnonymously({ times: 1 })
      await isBroken(expect(iadvize).not.toHaveActivatedAnonymously())
      await isBroken(expect(iadvize).toHaveActivated(briefly))
    })
  })
})

test('a site that signs out with logout leaves nothing of the visitor', async ({ iadvize, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveActivated()
  await isBroken(expect(iadvize).toHaveNoIdentityLeft(briefly))
  await isBroken(expect(iadvize).toHaveLoggedOut(briefly))
  await expect(iadvize).not.toHaveLoggedOut()

  await shop.signOut()
  await expect(iadvize).toHaveLoggedOut({ times: 1 })
  await expect(iadvize).toHaveNoIdentityLeft()
  await isBroken(expect(iadvize).not.toHaveNoIdentityLeft(briefly))
  await expect(iadvize).toHaveJournal([
    { type: 'activation-settled', status: 'authentication-success' },
    'logout-called',
    'identity-cleared',
  ])
  await isBroken(expect(iadvize).toHaveJournal(['logout-called', 'activation-settled'], briefly))
})

test('a site that forgets to log out leaves the visitor behind', async ({ iadvize, page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveActivated()
  await page.request.post(`${stage.demoUrl}api/sign-out`)
  await shop.open()
  await expect(iadvize).not.toHaveLoggedOut()
  await expect(iadvize).not.toHaveNoIdentityLeft()
  await isBroken(expect(iadvize).toHaveNoIdentityLeft(briefly))
})

test('an anonymous visitor comes by a timer too late for a short look, and not too late for a negative claim', async ({
  iadvize,
  page,
  shop,
}) => {
  await shop.open()
  await page.evaluate(() => {
    const tagPage = window as Window & TagGlobals
    const activate = () => tagPage.iAdvize?.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } as const }))
    setTimeout(() => setTimeout(() => void activate(), 4_000), 5_000)
  })
  await isBroken(expect(iadvize).not.toHaveActivatedAnonymously())
})
