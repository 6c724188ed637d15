import { UNUSUAL_SITES } from '../../demo-site/unusual/index.ts'
import { expect } from '../over-http/remote-test.ts'
import { storedBySite } from '../scenarios/page-code.ts'
import { CAMILLE, JONAS, type Customer } from '../scenarios/shop.ts'
import { sitOutRetries } from './sit-out-retries.ts'
import { test, type Visit } from './site-test.ts'

/** What has to happen on an account page before the chat can start. */
const beforeChat: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  'late-tag': async ({ page }) => {
    await page.waitForLoadState('load')
    await page.clock.runFor(15_000)
  },
  'late-consent': async ({ page }) => page.getByRole('button', { name: 'Allow the chat' }).click(),
}

const becomeSecured = async (visit: Visit, customer: Customer, isFirst = true): Promise<void> => {
  await visit.shop.signIn(customer)
  const prepare = isFirst || visit.id === 'late-tag' ? beforeChat[visit.id] : undefined
  await prepare?.(visit)
  await expect(visit.shop.chatState).toHaveText('Secured')
}

/** What the site itself has a right to keep. */
const KEPT = { 'late-consent': '["",{"chat-consent":"yes"},{}]' } as const

for (const { id } of UNUSUAL_SITES) {
  test(`the unusual site "${id}" secures a customer, leaves nothing at the sign-out, and secures the next one`, async ({
    page,
    stage,
    openSite,
  }) => {
    await page.clock.install()
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    const visit = { ...(await openSite(id)), id, page, stage }
    await becomeSecured(visit, CAMILLE)
    await visit.shop.signOut()
    await stage.waitFor('logout-called')
    expect(await storedBySite(page)).toBe(id === 'late-consent' ? KEPT[id] : '["",{},{}]')
    await becomeSecured(visit, JONAS, false)
    const answered = await stage.entries('attempt-answered')
    expect(answered.map(({ userId, code, warnings }) => [userId, code, warnings])).toEqual([
      [CAMILLE.userId, null, []],
      [JONAS.userId, null, []],
    ])
    expect((await stage.entries('activation-settled')).map(({ code }) => code)).toEqual([null, null])
    expect(errors).toEqual([])
  })

  test(`the unusual site "${id}" takes a failed activation as final`, async ({ page, stage, openSite }) => {
    await page.clock.install()
    await stage.prepare({ answer: 'server-error', times: 'always' })
    const visit = { ...(await openSite(id)), id, page, stage }
    await visit.shop.signIn(CAMILLE)
    await beforeChat[id]?.(visit)
    const { index } = await sitOutRetries(page, stage)
    await expect(visit.shop.chatState).toHaveText('Not available: Failed to fetch authentication with a server error')
    await page.clock.fastForward(24 * 3_600_000)
    await visit.shop.signOut()
    await stage.waitFor('logout-called')
    expect((await stage.journal()).filter((entry) => entry.index > index && entry.type === 'attempt-sent')).toEqual([])
  })
}

test('the single page signs in, changes pages and signs out on one load of the tag', async ({
  page,
  stage,
  openSite,
}) => {
  const { shop } = await openSite('single-page')
  await shop.open()
  for (const customer of [CAMILLE, JONAS]) {
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail').fill(customer.email)
    await page.getByLabel('Password').fill(customer.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(shop.chatState).toHaveText('Secured')
    await page.getByRole('link', { name: 'Halflight' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lamps for the blue hour')
    await expect(shop.chatButton).toHaveAccessibleName(`Chat: secured as ${customer.name}`)
    await shop.signOut()
    await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  }
  expect(await stage.entries('tag-loaded')).toHaveLength(1)
  expect(await stage.entries('activation-requested')).toHaveLength(2)
})

test('the token service on another origin lets the shop read its answer, and no other page', async ({
  page,
  openSite,
}) => {
  const { url, anotherOrigin } = await openSite('token-from-another-origin')
  const allowed = async (origin: string): Promise<string | undefined> => {
    const response = await page.request.post(`${anotherOrigin}/api/iadvize-token`, { headers: { origin } })
    return response.headers()['access-control-allow-origin']
  }
  const { origin } = new URL(url)
  expect(await allowed(origin)).toBe(origin)
  expect(await allowed('https://anybody.example')).toBeUndefined()
})
