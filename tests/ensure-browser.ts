import process from 'node:process'
import { installBrowser, installPrograms, installWindow } from './install-browser.ts'

/**
 * Runs before the tests, so that a machine without a browser hears one sentence instead of one failure per test. With `--all`
 * it is also about what only `npm run test:all` needs: other browsers, drivers, and languages.
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
  const missing = process.argv.includes('--all') ? installPrograms() : []
  if (missing.length > 0) console.log(`The tests that need ${missing.join(', ')} are skipped: it is not there.`)
}
