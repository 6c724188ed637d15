/** `rehearsal scenario record` with a real window: a person plays, and what was written is run. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import { talkOn } from '../../gherkin/run/talk.ts'
import { runNestedIn } from '../runs/nested.ts'
import { test as base, whyNoWindow } from './window.ts'

type Fixtures = {
  /** A demo shop of the test's own. */
  readonly shop: string
  /** Puts what a project has that runs features on the shop into the folder. */
  readonly project: () => Promise<void>
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  shop: async ({}, use) => {
    const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
    await use(site.url)
    await site.close()
  },
  project: async ({ folder, shop }, use) => {
    await use(async () => {
      await Promise.all(Object.entries(projectOn(shop)).map(([name, text]) => writeFile(path.join(folder, name), text)))
    })
  },
})

const noWindow = whyNoWindow()
test.skip(noWindow !== null, noWindow ?? '')
// A browser with a window, and then another runner, have to start.
test.slow()

const fileOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))

const projectOn = (shop: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "type": "module" }',
  'brand.pub.pem': loadKeys().brandPublicPem,
  'rehearsal.config.json': JSON.stringify({ audit: { url: shop, publicKey: 'brand.pub.pem', journey: 'journey.ts' } }),
  'journey.ts': `
export const visitors = [
  { name: 'Camille Moreau', email: 'camille@example.com', password: 'camomile', userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41' },
  { name: 'Jonas Lindqvist', email: 'jonas@example.com', password: 'juniper', userId: '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325' },
]
export const signIn = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor.email)
  await page.getByLabel('Password').fill(visitor.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}
export const signOut = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}`,
  'playwright.config.ts': `
import { defineConfig } from 'RUNNER'
import { rehearsalFeatures } from '${fileOf('dist/bdd.js')}'
import { browserLaunchOptions } from '${fileOf('playwright-kit/find-browser.ts')}'
import * as journey from './journey.ts'
export default defineConfig({
  testDir: rehearsalFeatures({ features: 'features/*.feature' }),
  workers: 1,
  reporter: 'list',
  expect: { timeout: 20_000 },
  use: {
    baseURL: '${shop}',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})`,
})

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Password').press('Enter')
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}

const secured = (page: Page): Promise<void> => page.getByText('Secured', { exact: true }).waitFor()

test('a recorded session becomes a short feature without secrets, which passes when it is run', async ({
  command,
  folder,
  shop,
  project,
}) => {
  await project()
  const recording = await command(['scenario', 'record', '--title', 'Camille asks, and Jonas comes after her'])
  await recording.hears('close the browser')
  const page = await recording.window()
  // Whoever is mistaken tries again.
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill('camille@example.com')
  await page.getByLabel('Password').fill('chamomile-tea')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText(/\w/).waitFor()
  await page.getByLabel('Password').fill('camomile')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await secured(page)
  await page.goto(shop)
  await talkOn(page).say('Is my lamp fixed?')
  await talkOn(page).log.getByText('Is my lamp fixed?').waitFor()
  await page.goto(`${shop}account`)
  await secured(page)
  await page.reload()
  await secured(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'jonas@example.com', 'juniper')
  await secured(page)
  await page.close()
  const { code, stdout } = await recording.ended
  const file = path.join(folder, 'features/recorded.feature')
  expect([code, stdout]).toEqual([0, expect.stringContaining(`Written: ${file}`)])
  const text = await readFile(file, 'utf8')
  expect(text).toBe(`Feature: Camille asks, and Jonas comes after her
  Recorded on ${new URL(shop).origin}

  Scenario: Camille asks, and Jonas comes after her
    When a visitor opens "/"
    And the customer signs in
    Then the chat is secured for the customer
    When the customer opens "/"
    Then the chat is secured for the customer
    When the customer writes "Is my lamp fixed?" in the chat
    And the customer opens "/account"
    Then the chat is secured for the customer
    When the customer reloads the page
    Then the chat is secured for the customer
    When the customer signs out
    Then the site logs out
    And nothing of the customer is left
    When another customer signs in
    Then the chat is secured for another customer
`)
  const { output, exitCode } = await runNestedIn(folder, {
    'playwright.config.ts': projectOn(shop)['playwright.config.ts'] ?? '',
  })
  expect([exitCode, output]).toEqual([0, expect.stringContaining('1 passed')])
})

test('a recording in French names elements, ends with the Enter key, and warns that no project runs its file', async ({
  command,
  folder,
  project,
}) => {
  await project()
  await mkdir(path.join(folder, 'elsewhere'))
  const args = ['scenario', 'record', '--language', 'fr', '--output', 'elsewhere/visite.feature']
  const recording = await command(args)
  await recording.hears('press Enter')
  const page = await recording.window()
  await page.getByRole('link', { name: 'Tove globe' }).click()
  await page.waitForURL('**/products/*')
  recording.presses('Enter')
  const { code, stdout } = await recording.ended
  const text = await readFile(path.join(folder, 'elsewhere/visite.feature'), 'utf8')
  expect(code).toBe(0)
  expect(stdout).toContain('It does not run with the others (features/')
  expect(text).toContain('# language: fr\nFonctionnalité: Une visite enregistrée\n')
  expect(text).toContain('    Quand un visiteur ouvre "/"\n    Et un visiteur clique sur le lien "Tove globe"\n')
})

test('Ctrl+C ends a recording as well, and a second recording does not overwrite the first', async ({
  command,
  folder,
  project,
}) => {
  await project()
  const recording = await command(['scenario', 'record'])
  await recording.hears('press Enter')
  const page = await recording.window()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.waitForURL('**/sign-in')
  recording.presses('Ctrl+C')
  const { code } = await recording.ended
  const file = path.join(folder, 'features/recorded.feature')
  const text = await readFile(file, 'utf8')
  expect([code, text]).toEqual([0, expect.stringContaining('When a visitor opens "/"\n    And a visitor clicks the')])
  const second = await (await command(['scenario', 'record'])).ended
  expect(second.code).toBe(2)
  expect(second.stderr).toBe(`rehearsal: ${file} already exists: name another file with --output <file>.\n`)
})
