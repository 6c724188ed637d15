/**
 * Opens the address once, before anything is judged: what is wrong with the address, the server or the certificate shall
 * be told in one sentence rather than by every audit. Nothing is asked of the vendor.
 */

import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { VENDOR_URL } from '../playwright-kit/vendor-urls.ts'

/** The site cannot be audited; the message is for the person. */
class SiteError extends Error {
  override readonly name = 'SiteError'
}

export type FirstLook = {
  /** Of the snippet on the page; null where the page has none. */
  readonly sid: string | null
}

type Asked = {
  readonly browser: Browser
  readonly url: string
  readonly contextOptions: BrowserContextOptions
  /** How long the page may take to be read, in milliseconds. */
  readonly limitMs: number
}

/** Throws a `SiteError`. */
export const lookAtSite = async ({ browser, url, contextOptions, limitMs }: Asked): Promise<FirstLook> => {
  const context = await browser.newContext(contextOptions)
  try {
    const asked: string[] = []
    await context.route(VENDOR_URL, (route) => {
      asked.push(route.request().url())
      return route.abort()
    })
    const page = await context.newPage()
    await openOnce(page, url, limitMs)
    return { sid: (await sidOnPage(page)) ?? sidIn(asked) }
  } finally {
    await context.close()
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
