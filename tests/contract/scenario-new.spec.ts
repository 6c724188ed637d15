import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from './contract-test.ts'
import { test } from './scenario-project.ts'

test('in an empty folder the command writes a scenario with everything it needs, and its last line runs it', async ({
  project,
}) => {
  const { code, stdout } = await project.scenario(
    'new',
    'A customer signs in',
    '--sid',
    '7316',
    '--url',
    'https://a.example',
  )
  expect(code).toBe(0)
  expect(stdout).toContain(
    'Written: features/a-customer-signs-in.feature\nWritten: playwright.config.ts\nWritten: journey.ts\n',
  )
  expect(stdout).toMatch(/\nRun it: npx playwright test a-customer-signs-in\n$/)
  expect(await project.read('features/a-customer-signs-in.feature')).toMatch(/^Feature: A customer signs in\n/)
  expect(await project.read('playwright.config.ts')).toContain("baseURL: 'https://a.example'")
  expect(await project.read('playwright.config.ts')).toContain("sid: '7316'")
  expect(await project.read('journey.ts')).toContain("password: fromEnvironment('CUSTOMER_PASSWORD')")
  expect((await project.scenario('check')).stdout).toBe('1 scenario in 1 file is fine.\n')
})

test('the command reads the number of the project from the page', async ({ project }) => {
  const site = createServer((_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end('<script>window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 4711 }</script>'),
  ).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const { stdout } = await project.scenario('new', 'A customer signs in', '--url', url)
  site.close()
  site.closeAllConnections()
  expect(await project.read('playwright.config.ts')).toContain("sid: '4711'")
  expect(stdout).not.toContain('the number of your iAdvize project')
})

test('for an unreachable site the scenario is still written, with what is left to do', async ({ project }) => {
  const { code, stdout } = await project.scenario('new', 'A customer signs in', '--url', 'http://127.0.0.1:9')
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /- playwright\.config\.ts: replace 1234 with the number of your iAdvize project\. http:\/\/127\.0\.0\.1:9 cannot be opened: /,
  )
})

test('a scenario in French is written in French, and its file has a plain name', async ({ project }) => {
  const { stdout } = await project.scenario('new', 'Un jeton refusé, "déjà"', '--language', 'fr')
  expect(stdout).toContain('Written: features/un-jeton-refuse-deja.feature\n')
  expect(await project.read('features/un-jeton-refuse-deja.feature')).toMatch(
    /^# language: fr\nFonctionnalité: Un jeton refusé, "déjà"\n/,
  )
  expect((await project.scenario('check')).code).toBe(0)
})

test('a project that already runs scenarios gets only the feature, in the folder of its features', async ({
  project,
}) => {
  await project.write({
    'playwright.config.ts': `import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'
export default { testDir: rehearsalFeatures({ features: ['e2e/chat/*.feature'] }) }`,
  })
  const { stdout } = await project.scenario('new', 'A refused token')
  expect(stdout).toMatch(/^Written: e2e\/chat\/a-refused-token\.feature\n/)
  expect(stdout.match(/Written/g)).toHaveLength(1)
  expect((await project.scenario('check')).stdout).toBe('1 scenario in 1 file is fine.\n')
})

test('a configuration for other tests is left unchanged, and the scenarios get their own', async ({ project }) => {
  const others = 'export default { testDir: "e2e" }'
  await project.write({ 'playwright.config.ts': others, 'journey.js': 'export const visitors = []' })
  const { stdout } = await project.scenario('new', 'A refused token')
  expect(await project.read('playwright.config.ts')).toBe(others)
  expect(await project.read('scenarios.config.ts')).toContain("from './journey.js'")
  expect(stdout).toMatch(/\nRun it: npx playwright test --config scenarios\.config\.ts a-refused-token\n$/)
  expect(stdout).not.toContain('Written: journey')
})

test('existing files are never overwritten', async ({ project }) => {
  await project.write({ 'features/a-refused-token.feature': 'mine' })
  const { code, stdout, stderr } = await project.scenario('new', 'A refused token')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(
    'rehearsal: features/a-refused-token.feature already exists: change it, or choose another title.\n',
  )
  expect(await project.read('features/a-refused-token.feature')).toBe('mine')
  expect(await readdir(project.path)).toEqual(['features'])
})

for (const { args, says } of [
  { args: ['new'], says: /missing required argument 'title'/ },
  { args: ['new', '?!'], says: /Give a title in words/ },
  { args: ['new', 'A token', 'refused'], says: /too many arguments/ },
  { args: ['new', 'A token', '--language', 'de'], says: /Allowed choices are en, fr/ },
  { args: ['new', 'A token', '--url', 'shop'], says: /"shop" is not the address of a site/ },
]) {
  test(`"rehearsal scenario ${args.join(' ')}" is answered with one sentence, and nothing is written`, async ({
    project,
  }) => {
    const { code, stdout, stderr } = await project.scenario(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).toMatch(/^rehearsal: [^\n]*\n$/)
    expect(await readdir(project.path)).toEqual([])
  })
}

test('where nothing is installed, the command names what to install, and its own package by the file that npm pack writes', async ({
  rehearsal,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-new-'))
  const { stdout } = await rehearsal.run(['scenario', 'new', 'A customer signs in'], {}, folder)
  await rm(folder, { recursive: true })
  expect(stdout).toMatch(
    /\n- npm install --save-dev <path>\/iadvize-rehearsal-\d+\.\d+\.\d+\.tgz @playwright\/test playwright-bdd\n/,
  )
})
