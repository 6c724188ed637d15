import { expect, test } from '../../../plain-test.ts'
import { packageManagerOf } from '../../../../cli/init/package-managers.ts'
import { aConfiguration, aPlan, filesOf, textIn } from './a-project.ts'

const CI = '.github/workflows/rehearsal.yml'

for (const { project, found, files, run } of [
  {
    project: 'without any tests',
    found: {},
    files: ['journey.ts', 'tests/secured-chat.spec.ts', 'features/a-customer-signs-in.feature', 'playwright.config.ts'],
    run: ['npx playwright test'],
  },
  {
    project: 'in JavaScript of ES modules',
    found: { isTypeScript: false },
    files: ['journey.js', 'tests/secured-chat.spec.js', 'features/a-customer-signs-in.feature', 'playwright.config.js'],
    run: ['npx playwright test'],
  },
  {
    project: 'in CommonJS',
    found: { isTypeScript: false, isModule: false },
    files: [
      'journey.mjs',
      'tests/secured-chat.spec.mjs',
      'features/a-customer-signs-in.feature',
      'playwright.config.mjs',
    ],
    run: ['npx playwright test'],
  },
  {
    project: 'with Playwright tests in a folder',
    found: { configurations: [aConfiguration({ testDirs: ['e2e'] })], tests: ['e2e/home.e2e.ts'] },
    files: ['journey.ts', 'e2e/secured-chat.e2e.ts', 'features/a-customer-signs-in.feature', 'scenarios.config.ts'],
    run: ['npx playwright test e2e/secured-chat.e2e.ts', 'npx playwright test --config scenarios.config.ts'],
  },
  {
    project: 'with Playwright tests and Vitest',
    found: { configurations: [aConfiguration({ testDirs: ['e2e'] })], runner: 'vitest' },
    files: ['journey.ts', 'e2e/secured-chat.spec.ts', 'features/a-customer-signs-in.feature', 'scenarios.config.ts'],
    run: ['npx playwright test e2e/secured-chat.spec.ts', 'npx playwright test --config scenarios.config.ts'],
  },
  {
    project: 'whose Playwright tests are anywhere',
    found: { configurations: [aConfiguration()], tests: ['browser/a.test.ts', 'browser/b.test.ts', 'c.spec.ts'] },
    files: [
      'journey.ts',
      'browser/secured-chat.test.ts',
      'features/a-customer-signs-in.feature',
      'scenarios.config.ts',
    ],
    run: ['npx playwright test browser/secured-chat.test.ts', 'npx playwright test --config scenarios.config.ts'],
  },
  {
    project: 'whose Playwright configuration cannot be loaded',
    found: { configurations: [aConfiguration({ testDirs: [], trouble: 'It cannot be loaded.' })] },
    files: ['journey.ts', 'e2e/secured-chat.spec.ts', 'features/a-customer-signs-in.feature', 'scenarios.config.ts'],
    run: ['npx playwright test --config scenarios.config.ts'],
  },
  {
    project: 'with playwright-bdd and steps of its own',
    found: {
      configurations: [aConfiguration({ testDirs: [], otherFeatures: ['features/**/*.feature'] })],
      features: ['features/basket.feature'],
    },
    files: [
      'journey.ts',
      'e2e/secured-chat.spec.ts',
      'rehearsal/features/a-customer-signs-in.feature',
      'scenarios.config.ts',
    ],
    run: ['npx playwright test --config scenarios.config.ts'],
  },
  {
    project: 'whose own steps run the features of every folder',
    found: { configurations: [aConfiguration({ testDirs: ['e2e'], otherFeatures: ['**/*.feature'] })] },
    files: ['journey.ts', 'e2e/secured-chat.spec.ts'],
    run: ['npx playwright test e2e/secured-chat.spec.ts'],
  },
  {
    project: 'that runs features of Rehearsal and nothing else',
    found: { configurations: [aConfiguration({ testDirs: [], features: ['chat/*.feature'] })], journey: 'journey.ts' },
    files: ['e2e/secured-chat.spec.ts', 'chat/a-customer-signs-in.feature'],
    run: ['npx playwright test e2e/secured-chat.spec.ts a-customer-signs-in'],
  },
  {
    project: 'with Vitest',
    found: { runner: 'vitest', tests: ['src/a.test.ts'] },
    files: ['journey.ts', 'src/secured-chat.test.ts', 'features/a-customer-signs-in.feature', 'playwright.config.ts'],
    run: ['npx vitest run src/secured-chat.test.ts', 'npx playwright test'],
  },
  {
    project: 'with node:test in JavaScript',
    found: { runner: 'node:test', isTypeScript: false },
    files: ['journey.js', 'test/secured-chat.test.js', 'features/a-customer-signs-in.feature', 'playwright.config.js'],
    run: ['node --test test/secured-chat.test.js', 'npx playwright test'],
  },
  {
    project: 'with Mocha in JavaScript',
    found: { runner: 'mocha', isTypeScript: false, tests: ['test/a.spec.js'] },
    files: ['journey.js', 'test/secured-chat.spec.js', 'features/a-customer-signs-in.feature', 'playwright.config.js'],
    run: ['npx mocha test/secured-chat.spec.js', 'npx playwright test'],
  },
  {
    project: 'with Jest in CommonJS',
    found: { runner: 'jest', isTypeScript: false, isModule: false, tests: ['__tests__/a.test.js'] },
    files: [
      'journey.mjs',
      'rehearsal/secured-chat.mjs',
      'features/a-customer-signs-in.feature',
      'playwright.config.mjs',
    ],
    run: [
      "NODE_OPTIONS=--experimental-vm-modules npx jest --testMatch '**/rehearsal/secured-chat.mjs'",
      'npx playwright test',
    ],
  },
  {
    project: 'with Jest in TypeScript',
    found: { runner: 'jest', tests: ['e2e/a.test.ts'] },
    files: [
      'journey.ts',
      'rehearsal/secured-chat.spec.ts',
      'features/a-customer-signs-in.feature',
      'playwright.config.ts',
    ],
    run: ['npx playwright test'],
  },
  {
    project: 'with Cypress',
    found: { hasCypress: true },
    files: ['journey.ts', 'e2e/secured-chat.spec.ts', 'features/a-customer-signs-in.feature', 'playwright.config.ts'],
    run: ['npx playwright test'],
  },
] as const) {
  test(`a project ${project} gets what it has not, where its own tools run it or leave it alone`, () => {
    const plan = aPlan({ settingsFile: 'rehearsal.config.ts', ...found })
    expect(filesOf(plan)).toEqual([...files, CI])
    expect(plan.run).toEqual([...run, 'npx rehearsal audit'])
  })
}

