import { createServer } from 'node:http'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { expect } from './contract-test.ts'
import { test } from './scenario-project.ts'

test('in an empty folder a scenario is written with all that it needs, and the last line is the command that runs it', async ({
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

test('the number of the project is read off the page', async ({ project }) => {
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

test('of a site that cannot be reached the scenario is written all the same, with what is left to do', async ({
  project,
}) => {
  const { code, stdout } = await project.scenario('new', 'A customer signs in', '--url', 'http://127.0.0.1:9')
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /- playwright\.config\.ts: put the number of your iAdvize project in the place of 1234\. http:\/\/127\.0\.0\.1:9 cannot be opened: /,
  )
})

test('in French the scenario is French, and its file has a plain name', async ({ project }) => {
  const { stdout } = await project.scenario('new', 'Un jeton refusé, "déjà"', '--language', 'fr')
  expect(stdout).toContain('Written: features/un-jeton-refuse-deja.feature\n')
  expect(await project.read('features/un-jeton-refuse-deja.feature')).toMatch(
    /^# language: fr\nFonctionnalité: Un jeton refusé, "déjà"\n/,
  )
  expect((await project.scenario('check')).code).toBe(0)
})

test('a project that runs scenarios gets the feature alone, in the folder of its features', async ({ project }) => {
  await project.write({
    'playwright.config.ts': "export default { testDir: rehearsalFeatures({ features: ['e2e/chat/*.feature'] }) }",
  })
  const { stdout } = await project.scenario('new', 'A refused token')
  expect(stdout).toMatch(/^Written: e2e\/chat\/a-refused-token\.feature\n/)
  expect(stdout.match(/Written/g)).toHaveLength(1)
  expect((await project.scenario('check')).stdout).toBe('1 scenario in 1 file is fine.\n')
})

test('a configuration for other tests stays as it is, and the scenarios get one of their own', async ({ project }) => {
  const others = 'export default { testDir: "e2e" }'
  await project.write({ 'playwright.config.ts': others, 'journey.js': 'export const visitors = []' })
  const { stdout } = await project.scenario('new', 'A refused token')
  expect(await project.read('playwright.config.ts')).toBe(others)
  expect(await project.read('scenarios.config.ts')).toContain("from './journey.js'")
  expect(stdout).toMatch(/\nRun it: npx playwright test --config scenarios\.config\.ts a-refused-token\n$/)
  expect(stdout).not.toContain('Written: journey')
})

test('what is there is never written over', async ({ project }) => {
  await project.write({ 'features/a-refused-token.feature': 'mine' })
  const { code, stdout, stderr } = await project.scenario('new', 'A refused token')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(
    'rehearsal: features/a-refused-token.feature is there already: change it, or choose another title.\n',
  )
  expect(await project.read('features/a-refused-token.feature')).toBe('mine')
  expect(await readdir(project.path)).toEqual(['features'])
})

for (const { args, says } of [
  { args: ['new'], says: /missing required argument 'title'/ },
  { args: ['new', '?!'], says: /A title says what the scenario is about, in words/ },
  { args: ['new', 'A token', 'refused'], says: /too many arguments/ },
  { args: ['new', 'A token', '--language', 'de'], says: /Allowed choices are en, fr/ },
  { args: ['new', 'A token', '--url', 'shop'], says: /"shop" is no address of a site/ },
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
