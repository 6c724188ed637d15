import { expect } from '@playwright/test'
import { findFirefox } from '../firefox.ts'
import { test } from './consumer.ts'

const firefox = findFirefox()

test.skip(firefox === null, 'there is no Firefox: install firefox-esr')

test('with Playwright over WebDriver BiDi, a shop is tested in Firefox as in Chromium', async ({ firefoxShop }) => {
  await firefoxShop.run('esbuild', 'site/app.ts', '--bundle', '--format=esm', '--outfile=site/built/app.js')
  const where = `SHOP_FIREFOX=${firefox}`
  const { exitCode, output } = await firefoxShop.run('env', where, 'playwright', 'test', '-c', 'firefox.config.ts')
  expect(output).toContain('11 passed')
  expect(exitCode, output).toBe(0)
})
