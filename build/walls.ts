/**
 * The walls of the house: which room may import what. The linter's configuration is made from this table
 * (`lint-walls.ts`), and `tests/unit/walls.spec.ts` checks that the linter refuses every import that it forbids.
 */

export type Wall = {
  /** The folder or file that the wall surrounds. A file may be given as a pattern. */
  readonly around: string
  /** What it may import besides its own folder: rooms, or folders of its own room. */
  readonly rooms: readonly string[]
  /** Rooms from which it may import types only, which do not exist at run time. */
  readonly typesOf?: readonly string[]
  readonly packages: readonly string[] | 'all'
  readonly node: 'all' | 'all but ports' | 'none'
  /** The reason, for the developer whose import is refused. */
  readonly because: string
}

const PAGE = { packages: [], node: 'none', because: 'it runs in a page' } as const
const BRAND = { node: 'all', because: 'a brand would write it, and has no tag, platform or stage' } as const
const PORTLESS = { node: 'all but ports', because: 'it opens no port' } as const
const SERVER = { node: 'all', because: 'the rooms build on each other in one direction' } as const

const PUBLISHED = [
  'protocol',
  'journal',
  'diagnosis',
  'settings',
  'mock-tag',
  'mock-platform',
  'stage',
  'certificates',
  'token-backend',
  'demo-site',
  'environment',
  'claims',
  'client',
  'control-room',
  'playwright-kit',
  'gherkin',
  'audits',
  'test-keys',
]

