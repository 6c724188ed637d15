/** Which tools and browsers the tests use, with the tests that do: `docs/tested-with.md`. Pure. */

import type { Rows } from '../../build/page-with-table.ts'
import type { Facts } from './faults.ts'

type TestedWith = {
  readonly tool: string
  /** The package whose version is shown, as `package.json` names it. */
  readonly package?: string
  readonly browser: string
  /** A folder of `tests/` whose tests all are, or the titles of the tests. */
  readonly tests: { readonly folders: readonly string[] } | { readonly titles: readonly string[] }
  /** Markdown. */
  readonly differs: string
}

const RELEASE =
  'with the ${release} Playwright that is tested, the kit passes time, intercepts and refuses as with the newest'

const IN_ENGINES = [
  'in ${name} a customer who signs in is secured and stored, and after the sign-out nothing of them is left',
  'in ${name} a refused token is tried four times, and the page says that the chat is not available',
  'in ${name} a dropped connection and a malformed answer are each retried, until an answer comes',
  'in ${name} a customer without a token has no chat, and activate is not called',
  'in ${name} a second window of the site has the same visitor, and a sign-out in it is heard in the first',
  'in ${name} the tag in a sandboxed frame of another origin secures a customer',
]

const TESTED_WITH: readonly TestedWith[] = [
  {
    tool: 'Playwright, newest',
    package: '@playwright/test',
    browser: 'Chromium',
    tests: { folders: ['kit', 'scenarios', 'features', 'control-room', 'audit-command', 'matrix', 'sites'] },
    differs: '',
  },
  {
    tool: 'Playwright, in between',
    package: 'playwright-middle',
    browser: 'Chromium',
    tests: {
      titles: [
        RELEASE,
        'a site of plain HTML and a bundled application are tested with Playwright 1.58',
        'steps of the installed package are registered once, also by Playwright 1.58, which runs the file of steps twice',
      ],
    },
    differs: '',
  },
  {
    tool: 'Playwright, oldest',
    package: 'playwright-oldest',
    browser: 'Chromium',
    tests: {
      titles: [
        RELEASE,
        'TypeScript 5.4 compiles a project against the package and Playwright 1.50, which tests the site and the application',
      ],
    },
    differs: 'The audit cannot continue a sign-in that the site keeps in IndexedDB, and says so.',
  },
  {
    tool: 'Playwright over WebDriver BiDi',
    package: 'playwright-1-64',
    browser: 'Firefox',
    tests: { titles: ['with Playwright over WebDriver BiDi, a shop is tested in Firefox as in Chromium'] },
    differs: 'See [what works where](browsers.md#what-works-where).',
  },
  {
    tool: 'Playwright, remote browser',
    package: '@playwright/test',
    browser: 'Chromium',
    tests: {
      titles: [
        'a site is tested in a remote browser as in one of this machine: answers, claims and passing time',
        'a remote browser that is launched with launchArguments() cannot reach the vendor by a redirect',
      ],
    },
    differs: 'The browser is [launched with the arguments of the kit](playwright-setups.md#a-remote-browser).',
  },
  {
    tool: 'Playwright, persistent context',
    package: '@playwright/test',
    browser: 'Chromium',
    tests: {
      titles: [
        'a persistent context that is attached activates, and launchArguments() keep its redirects from the vendor',
      ],
    },
    differs: 'The context is [attached](playwright-setups.md#popups-and-contexts-of-your-own).',
  },
  {
    tool: 'Puppeteer',
    package: 'puppeteer-core',
    browser: 'Chromium',
    tests: { titles: ['with Puppeteer, a site that is not changed activates through the proxy, as the example shows'] },
    differs: '',
  },
  {
    tool: 'Puppeteer over WebDriver BiDi',
    package: 'puppeteer-core',
    browser: 'Firefox',
    tests: {
      titles: [
        ...IN_ENGINES,
        'in Firefox an unmodified HTTPS site with HSTS and a strict policy activates to secured if a proxy is set',
      ],
    },
    differs: '',
  },
  {
    tool: 'Selenium in JavaScript',
    package: 'selenium-webdriver',
    browser: 'Chromium',
    tests: { titles: ['with Selenium, a site that is not changed activates through the proxy, as the example shows'] },
    differs: '',
  },
  {
    tool: 'Selenium in JavaScript',
    package: 'selenium-webdriver',
    browser: 'WebKitGTK',
    tests: { titles: IN_ENGINES },
    differs: 'One session at a time. The tag is loaded from the stand-in: the proxy was not tried.',
  },
  {
    tool: 'Selenium in Python',
    browser: 'Chromium',
    tests: {
      titles: ['with Selenium in Python, a site that is not changed activates through the proxy, as the example shows'],
    },
    differs: 'Claims read the journal over the [control API](control-api.md).',
  },
  {
    tool: "Node's test runner",
    browser: '–',
    tests: { titles: ["tests in Node's own runner can start the stand-in and make claims about it"] },
    differs: '',
  },
]

/** `versionOf` a package of `node_modules`. */
export const testedWithTable = (versionOf: (name: string) => string, titles: Facts['titles']): Rows => [
  ['tool', 'version', 'browser', 'tests', 'what differs'],
  ...TESTED_WITH.map((row) => [
    row.tool,
    row.package === undefined ? '' : versionOf(row.package),
    row.browser,
    filesOf(row, titles)
      .map((file) => `[${file}](../tests/${file})`)
      .join(', '),
    row.differs,
  ]),
]

const filesOf = ({ tests }: TestedWith, titles: Facts['titles']): readonly string[] =>
  'folders' in tests ? tests.folders : [...new Set(tests.titles.flatMap((title) => titles.get(title) ?? []))]

/** Of titles that no test has. */
export const faultsOfTestedWith = (titles: Facts['titles']): readonly string[] =>
  TESTED_WITH.flatMap(({ tool, browser, tests }) =>
    ('titles' in tests ? tests.titles : [])
      .filter((title) => !titles.has(title))
      .map((title) => `What is tested with ${tool} in ${browser} names the test "${title}", which does not exist.`),
  )
