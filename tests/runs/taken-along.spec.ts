/** What the control room saves of a rehearsal is run as it is. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RemoteStage } from '../over-http/remote-stage.ts'
import { CAMILLE, JONAS, type Shop } from '../scenarios/shop.ts'
import { tokenFor } from '../demo-shop.ts'
import { expect, test } from './taken-along.ts'

// So that nobody waits for the tag's retries.
test.use({ stageSettings: { fidelity: { retryDelaysMs: [10] } } })

const settled = async (stage: RemoteStage, act: () => Promise<unknown>): Promise<void> => {
  const last = (await stage.journal()).at(-1)?.index ?? 0
  await act()
  await stage.waitForNext(['activation-settled'], last)
}

/** A good sign-in, a refusal and its retries, a faulty token backend, a moved clock, a logout, and another visitor. */
const play = async (stage: RemoteStage, shop: Shop): Promise<void> => {
  const openAccount = (): Promise<void> => settled(stage, () => shop.open('account'))
  await settled(stage, () => shop.signIn(CAMILLE))
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 4 })
  await openAccount()
  await stage.tokenBackend('signed-with-another-key', 1)
  await openAccount()
  await stage.advanceClock(3_600_000)
  await openAccount()
  await shop.signOut()
  await stage.tokenBackend('cannot-mint', 1)
  await shop.signIn(JONAS)
  await expect(shop.chatState).toContainText('Not available')
  await openAccount()
}

test('a rehearsal with the demo shop that was saved as a Playwright test passes as it is', async ({
  stage,
  shop,
  take,
  run,
}) => {
  await play(stage, shop)
  const saved = await take('as=playwright')
  const { output, exitCode } = await run(saved)
  expect(output).toContain('1 passed')
  expect(exitCode).toBe(0)
  for (const claim of [
    'toHaveActivated({ userId: CAMILLE.userId })',
    "toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })",
    "prepare(refuse('SIGNATURE_INVALID'))",
    'toHaveActivated({ attempts: 2 })',
    "sleep('1 h')",
    'toHaveLoggedOut()',
    'not.toHaveActivated({ userId: JONAS.userId, within: 0 })',
    'toHaveActivated({ userId: JONAS.userId })',
  ]) {
    expect(saved.text).toContain(claim)
  }
})

test('a rehearsal with the demo shop that was saved as features in English and French passes with the saved configuration', async ({
  stage,
  shop,
  take,
  run,
}) => {
  await play(stage, shop)
  const saved = await Promise.all(
    ['as=feature', 'as=feature&language=fr', 'as=configuration'].map((query) => take(query)),
  )
  const { output, exitCode } = await run(...saved)
  expect(output).toContain('2 passed')
  expect(exitCode).toBe(0)
})

test.describe('where the site chose an anonymous chat in the rehearsal', () => {
  test.use({ stageSettings: { noTokenChoice: 'anonymous-chat' } })

  const playAnonymously = async (stage: RemoteStage, shop: Shop): Promise<void> => {
    await stage.tokenBackend('cannot-mint')
    await settled(stage, () => shop.signIn(CAMILLE))
  }

  /** The same shop, which behaves otherwise from now on. */
  const improve = async (stage: RemoteStage): Promise<void> => {
    await stage.make({ noTokenChoice: 'no-chat' })
  }

  test('the saved Playwright test passes while the site behaves so, and fails when it offers no chat', async ({
    stage,
    shop,
    take,
    run,
  }) => {
    await playAnonymously(stage, shop)
    const saved = await take('as=playwright')
    expect((await run(saved)).output).toContain('1 passed')
    await improve(stage)
    const { output, exitCode } = await run(saved)
    expect(exitCode).toBe(1)
    expect(output).toContain('Expected: at least one anonymous activation')
  })

  test('the saved feature fails when the site offers no chat, with the claim that is no longer true', async ({
    stage,
    shop,
    take,
    run,
  }) => {
    await playAnonymously(stage, shop)
    const [feature, configuration] = [await take('as=feature'), await take('as=configuration')]
    await improve(stage)
    const { output, exitCode } = await run(feature, configuration)
    expect(exitCode).toBe(1)
    expect(output).toContain('Then an anonymous activation follows')
    expect(output).toContain('Expected: at least one anonymous activation')
  })
})

/** Another site, as its brand has it: only a customer's page has the chat. */
const startOwnSite = async (tagUrl: string): Promise<{ readonly url: string; readonly server: Server }> => {
  const server = createServer((request, response) => {
    void (async () => {
      const token = request.url === '/token' ? await tokenFor('own-user-1') : null
      response.setHeader('Content-Type', token === null ? 'text/html' : 'text/plain')
      response.end(token ?? pageOf(tagUrl, request.headers.cookie?.includes('customer=1') ?? false))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const pageOf = (tagUrl: string, isCustomer: boolean): string => `<title>Own site</title>
<button onclick="document.cookie = 'customer=1; path=/'; location.href = '/account'">Sign in</button>
<script>
window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 1234 }
if (${isCustomer}) iAdvizeInterface.push((iAdvize) => iAdvize.activate(async () => ({
  authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await (await fetch('/token')).text() },
})))</script>
<script async src="${tagUrl}"></script>`

test('a saved test of another site says what is to be filled in, and passes once the sign-in is filled in', async ({
  page,
  stage,
  take,
  run,
}) => {
  const { url, server } = await startOwnSite(stage.tagUrl)
  await page.goto(url)
  await stage.waitFor('tag-loaded')
  await settled(stage, () => page.getByRole('button', { name: 'Sign in' }).click())
  const saved = await take('as=playwright')
  const unfinished = await run(saved)
  expect(unfinished.exitCode).toBe(1)
  expect(unfinished.output).toContain('Fill in signIn in this file: how the customer signs in to your site, from')
  const [placeholder = ''] = /throw new Error\(`Fill in signIn.*/.exec(saved.text) ?? []
  const text = saved.text.replace(placeholder, "await page.getByRole('button', { name: 'Sign in' }).click()")
  const finished = await run({ ...saved, text })
  expect(finished.output).toContain('1 passed')
  expect(text).toContain('toHaveActivated({ userId: CUSTOMER.userId })')
  server.close()
})
