/** `rehearsal audit --init` with a real window. */

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { startSite } from '../../environment/start-site.ts'
import { test, whyNoWindow } from './window.ts'

const noWindow = whyNoWindow()
test.skip(noWindow !== null, noWindow ?? '')
// A browser with a window has to start, and the journey is tried in it.
test.slow()

test('signing in and out in the window of --init writes a journey that has been tried and works', async ({
  command,
  folder,
}) => {
  const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const init = await command(['audit', site.url, '--init'])
  await init.hears('The site is open')
  const page = await init.window()
  init.presses('Enter')
  await init.hears('Sign in now')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill('camille@example.com')
  await page.getByLabel('Password').fill('camomile')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  init.presses('Enter')
  await init.hears('Sign out now')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  init.presses('Enter')
  await init.hears('Type the email of a second visitor')
  init.types('jonas@example.com')
  const { code, stdout } = await init.ended
  await site.close()
  expect([code, stdout]).toEqual([0, expect.stringContaining('It was tried, and it works. Next: rehearsal audit')])
  const journey = await readFile(path.join(folder, 'journey.ts'), 'utf8')
  expect(journey).toContain("{ email: 'jonas@example.com', password: process.env['VISITOR_2_PASSWORD'] ?? '' }")
  expect(journey).not.toContain('camomile')
})
