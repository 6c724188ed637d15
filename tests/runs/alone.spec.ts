/** A clone as anyone may have it, with no folder beside it that the project knows of. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test as base } from '../plain-test.ts'
import { VECTORS_TAG } from '../vectors.ts'
import { ENVIRONMENT } from './nested.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A clone of what is committed, in a folder of its own. */
const test = base.extend<{ readonly clone: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  clone: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-alone-'))
    const clone = path.join(folder, 'rehearsal')
    await promisify(execFile)('git', ['clone', '--quiet', root, clone], { env: ENVIRONMENT })
    await linkFolder(path.join(root, 'node_modules'), path.join(clone, 'node_modules'))
    await use(clone)
    await rm(folder, { recursive: true })
  },
})

test.skip(!existsSync(path.join(root, '.git')), 'what was not cloned itself has nothing to be cloned from')

test('a clone outside this workspace lists the same tests as this checkout, with one skip for each suite of published vectors', async ({
  clone,
}) => {
  // A runner is started twice, and compiles everything.
  test.setTimeout(600_000)
  const alone = await listTests(clone)
  await giveNeighbours(clone)
  const asHere = await listTests(clone)
  const [here, elsewhere] = [asHere.tests.filter(isPlain).map(nameOf), alone.tests.filter(isPlain).map(nameOf)]

  expect(alone.errors).toEqual([])
  expect(here).not.toEqual([])
  expect({ missing: without(here, elsewhere), added: without(elsewhere, here) }).toEqual({ missing: [], added: [] })
  expect(alone.tests.filter(isOfVectors).map(({ suite, isSkipped }) => ({ suite, isSkipped }))).toEqual(
    [...new Set(asHere.tests.filter(isOfVectors).map(({ suite }) => suite))].map((suite) => ({
      suite,
      isSkipped: true,
    })),
  )
})

/** Those that this checkout has; it may have none. */
const giveNeighbours = async (clone: string): Promise<void> => {
  const shared = path.join(root, '../shared')
  if (existsSync(shared)) await linkFolder(shared, path.join(clone, '../shared'))
}

/** A junction, which Windows asks no rights for. */
const linkFolder = (folder: string, link: string): Promise<void> => symlink(folder, link, 'junction')

type Listed = {
  /** With its project, file and groups. */
  readonly suite: string
  readonly title: string
  readonly isSkipped: boolean
  readonly isOfVectors: boolean
}

const isOfVectors = (listed: Listed): boolean => listed.isOfVectors
const isPlain = (listed: Listed): boolean => !listed.isOfVectors
const nameOf = ({ suite, title }: Listed): string => `${suite} › ${title}`

const without = (names: readonly string[], taken: readonly string[]): readonly string[] => {
  const known = new Set(taken)
  return names.filter((name) => !known.has(name))
}

type Report = { readonly errors: readonly { readonly message?: string }[]; readonly suites: readonly Suite[] }
type Suite = { readonly title: string; readonly suites?: readonly Suite[]; readonly specs: readonly Spec[] }
type Spec = {
  readonly title: string
  readonly tags: readonly string[]
  readonly tests: readonly { readonly projectName: string; readonly expectedStatus: string }[]
}

const listTests = async (
  clone: string,
): Promise<{ readonly tests: readonly Listed[]; readonly errors: readonly string[] }> => {
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json']
  const { suites, errors } = await new Promise<Report>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: clone, env: ENVIRONMENT, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Report)
      else reject(new Error(`The tests cannot be listed: ${stdout}${stderr}`, { cause: error }))
    })
  })
  return { tests: suites.flatMap((suite) => listedIn(suite, [])), errors: errors.map(({ message = '' }) => message) }
}

const listedIn = ({ title, suites = [], specs }: Suite, above: readonly string[]): readonly Listed[] => {
  const groups = [...above, title]
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ projectName, expectedStatus }) => ({
        suite: [projectName, ...groups].join(' › '),
        title: spec.title,
        isSkipped: expectedStatus === 'skipped',
        isOfVectors: spec.tags.includes(VECTORS_TAG),
      })),
    ),
    ...suites.flatMap((suite) => listedIn(suite, groups)),
  ]
}
