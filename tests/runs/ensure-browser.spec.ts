/** The script that goes before the tests. */

import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../plain-test.ts'

test.skip(process.platform !== 'linux', 'elsewhere an installed browser cannot be hidden from it')

test('without any browser the search says in one sentence what to install, and exits with 3', () => {
  const { result } = runScript({ npx: 'exit 1', 'apt-get': 'exit 100' })

  expect(result.stderr).toMatch(/^There is no browser to test with: [^\n]*chromium-headless-shell[^\n]*\.\n$/)
  expect(result.status).toBe(3)
})

test("the search for a browser keeps the installers' complaints out of the verdict", () => {
  const { result } = runScript({ npx: 'echo "Error: refused by the network" >&2; exit 1', 'apt-get': 'exit 100' })

  expect(result.stdout).toContain('npx playwright install chromium-headless-shell failed: refused by the network\n')
  expect(result.stderr.trim().split('\n')).toHaveLength(1)
})

test('the search for a browser gives up on a silent download in seconds, unless configured otherwise', () => {
  const { result } = runScript({ npx: 'echo "waits $PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ms"; exit 1' })

  expect(result.stdout).toContain('waits 8000 ms')
})

test('the search for a browser takes one that npx has put on the PATH', () => {
  const { result, folder } = runScript({ npx: '/bin/ln -s /bin/true "$FOLDER/chromium-headless-shell"' })

  expect(result.stdout).toMatch(new RegExp(`^Testing with ${path.join(folder, 'chromium-headless-shell')}$`, 'm'))
  expect(result.status).toBe(0)
})

test.describe('as root', () => {
  test.skip(process.getuid?.() !== 0, 'a package is asked for by root only')

  test("as root, the search for a browser takes the one from Debian's package", () => {
    const { result, folder } = runScript({
      npx: 'exit 1',
      'apt-get': `echo "$@" >> "$FOLDER/asked"; echo "$DEBIAN_FRONTEND" >> "$FOLDER/asked"
                  case "$*" in *install*) /bin/ln -s /bin/true "$FOLDER/chromium-headless-shell";; esac`,
    })

    expect(readFileSync(path.join(folder, 'asked'), 'utf8')).toMatch(
      /^.* update\nnoninteractive\n.* install -y --no-install-recommends chromium-headless-shell fonts-liberation fonts-dejavu-core\nnoninteractive\n/,
    )
    expect(result.stdout).toContain(`Testing with ${path.join(folder, 'chromium-headless-shell')}\n`)
    expect(result.status).toBe(0)
  })
})

/** The real script, on a machine whose PATH holds nothing but these fakes, written as shell scripts. */
function runScript(commands: Readonly<Record<string, string>>): {
  readonly result: SpawnSyncReturns<string>
  readonly folder: string
} {
  const folder = test.info().outputPath('bin')
  mkdirSync(path.join(folder, 'browsers'), { recursive: true })
  for (const [name, code] of Object.entries(commands)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${code}\n`, { mode: 0o755 })
  }
  const project = fileURLToPath(new URL('../..', import.meta.url))
  const tsx = path.join(project, 'node_modules/tsx/dist/cli.mjs')
  const result = spawnSync(process.execPath, [tsx, path.join(project, 'tests/ensure-browser.ts')], {
    encoding: 'utf8',
    env: { PATH: folder, FOLDER: folder, HOME: folder, PLAYWRIGHT_BROWSERS_PATH: path.join(folder, 'browsers') },
  })
  return { result, folder }
}
