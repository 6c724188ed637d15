/** What a user gets by `npm install`: the size of the tarball, and how many packages and megabytes are there afterwards. */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Row } from './measure.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const MOST = { kilobytesPacked: 700, packages: 60, megabytes: 20 }

export async function* measurePackageSize(): AsyncGenerator<Row> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-package-size-'))
  try {
    const npm = (...args: readonly string[]) => promisify(execFile)('npm', [...args], { cwd: folder })
    await npm('pack', root, '--silent')
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
    const packed = (await stat(path.join(folder, tarball))).size / 1_000
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }')
    await npm('install', `./${tarball}`, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline')
    const lock = JSON.parse(await readFile(path.join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
      readonly packages: object
    }
    const packages = Object.keys(lock.packages).length
    const megabytes = (await bytesIn(path.join(folder, 'node_modules'))) / 1_000_000
    yield rowOf('package packed', { value: packed, unit: 'KB', most: MOST.kilobytesPacked })
    yield rowOf('packages installed', { value: packages, unit: 'packages', most: MOST.packages })
    yield rowOf('package installed', { value: megabytes, unit: 'MB', most: MOST.megabytes })
  } finally {
    await rm(folder, { recursive: true })
  }
}

type Size = { readonly value: number; readonly unit: string; readonly most: number }

const rowOf = (name: string, { value, unit, most }: Size): Row => ({
  name,
  measured: `${value < 100 ? value.toFixed(1).replace('.0', '') : value.toFixed(0)} ${unit}`,
  floor: null,
  samples: '1',
  goal: `<= ${most} ${unit}`,
  isMet: value <= most,
  note: '"npm install" of what "npm pack" makes, in an empty folder, without the test runners that a project brings itself.',
})

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
