import process from 'node:process'
import { installBrowser, installProgram, installWindow } from './install-browser.ts'

/**
 * Runs before the tests, so that a machine without a browser hears one sentence instead of one failure per test. With
 * `--with-driver` it is also about the driver that the example for Selenium needs.
 */
const browser = installBrowser()

if (browser === null) {
  process.exitCode = 3
  console.error(
    'There is no browser to test with: install Chromium or Chrome, run `npx playwright install chromium-headless-shell` where its download is allowed, or on Debian `apt-get install chromium-headless-shell` as root.',
  )
} else {
  console.log(`Testing with ${browser.executablePath}`)
  if (!installWindow()) {
    console.log('There is no browser with a window, or no screen: the tests that need one are skipped.')
  }
  if (!installProgram('firefox-esr')) console.log('There is no Firefox: the tests that need one are skipped.')
  if (process.argv.includes('--with-driver') && !installProgram('chromium-driver')) {
    console.log('There is no chromedriver: the example for Selenium is skipped.')
  }
}