test('what is written is imported by the name that TypeScript takes, and in JavaScript by that of the file', () => {
  expect(textIn(aPlan(), 'secured-chat')).toContain("from '../journey.js'")
  expect(textIn(aPlan({ isTypeScript: false, isModule: false }), 'secured-chat')).toContain("from '../journey.mjs'")
})

test('JavaScript is written without types', () => {
  const plan = aPlan({ isTypeScript: false, runner: 'vitest' }, { sid: null })
  expect(plan.files.map(({ text }) => text).join('')).not.toMatch(/\btype [A-Z]|<Feature|: Journey|: Browser/)
})

test('what is known of the site is in every file that needs it', () => {
  const plan = aPlan({ startScript: 'dev' }, { publicKey: 'keys/brand.pub.pem' })
  for (const name of ['rehearsal.config', 'playwright.config']) {
    expect(textIn(plan, name)).toContain("'http://localhost:3000'")
    expect(textIn(plan, name)).toContain("sid: '7316'")
    expect(textIn(plan, name)).toContain("'keys/brand.pub.pem'")
  }
  expect(textIn(plan, 'playwright.config')).toContain("command: 'npm run dev'")
  expect(plan.before.join('\n')).not.toMatch(/SITE_URL|IADVIZE_SID/)
  expect(plan.before.at(-1)).toBe('Start your site: `npm run dev`')
})

