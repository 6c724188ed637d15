import type { Page } from '@playwright/test'
import { dropConnection, refuse, type Iadvize } from '../../playwright-kit/entry.ts'
import { expect, html, type Answer, pageWith, SNIPPET, test, type Site } from './site.ts'

/** Which party does it, in which way, and what each claim of the kit then counts. What is not named did not happen. */
type Hand = {
  readonly deed: string
  /** What the brand's page pushes; `activate` and `provider` are there, see below. */
  readonly pushes: string
  readonly act?: (scene: { readonly page: Page; readonly iadvize: Iadvize; readonly site: Site }) => Promise<unknown>
  readonly activated?: number
  readonly anonymous?: number
  readonly failed?: number
  readonly askedForToken?: number
  readonly refreshed?: number
  readonly loggedOut?: number
  readonly isIdentityLeft?: true
}

const withPush = (pushes: string): Answer =>
  html(
    pageWith(
      SNIPPET,
      `<script>
const provider = async () => {
  const { token } = await (await fetch('/token', { method: 'POST' })).json()
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}
window.iAdvizeInterface.push((iAdvize) => { ${pushes} })
</script>`,
    ),
  )

/** The entries of a page name it. */
const pageOf = ({ page }: { readonly page?: string }): { readonly page: string } => ({ page: String(page) })

const ACTIVATES = 'iAdvize.activate(provider)'

const hands: readonly Hand[] = [
  { deed: 'a tag that is loaded and never called', pushes: '' },
  { deed: 'a site that calls its own provider and never activates', pushes: 'provider()' },
  {
    deed: 'a site that activates, and a platform that accepts',
    pushes: ACTIVATES,
    activated: 1,
    askedForToken: 1,
    isIdentityLeft: true,
  },
  {
    deed: 'a site that asks its endpoint once before it activates',
    pushes: 'const first = provider(); iAdvize.activate(() => first)',
    activated: 1,
    askedForToken: 1,
    isIdentityLeft: true,
  },
  {
    deed: 'a platform that refuses once, and a tag that tries again',
    pushes: ACTIVATES,
    act: async ({ iadvize }) => iadvize.prepare(refuse('TOKEN_EXPIRED')),
    activated: 1,
    askedForToken: 2,
    isIdentityLeft: true,
  },
  {
    deed: 'a platform that refuses for ever',
    pushes: ACTIVATES,
    act: async ({ iadvize }) => iadvize.prepare(refuse('SIGNATURE_INVALID').always()),
    failed: 1,
    askedForToken: 4,
  },
  {
    deed: 'a network that drops every attempt',
    pushes: ACTIVATES,
    act: async ({ iadvize }) => iadvize.prepare(dropConnection().always()),
    failed: 1,
    askedForToken: 4,
  },
  {
    deed: "a site's provider that rejects",
    pushes: 'iAdvize.activate(() => Promise.reject(new Error("No session")))',
    failed: 1,
    askedForToken: 4,
  },
  {
    deed: "a site's provider that never answers",
    pushes: 'iAdvize.activate(() => new Promise(() => {}))',
    failed: 1,
    askedForToken: 1,
  },
  {
    deed: 'a site that activates twice without a logout',
    pushes: `${ACTIVATES}.then(() => ${ACTIVATES})`,
    activated: 1,
    failed: 1,
    askedForToken: 2,
    isIdentityLeft: true,
  },
  {
    deed: 'a site that chooses to be anonymous',
    pushes: "iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))",
    anonymous: 1,
    askedForToken: 1,
    isIdentityLeft: true,
  },
  {
    deed: 'a tag that renews an ended session',
    pushes: ACTIVATES,
    act: async ({ page, iadvize, site }) => {
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated()
      await iadvize.endSession()
    },
    activated: 1,
    askedForToken: 2,
    refreshed: 1,
    isIdentityLeft: true,
  },
  {
    deed: 'a platform that refuses the renewal, and a tag that gives the visitor up',
    pushes: ACTIVATES,
    act: async ({ page, iadvize, site }) => {
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated()
      iadvize.prepare(refuse('TOKEN_EXPIRED').always())
      await iadvize.endSession()
      await iadvize.waitFor('identity-cleared')
    },
    activated: 1,
    askedForToken: 5,
  },
  {
    deed: 'a site that logs the visitor out',
    pushes: `${ACTIVATES}.then(() => iAdvize.logout())`,
    activated: 1,
    askedForToken: 1,
    loggedOut: 1,
  },
  {
    deed: 'a site that logs out while nobody is signed in',
    pushes: 'iAdvize.logout()',
    loggedOut: 1,
  },
  {
    deed: 'a site that logs out and activates again',
    pushes: `${ACTIVATES}.then(() => iAdvize.logout()).then(() => ${ACTIVATES})`,
    activated: 2,
    askedForToken: 2,
    loggedOut: 1,
    isIdentityLeft: true,
  },
  {
    deed: 'a site that throws the cookies and the storage away by itself',
    pushes: `${ACTIVATES}.then(() => {
      for (const cookie of document.cookie.split('; ')) document.cookie = cookie.split('=')[0] + '=; path=/; max-age=0'
      localStorage.clear()
    })`,
    activated: 1,
    askedForToken: 1,
  },
  {
    deed: 'a tab that follows the logout of another one',
    pushes: ACTIVATES,
    act: async ({ page, iadvize, site }) => {
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated({ times: 1 })
      const follower = pageOf(await iadvize.waitFor('tag-loaded'))
      const other = await page.context().newPage()
      await other.goto(site.url)
      await expect(iadvize).toHaveActivated({ times: 2 })
      await other.evaluate(() => (window as unknown as { iAdvize: { logout: () => void } }).iAdvize.logout())
      await iadvize.waitFor('identity-cleared', follower)
    },
    activated: 2,
    askedForToken: 2,
    loggedOut: 1,
  },
]

