/**
 * Opens the address once, before anything is judged: what is wrong with the address, the server or the certificate shall
 * be told in one sentence rather than by every audit. Nothing is asked of the vendor.
 */

import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from '@playwright/test'
import { vendorUrl } from '../playwright-kit/vendor-urls.ts'

/** The site cannot be audited; the message is for the person. */
class SiteError extends Error {
  override readonly name = 'SiteError'
}

export type FirstLook = {
  /** Of the snippet on the page; null where the page has none. */
  readonly sid: string | null
  /**
   * A host that is neither the site's nor among those that were named, from which a page with a project loads iadvize.js;
   * null where a host of the vendor's has it as well.
   */
  readonly unnamedHost: string | null
}

type Asked = {
  readonly browser: Browser
  readonly url: string
  readonly contextOptions: BrowserContextOptions
  /** How long the page may take to be read, in milliseconds. */
  readonly limitMs: number
  /** Hosts of the brand's own that serve nothing but the tag; none when absent. */
  readonly hosts?: readonly string[]
}

/** Throws a `SiteError`. */
export const lookAtSite = async ({ browser, url, contextOptions, limitMs, hosts = [] }: Asked): Promise<FirstLook> => {
  const context = await browser.newContext(contextOptions)
  try {
    const asked = await keepTagBack(context, vendorUrl(hosts))
    const page = await context.newPage()
    await openOnce(page, url, limitMs)
    const sid = (await sidOnPage(page)) ?? sidIn([...asked.ofVendor, ...asked.elsewhere])
    const [elsewhere] = asked.ofVendor.length === 0 ? asked.elsewhere : []
    return { sid, unnamedHost: elsewhere === undefined ? null : new URL(elsewhere).hostname }
  } finally {
    await context.close()
  }
}

type AskedFor = { readonly ofVendor: string[]; readonly elsewhere: string[] }

/** A host that was not named may be one under which the vendor serves the tag, so nothing is asked of it either. */
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
  // The last one is asked first.
  await context.route(ofVendor, (route) => {
    asked.ofVendor.push(route.request().url())
    return route.abort()
  })
  return asked
}

/** The site may have a file of that name, and its own host cannot be named. A service worker is the site's, and has no frame. */
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
    throw new SiteError(`${url} answers with the status ${status}: give the address of a page that is there.`)
  }
}

const GONE: readonly number[] = [404, 410]

/** The late ones, as those of a tag manager, come once the page has loaded; not every page ever has. */
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

/** Older loaders say it in the address of the tag. */
const sidIn = (asked: readonly string[]): string | null =>
  asked.map((url) => new URL(url).searchParams.get('sid')).find((sid) => sid !== null && sid !== '') ?? null

type Cause = { readonly pattern: RegExp; readonly says: string }

const CAUSES: readonly Cause[] = [
  { pattern: /ERR_CONNECTION_REFUSED/, says: 'nobody listens there: start the site, or give its right port' },
  { pattern: /ERR_NAME_NOT_RESOLVED/, says: 'there is no such host: look at its spelling, or at your network' },
  {
    pattern: /ERR_CERT|ERR_SSL_(?!PROTOCOL)/,
    says: 'its certificate is not trusted: trust it, or give --ignore-https-errors',
  },
  { pattern: /ERR_SSL_PROTOCOL/, says: 'it does not speak https: give its address with http://' },
  { pattern: /ERR_EMPTY_RESPONSE|ERR_INVALID_HTTP_RESPONSE/, says: 'what listens there does not answer as a web site' },
  { pattern: /ERR_TOO_MANY_REDIRECTS/, says: 'it redirects for ever' },
  { pattern: /ERR_UNSAFE_PORT/, says: 'browsers refuse this port: let the site listen on another one' },
  { pattern: /ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE/, says: 'it cannot be reached from here' },
  { pattern: /Download is starting/, says: 'it is a file to download: give the address of a page' },
]

const sentenceOf = (url: string, error: unknown, limitMs: number): string => {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'TimeoutError')
    return `${url} cannot be opened: the page did not come within ${limitMs / 1_000} s.`
  const code = /net::(\w+)/.exec(message)?.[1]
  const says = CAUSES.find(({ pattern }) => pattern.test(message))?.says ?? message.split('\n')[0]
  return `${url} cannot be opened: ${says}${code === undefined ? '' : ` (${code})`}.`
}