test('what is not known is read from variables, which are named before the first run and in CI', () => {
  const plan = aPlan({}, { url: null, sid: null })
  expect(textIn(plan, 'playwright.config')).toContain("baseURL: fromEnvironment('SITE_URL')")
  expect(textIn(plan, 'playwright.config')).toContain("sid: fromEnvironment('IADVIZE_SID')")
  for (const name of ['SITE_URL', 'IADVIZE_SID', 'CUSTOMER_PASSWORD']) {
    expect(plan.before.join('\n')).toContain(`export ${name}=`)
    expect(textIn(plan, CI)).toContain(`${name}: \${{`)
  }
})

test('a test in the configuration of the project says itself what that does not', () => {
  const bare = aPlan({ configurations: [aConfiguration()] })
  expect(textIn(bare, 'secured-chat')).toContain("baseURL: 'http://localhost:3000'")
  const stated = aPlan({ configurations: [aConfiguration({ baseUrl: 'http://localhost:5173' })] }, { url: null })
  expect(textIn(stated, 'secured-chat')).not.toContain('baseURL')
  expect(textIn(stated, 'secured-chat')).toContain("iadvizeProject: { sid: '7316', tokenCheck: 'header-only' }")
  expect(textIn(stated, 'scenarios.config')).toContain("baseURL: 'http://localhost:5173'")
})

test('an option overrides the settings file, and the settings file the Playwright configuration', () => {
  const configurations = [aConfiguration({ baseUrl: 'http://third.example' })]
  const found = { configurations, audit: { url: 'http://second.example', sid: '2' }, sidOfPage: '3' }
  expect(aPlan(found, { url: 'http://first.example', sid: '1' }).site).toMatchObject({
    url: 'http://first.example',
    sid: '1',
  })
  expect(aPlan(found, { url: null, sid: null }).site).toMatchObject({ url: 'http://second.example', sid: '2' })
  expect(aPlan({ configurations, sidOfPage: '3' }, { url: null, sid: null }).site).toMatchObject({
    url: 'http://third.example',
    sid: '3',
  })
})

test('a site that is not of this machine is not started', () => {
  const plan = aPlan({ startScript: 'dev' }, { url: 'https://staging.example' })
  expect(textIn(plan, 'playwright.config')).not.toContain('webServer')
  expect(textIn(plan, CI)).not.toMatch(/npm run dev|Start your site/)
  expect(plan.before.join('\n')).not.toContain('Start your site')
})

test('in French the feature is French', () => {
  const plan = aPlan({}, { language: 'fr' })
  expect(textIn(plan, 'un-client-se-connecte.feature')).toMatch(
    /^# language: fr\nFonctionnalité: Un client se connecte\n/,
  )
})

test('beside playwright-bdd, the tests of the feature are made in a folder of their own', () => {
  const others = [aConfiguration({ testDirs: ['e2e'], otherFeatures: ['features/*.feature'] })]
  expect(textIn(aPlan({ configurations: others }), 'scenarios.config')).toContain(
    "outputDir: '.rehearsal/features-gen'",
  )
  expect(textIn(aPlan(), 'playwright.config')).not.toContain('outputDir')
})

test('a settings file that does not know the site gets lines to add, and one that does gets none', () => {
  const of = (audit: object) => aPlan({ settingsFile: 'rehearsal.config.js', audit }).byHand
  expect(of({})).toEqual([
    {
      file: 'rehearsal.config.js',
      why: 'for "rehearsal audit"',
      lines: ['audit: {', "  url: 'http://localhost:3000',", "  journey: 'journey.ts',", '},'],
    },
  ])
  expect(of({ url: 'http://localhost:3000', journey: 'e2e/journey.ts' })).toEqual([])
})

test('the journey of the settings file is the one that is used, and none is written', () => {
  const plan = aPlan({ settingsFile: 'rehearsal.config.ts', audit: { journey: 'e2e/journey.ts' } })
  expect(textIn(plan, 'secured-chat')).toContain("from '../e2e/journey.js'")
  expect(filesOf(plan).filter((file) => file.includes('journey'))).toEqual([])
})