for (const { deed, pushes, act, ...counted } of hands) {
  test(`each claim counts only the acts of its own party after ${deed}`, async ({ page, iadvize, site }) => {
    site.serve('/', withPush(pushes))
    await act?.({ page, iadvize, site })
    if (page.url() === 'about:blank') await page.goto(site.url)
    await iadvize.waitFor('tag-loaded')
    const { activated = 0, anonymous = 0, failed = 0, askedForToken = 0, refreshed = 0, loggedOut = 0 } = counted
    const soon = { within: '2 min' } as const
    await expect(iadvize).toHaveActivated({ times: activated, ...soon })
    await expect(iadvize).toHaveActivatedAnonymously({ times: anonymous, ...soon })
    await expect(iadvize).toHaveFailedActivation({ times: failed, ...soon })
    await expect(iadvize).toHaveAskedForToken({ times: askedForToken, ...soon })
    await expect(iadvize).toHaveRefreshed({ times: refreshed, ...soon })
    await expect(iadvize).toHaveLoggedOut({ times: loggedOut, ...soon })
    await (counted.isIdentityLeft === true
      ? expect(iadvize).not.toHaveNoIdentityLeft()
      : expect(iadvize).toHaveNoIdentityLeft(soon))
  })
}

test('an identity that the tag stores again within a day counts as left, and the claim says how far it looked', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/', withPush(`${ACTIVATES}.then(() => localStorage.clear())`))
  await page.goto(site.url)
  await iadvize.waitFor('activation-settled')
  await page.evaluate(() => (document.cookie = 'iadvize-1234-vuid=; path=/; max-age=0'))
  await expect(iadvize).toHaveNoIdentityLeft({ within: '1 min' })
  const claim = expect(iadvize).toHaveNoIdentityLeft({ timeout: 100 })
  await expect(claim).rejects.toThrow(/Seen: {5}the cookie iadvize-1234-vuid[^]*Looked: {3}1 day ahead/)
})