export const WALLS: readonly Wall[] = [
  { around: 'protocol', rooms: [], ...PAGE, because: 'it is what the parties agreed on' },
  { around: 'journal', rooms: ['protocol'], packages: ['zod'], ...PORTLESS },
  { around: 'diagnosis', rooms: ['protocol'], packages: ['jose'], ...PORTLESS },
  { around: 'settings', rooms: ['protocol', 'diagnosis'], packages: ['zod'], ...PORTLESS },
  { around: 'mock-tag', rooms: ['protocol'], typesOf: ['journal'], ...PAGE },
  {
    around: 'mock-platform',
    rooms: ['protocol', 'journal', 'diagnosis'],
    packages: ['graphql', 'graphql-http', 'graphql-http/lib/use/fetch', 'jose', 'lru-cache', 'p-timeout', 'zod'],
    ...PORTLESS,
  },
  {
    around: 'stage',
    rooms: ['protocol', 'journal', 'diagnosis', 'mock-platform'],
    packages: ['jose', 'lru-cache', 'zod'],
    ...PORTLESS,
  },
  {
    around: 'certificates',
    rooms: ['protocol'],
    packages: ['@peculiar/asn1-schema', '@peculiar/asn1-x509'],
    ...PORTLESS,
  },
  {
    around: 'token-backend',
    rooms: ['protocol'],
    typesOf: ['journal'],
    packages: ['express', 'express-session', 'jose', 'zod'],
    ...BRAND,
  },
  {
    around: 'token-backend/issue-token.ts',
    rooms: [],
    packages: ['jose'],
    node: 'none',
    because: 'it is copied into other projects as it stands',
  },
  {
    around: 'demo-site',
    rooms: ['protocol'],
    packages: ['@remix-run/html-template', 'express', 'express-session', 'zod'],
    ...BRAND,
  },
  { around: 'demo-site/browser', rooms: ['protocol'], ...PAGE },
  { around: 'demo-site/variants/*/page*.ts', rooms: ['protocol', 'demo-site/browser'], ...PAGE },
  {
    around: 'environment',
    rooms: [
      'protocol',
      'journal',
      'diagnosis',
      'settings',
      'stage',
      'certificates',
      'client',
      'control-room',
      'token-backend',
      'demo-site',
      'test-keys',
    ],
    packages: ['@remix-run/node-fetch-server', 'c12', 'express', 'express-session', 'jiti', 'jose', 'lru-cache', 'zod'],
    ...SERVER,
  },
  {
    around: 'control-room',
    rooms: ['protocol', 'journal', 'diagnosis', 'settings', 'stage'],
    typesOf: ['audits'],
    packages: ['@remix-run/html-template', 'express', 'zod'],
    ...SERVER,
  },
  {
    around: 'control-room/take-along.ts',
    rooms: ['protocol', 'journal', 'diagnosis', 'stage', 'gherkin'],
    packages: [],
    node: 'all',
    because: 'a rehearsal is taken along in the words of the steps, which nothing else of the control room needs',
  },
  { around: 'claims', rooms: ['protocol', 'journal', 'diagnosis'], packages: [], ...PORTLESS },
  {
    around: 'client',
    rooms: ['protocol', 'journal'],
    typesOf: ['settings', 'control-room'],
    ...PAGE,
    packages: ['eventsource-parser'],
    because: 'it runs in a page as well as in Node',
  },
  {
    around: 'client/expect',
    rooms: ['protocol', 'journal', 'claims', 'client'],
    packages: [],
    node: 'all but ports',
    because: 'its sentences are made with what Node has for that; the rest of the client runs in a page as well',
  },
  {
    around: 'control-room/browser',
    rooms: ['protocol', 'journal', 'diagnosis', 'client'],
    typesOf: ['audits'],
    ...PAGE,
    packages: ['preact', 'preact/hooks', '@preact/signals'],
  },
  {
    around: 'playwright-kit',
    rooms: ['protocol', 'journal', 'diagnosis', 'claims', 'settings', 'stage', 'test-keys'],
    packages: ['@playwright/test', 'jose', 'lru-cache', 'p-timeout', 'zod'],
    ...SERVER,
  },
  { around: 'playwright-kit/browser', rooms: ['protocol'], typesOf: ['journal'], ...PAGE },
  {
    around: 'gherkin',
    rooms: ['protocol', 'journal', 'diagnosis', 'settings', 'playwright-kit'],
    packages: [
      '@cucumber/cucumber-expressions',
      '@cucumber/gherkin',
      '@cucumber/messages',
      '@playwright/test',
      '@playwright/test/reporter',
      'jiti',
      'playwright-bdd',
      'tinyglobby',
    ],
    ...SERVER,
  },
  {
    around: 'audits',
    rooms: ['protocol', 'journal', 'diagnosis', 'settings', 'playwright-kit'],
    packages: ['@playwright/test', '@remix-run/html-template', 'p-timeout', 'zod'],
    ...SERVER,
  },
  { around: 'audits/browser', rooms: ['protocol'], ...PAGE },
  { around: 'test-keys', rooms: ['protocol'], packages: ['jose'], ...SERVER, because: 'it holds keys and no code' },
  {
    around: 'cli',
    rooms: PUBLISHED,
    packages: 'all',
    node: 'all',
    because: 'what is never published cannot be part of the command',
  },
  {
    around: 'benchmarks',
    rooms: [...PUBLISHED, 'cli', 'build'],
    packages: 'all',
    node: 'all',
    because: 'it measures the rooms, not the tests',
  },
  {
    around: 'tests/scenarios',
    rooms: ['protocol', 'playwright-kit'],
    typesOf: ['journal'],
    packages: ['@axe-core/playwright', '@playwright/test'],
    node: 'all',
    because: 'a scenario sees what a visitor sees',
  },
]

/**
 * `build` makes files from every room, and unit and contract tests look into every room. `examples` are projects of others:
 * their test runs them far from here, with nothing but the package.
 */
export const WITHOUT_WALL = ['build', 'tests', 'examples'] as const

export const ROOMS: readonly string[] = [...PUBLISHED, 'cli', 'benchmarks', ...WITHOUT_WALL]

/** The name under which users import the package. Inside the package, a room is imported by its path. */
export const OWN_NAME = 'iadvize-rehearsal'
