/**
 * How a browser is launched so that it cannot reach the vendor. Some requests are seen by no route, such as the target of a redirect,
 * so the browser itself finds none of the vendor's hosts.
 */

import type { Fixtures, LaunchOptions, PlaywrightTestArgs, PlaywrightWorkerOptions } from '@playwright/test'
import { pacFile } from '../../protocol/pac-file.ts'

export type VendorHosts = {
  /** The same as `iadvizeHosts`. */
  readonly hosts?: readonly string[]
}

type Preferences = NonNullable<LaunchOptions['firefoxUserPrefs']>

/**
 * Arguments for a Chromium that a test launches itself, for example with `chromium.launchPersistentContext`. They make the
 * vendor's hosts unresolvable for requests that no route sees, such as the target of a redirect. `args` are the test's own
 * arguments.
 */
export const launchArguments = (args: readonly string[] = [], { hosts = [] }: VendorHosts = {}): string[] => {
  // Chromium reads only the last of these arguments.
  const own = args.findLast((argument) => argument.startsWith(RESOLVER_RULES))
  const noOwn = hosts.map((host) => `MAP ${host} ~NOTFOUND`)
  const rules = [NO_VENDOR, ...noOwn, ...(own === undefined ? [] : [own.slice(RESOLVER_RULES.length)])].join(', ')
  return [...args, `${RESOLVER_RULES}${rules}`]
}

const RESOLVER_RULES = '--host-resolver-rules='
const NO_VENDOR = 'MAP iadvize.com ~NOTFOUND, MAP *.iadvize.com ~NOTFOUND'

/**
 * The same for a Firefox that a test launches itself, as its `firefoxUserPrefs`. A proxy file sends the vendor's hosts to a proxy
 * that does not exist. `preferences` are the test's own, and override the kit's; if they choose a proxy, it has to keep the vendor's
 * hosts from the network itself. Also turns off the cache of pages in which Playwright's `page.goBack()` would hang.
 */
export const launchPreferences = (preferences: Preferences = {}, { hosts = [] }: VendorHosts = {}): Preferences => ({
  'browser.sessionhistory.max_total_viewers': 0,
  ...(PROXY_TYPE in preferences ? {} : proxyFor(hosts)),
  ...preferences,
})

const proxyFor = (hosts: readonly string[]): Preferences => ({
  [PROXY_TYPE]: BY_FILE,
  'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pacFile(NOWHERE, hosts))}`,
})

const PROXY_TYPE = 'network.proxy.type'
const BY_FILE = 2
/** A name that never resolves (RFC 6761). */
const NOWHERE = 'refused.invalid:9'

type OfEngine = {
  readonly keep: (options: LaunchOptions, hosts: VendorHosts) => LaunchOptions
  readonly isKept: (options: LaunchOptions) => boolean
}

/** WebKit has nothing of the kind. */
const ENGINES: Readonly<Record<string, OfEngine>> = {
  chromium: {
    keep: (options, hosts) => ({ ...options, args: launchArguments(options.args, hosts) }),
    isKept: ({ args = [] }) => args.some((argument) => argument.includes(NO_VENDOR)),
  },
  firefox: {
    keep: (options, hosts) => ({ ...options, firefoxUserPrefs: launchPreferences(options.firefoxUserPrefs, hosts) }),
    isKept: ({ firefoxUserPrefs = {} }) => PROXY_TYPE in firefoxUserPrefs,
  },
}

/** Whether this browser was launched as `keepFromVendor` launches it, as far as that can be done. */
export const isKeptFromVendor = (browserName: string, options: LaunchOptions): boolean =>
  ENGINES[browserName]?.isKept(options) ?? true

type WorkerOptions = { readonly iadvizeHosts: readonly string[] }

export const keepFromVendor: Fixtures<object, WorkerOptions, PlaywrightTestArgs, PlaywrightWorkerOptions> = {
  iadvizeHosts: [[], { option: true, scope: 'worker' }],
  // Without options of its own it keeps those of Playwright's. With some, Playwright 1.60 lets no configuration set it.
  launchOptions: async ({ launchOptions, browserName, iadvizeHosts: hosts }, use) =>
    use(ENGINES[browserName]?.keep(launchOptions, { hosts }) ?? launchOptions),
}
