/**
 * Opens the address once before the audits run, so that a problem with the address, the server or the certificate is
 * reported in one sentence instead of by every audit. Sends nothing to the vendor.
 */

import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from '@playwright/test'
import type { Journey } from '../playwright-kit/journey.ts'
import { vendorUrl } from '../protocol/vendor-urls.ts'

/** The site cannot be audited. The message is for the user. */
class SiteError extends Error {
  override readonly name = 'SiteError'
}

export type FirstLook = {
  /** From the snippet on the page; null if the page has none. */
  readonly sid: string | null
  /**
   * A host from which a page with a project loads iadvize.js, although it is neither the site's own host nor a named
   * one; null if a host of the vendor's is asked for it as well.
   */
  readonly unnamedHost: string | null
}

type Asked = {
  readonly browser: Browser
  readonly url: string
  readonly contextOptions: BrowserContextOptions
  /** How long the page may take until it can be read, in milliseconds. */
  readonly limitMs: number
  /** Hosts of the brand's own that serve nothing but the tag; none when absent. */
  readonly hosts?: readonly string[]
  /** Says which pages have the chat, in case the audited page has none, and how to sign in to see them. */
  readonly journey?: Pick<Journey, 'chatPages' | 'signIn' | 'visitors'>
}

/** Throws a `SiteError`. */
export const lookAtSite = async (look: Asked): Promise<FirstLook> => {
  const { browser, url, contextOptions, limitMs, hosts = [] } = look
  const context = await browser.newContext({ ...contextOptions, baseURL: url })
  try {
    const asked = await keepTagBack(context, vendorUrl(hosts))
    const page = await context.newPage()
    page.setDefaultTimeout(limitMs)
    await openOnce(page, url, limitMs)
    const sidSeen = async (): Promise<string | null> =>
      (await sidOnPage(page)) ?? sidIn([...asked.ofVendor, ...asked.elsewhere])
    const sid = (await sidSeen()) ?? (await sidOnChatPages(page, look, sidSeen))
    const [elsewhere] = asked.ofVendor.length === 0 ? asked.elsewhere : []
    return { sid, unnamedHost: elsewhere === undefined ? null : new URL(elsewhere).hostname }
  } finally {
    await context.close()
  }
}

/** Looks at the chat pages anonymously, then signed in. A page that cannot be opened is reported later, by the audit itself. */
const sidOnChatPages = async (
  page: Page,
  { journey }: Asked,
  sidSeen: () => Promise<string | null>,
): Promise<string | null> => {
  const { chatPages = [], signIn, visitors } = journey ?? {}
  const lookAround = async (): Promise<string | null> => {
    for (const address of chatPages) {
      const isOpen = await page.goto(address, { waitUntil: 'domcontentloaded' }).then(
        () => true,
        () => false,
      )
      const sid = isOpen ? await sidSeen() : null
      if (sid !== null) return sid
    }
    return null
  }
  const sid = await lookAround()
  if (sid !== null || chatPages.length === 0 || signIn === undefined || visitors === undefined) return sid
  const isSignedIn = await signIn(page, visitors[0]).then(
    () => true,
    () => false,
  )
  return isSignedIn ? ((await sidSeen()) ?? (await lookAround())) : null
}

type AskedFor = { readonly ofVendor: string[]; readonly elsewhere: string[] }

/** A request to a host that was not named is blocked as well, because the vendor may serve the tag there. */
const keepTagBack = async (context: BrowserContext, ofVendor: RegExp): Promise<AskedFor> => {
  const asked: AskedFor = { ofVendor: [], elsewhere: [] }
  await context.route(
    ({ pathname }) => pathname === '/iadvize.js',
    async (route) => {
      if (isOfOwnSite(route.request())) return route.fallback()
      asked.elsewhere.push(route.request().url())
      return route.abort()
    },
  )
  // Playwright tries the route that was added last first.
  await context.route(ofVendor, (route) => {
    asked.ofVendor.push(route.request().url())
    return route.abort()
  })
  return asked
}

/**
 * The site may have a file of this name, and its own host cannot be named. A request without a frame comes from its
 * service worker.
 */
const isOfOwnSite = (request: Request): boolean => {
  const { hostname } = new URL(request.url())
  try {
    return new URL(request.frame().url()).hostname === hostname
  } catch {
    return true
  }
}

const openOnce = async (page: Page, url: string, limitMs: number): Promise<void> => {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limitMs }).catch((error: unknown) => {
    throw new SiteError(sentenceOf(url, error, limitMs), { cause: error })
  })
  const status = response?.status() ?? 200
  if (status >= 500 || GONE.includes(status)) {
    throw new SiteError(`${url} answers with the status ${status}: give the address of a page that exists.`)
  }
}

const GONE: readonly number[] = [404, 410]

/** A late snippet, such as that of a tag manager, comes once the page has loaded. Some pages never finish loading. */
const LOAD_LIMIT_MS = 3_000

const sidOnPage = async (page: Page): Promise<string | null> => {
  await page.waitForLoadState('load', { timeout: LOAD_LIMIT_MS }).catch(() => {})
  const sid: unknown = await page
    .evaluate(() => {
      const { iAdvizeInterface } = window as { readonly iAdvizeInterface?: { readonly config?: { sid?: unknown } } }
      return iAdvizeInterface?.config?.sid ?? null
    })
    .catch(() => null)
  return typeof sid === 'string' || typeof sid === 'number' ? String(sid) : null
}

/** Older loaders have the sid in the address of the tag. */
const sidIn = (asked: readonly string[]): string | null =>
  asked.map((url) => new URL(url).searchParams.get('sid')).find((sid) => sid !== null && sid !== '') ?? null

type Cause = { readonly pattern: RegExp; readonly says: string }

const CAUSES: readonly Cause[] = [
  { pattern: /ERR_CONNECTION_REFUSED/, says: 'nothing listens there: start the site, or give the right port' },
  { pattern: /ERR_NAME_NOT_RESOLVED/, says: 'there is no such host: check the spelling, or your network' },
  {
    pattern: /ERR_CERT|ERR_SSL_(?!PROTOCOL)/,
    says: 'its certificate is not trusted: trust it, or give --ignore-https-errors',
  },
  { pattern: /ERR_SSL_PROTOCOL/, says: 'it does not speak https: give its address with http://' },
  {
    pattern: /ERR_EMPTY_RESPONSE|ERR_INVALID_HTTP_RESPONSE/,
    says: 'what listens there does not answer like a website',
  },
  { pattern: /ERR_TOO_MANY_REDIRECTS/, says: 'it redirects for ever' },
  { pattern: /ERR_UNSAFE_PORT/, says: 'browsers refuse this port: let the site listen on another one' },
  { pattern: /ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE/, says: 'it cannot be reached from here' },
  { pattern: /Download is starting/, says: 'it is a file to download: give the address of a page' },
]

const sentenceOf = (url: string, error: unknown, limitMs: number): string => {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'TimeoutError')
    return `${url} cannot be opened: the page did not load within ${limitMs / 1_000} s.`
  const code = /net::(\w+)/.exec(message)?.[1]
  const says = CAUSES.find(({ pattern }) => pattern.test(message))?.says ?? message.split('\n')[0]
  return `${url} cannot be opened: ${says}${code === undefined ? '' : ` (${code})`}.`
}