for (const { runner, lines } of [
  { runner: 'vitest', lines: ["test: { exclude: ['**/node_modules/**', '.features-gen/**'] },"] },
  {
    runner: 'jest',
    lines: [String.raw`testPathIgnorePatterns: ['/node_modules/', '/\\.features-gen/', '/e2e/'],`],
  },
] as const) {
  test(`${runner} gets the lines by which it leaves the tests of Playwright alone`, () => {
    expect(aPlan({ runner, runnerFile: 'its.config.ts' }).byHand).toMatchObject([{ file: 'its.config.ts', lines }])
  })
}

test('.gitignore gets the folders that it does not name yet', () => {
  const { byHand } = aPlan({ isInGit: true, ignored: ['node_modules', '/test-results/', 'playwright-report'] })
  expect(byHand).toEqual([{ file: '.gitignore', why: 'what the runs make', lines: ['.features-gen/', '.rehearsal/'] }])
})

test('a configuration that runs features alone gets the lines by which it runs the test as well', () => {
  const { byHand } = aPlan({ configurations: [aConfiguration({ testDirs: [], features: ['chat/*.feature'] })] })
  expect(byHand).toMatchObject([
    { file: 'playwright.config.ts', why: expect.stringContaining('e2e/secured-chat.spec.ts') },
  ])
  expect(byHand[0]?.lines.join('\n')).toContain("rehearsalFeatures({ features: 'chat/*.feature' })")
})

test('GitLab gets a file of its own, and a line that includes it', () => {
  const plan = aPlan({ ci: 'gitlab' })
  expect(filesOf(plan).at(-1)).toBe('.gitlab/rehearsal.yml')
  expect(plan.byHand).toEqual([
    { file: '.gitlab-ci.yml', why: 'so that the job runs', lines: ['include:', '  - local: .gitlab/rehearsal.yml'] },
  ])
})

test('a Jenkinsfile gets a stage to add, and no file is written for it', () => {
  const plan = aPlan({ ci: 'jenkins' })
  expect(filesOf(plan).join('\n')).not.toMatch(/workflows|jenkins/i)
  expect(plan.byHand).toMatchObject([{ file: 'Jenkinsfile' }])
  expect(plan.byHand[0]?.lines.join('\n')).toContain('npx rehearsal audit')
})

test('below the top of a repository no workflow is written, because CI would not find it', () => {
  const plan = aPlan({ repository: '../..' })
  expect(filesOf(plan)).not.toContain(CI)
  expect(plan.notes.join('\n')).toContain('the top of the repository, ../..')
})

test('the commands are those of the package manager, in the terminal and in CI', () => {
  const manager = packageManagerOf('pnpm@10.1.0', [])
  const plan = aPlan({
    manager,
    missing: ['<path>/iadvize-rehearsal-0.2.0.tgz', '@playwright/test'],
    startScript: 'dev',
  })
  expect(plan.run).toEqual(['pnpm exec playwright test', 'pnpm exec rehearsal audit'])
  expect(plan.before[0]).toBe('`pnpm add --save-dev <path>/iadvize-rehearsal-0.2.0.tgz @playwright/test`')
  expect(textIn(plan, CI)).toMatch(
    /pnpm\/action-setup@v4\n[^]*cache: pnpm\n[^]*pnpm install --frozen-lockfile\n[^]*pnpm run dev &/,
  )
})

test('in CI the site is started before the tests, unless they start it', () => {
  const order = (plan: ReturnType<typeof aPlan>) =>
    textIn(plan, CI).match(/pnpm dev &|npm run dev &|playwright test|rehearsal audit/g)
  expect(order(aPlan({ startScript: 'dev' }))).toEqual(['npm run dev &', 'playwright test', 'rehearsal audit'])
  const server = { command: 'pnpm dev', url: 'http://localhost:3000' }
  const starting = aPlan({ configurations: [aConfiguration({ testDirs: ['e2e'], server, startsSite: true })] })
  expect(order(starting)).toEqual(['playwright test', 'playwright test', 'pnpm dev &', 'rehearsal audit'])
})
