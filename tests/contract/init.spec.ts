import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from './contract-test.ts'
import { expectSentence } from './one-sentence.ts'
import { test as base, type Ended } from './rehearsal-process.ts'

type Folder = {
  readonly path: string
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>
  readonly read: (name: string) => Promise<string>
  /** Every file, with its folder. */
  readonly files: () => Promise<readonly string[]>
  readonly init: (...args: readonly string[]) => Promise<Ended>
}

const test = base.extend<{ readonly folder: Folder }>({
  folder: async ({ rehearsal }, use) => {
    // Outside of our own repository, which would count as theirs.
    const place = await realpath(await mkdtemp(path.join(tmpdir(), 'rehearsal-init-')))
    await use({
      path: place,
      write: async (files) => {
        for (const [name, text] of Object.entries(files)) {
          await mkdir(path.dirname(path.join(place, name)), { recursive: true })
          await writeFile(path.join(place, name), text)
        }
      },
      read: (name) => readFile(path.join(place, name), 'utf8'),
      files: async () => {
        const entries = await readdir(place, { recursive: true, withFileTypes: true })
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
          .toSorted()
      },
      init: (...args) => rehearsal.run(['init', ...args], {}, place),
    })
    await rm(place, { recursive: true })
  },
})

const PACKAGE = { 'package.json': '{ "name": "shop", "type": "module" }' }

const KNOWN = ['--url', 'https://shop.example', '--sid', '7316'] as const

const WRITTEN = [
  '.github/workflows/rehearsal.yml',
  'features/a-customer-signs-in.feature',
  'journey.js',
  'package.json',
  'playwright.config.js',
  'rehearsal.config.js',
  'tests/secured-chat.spec.js',
]

test('without a terminal init shows every file with its content, writes none, and says what to give', async ({
  folder,
}) => {
  await folder.write(PACKAGE)
  const { code, stdout, stderr } = await folder.init(...KNOWN)
  expect([code, stderr]).toEqual([
    2,
    'rehearsal: Nothing was written, because there is no terminal in which to ask: give --yes to write.\n',
  ])
  for (const file of WRITTEN.filter((name) => name !== 'package.json')) expect(stdout).toContain(`--- ${file}\n`)
  expect(stdout).toContain('Feature: A customer signs in\n')
  expect(await folder.files()).toEqual(['package.json'])
})

test('--dry-run shows the same and is no mistake, even with --yes', async ({ folder }) => {
  await folder.write(PACKAGE)
  const { code, stdout, stderr } = await folder.init('--dry-run', '--yes', ...KNOWN)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('--- journey.js\n')
  expect(await folder.files()).toEqual(['package.json'])
})

test('--yes writes the files, and its last lines take them back', async ({ folder }) => {
  await folder.write(PACKAGE)
  const { code, stdout, stderr } = await folder.init('--yes', ...KNOWN)
  expect([code, stderr]).toEqual([0, ''])
  expect(await folder.files()).toEqual(WRITTEN)
  const undo = /\nUndo\n +(.*)\n$/.exec(stdout)?.[1] ?? 'false'
  execFileSync('sh', ['-c', undo], { cwd: folder.path })
  expect(await readdir(folder.path)).toEqual(['package.json'])
})

test('no line of what init says of a project is wider than 80 columns, but for commands to copy', async ({
  folder,
}) => {
  await folder.write({ ...PACKAGE, 'vite.config.js': '', '.gitlab-ci.yml': '' })
  const { stdout } = await folder.init('--yes', ...KNOWN)
  const wide = stdout.split('\n').filter((line) => line.length > 80)
  expect(wide.filter((line) => !/^ +rm /.test(line))).toEqual([])
})

test('a second init finds everything that the first has written, and writes nothing', async ({ folder }) => {
  await folder.write(PACKAGE)
  await folder.init('--yes', ...KNOWN)
  const before = await Promise.all(WRITTEN.map(folder.read))
  const { code, stdout } = await folder.init('--yes')
  expect(code).toBe(0)
  expect(stdout).toContain('Nothing is left to write: everything is there.')
  expect(stdout).toContain('https://shop.example')
  expect(await folder.files()).toEqual(WRITTEN)
  expect(await Promise.all(WRITTEN.map(folder.read))).toEqual(before)
})

test('init changes no file that exists, and says which stay as they are', async ({ folder }) => {
  const own = { 'features/a-customer-signs-in.feature': 'mine', '.github/workflows/rehearsal.yml': 'mine as well' }
  await folder.write({
    ...PACKAGE,
    ...own,
    'playwright.config.js': `import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'
export default { testDir: rehearsalFeatures({ features: 'features/*.feature' }) }`,
  })
  const { code, stdout } = await folder.init('--yes', ...KNOWN)
  expect(code).toBe(0)
  for (const [file, text] of Object.entries(own)) {
    expect(stdout).toContain(`= ${file} is there already, and stays as it is\n`)
    expect(await folder.read(file)).toBe(text)
  }
})

test('--json says what was found and planned, asks nothing, and writes only with --yes', async ({ folder }) => {
  await folder.write(PACKAGE)
  const shown = await folder.init('--json', ...KNOWN)
  type Answer = { readonly files: readonly { readonly file: string; readonly state: string }[] }
  const statesIn = ({ stdout }: Ended) => new Set((JSON.parse(stdout) as Answer).files.map(({ state }) => state))
  expect([shown.code, shown.stderr, statesIn(shown)]).toEqual([0, '', new Set(['new'])])
  expect(await folder.files()).toEqual(['package.json'])
  expect(statesIn(await folder.init('--json', '--yes', ...KNOWN))).toEqual(new Set(['written']))
  expect(statesIn(await folder.init('--json', ...KNOWN))).toEqual(new Set(['exists']))
})

test('when a file cannot be written, init says so and which were written before, and ends with 3', async ({
  folder,
}) => {
  await folder.write(PACKAGE)
  // A link that leads nowhere is no file, and no folder can be made in its place.
  await symlink('nowhere', path.join(folder.path, 'features'))
  const { code, stderr } = await folder.init('--yes', ...KNOWN)
  expect(code).toBe(3)
  expect(stderr).toMatch(
    /^rehearsal: features\/a-customer-signs-in\.feature cannot be written \(E\w+\)\. These were written before: rehearsal\.config\.js, journey\.js, tests\/secured-chat\.spec\.js\. To undo: rm rehearsal\.config\.js journey\.js tests\/secured-chat\.spec\.js && rmdir tests\n$/,
  )
  expect(await folder.files()).toEqual([
    'journey.js',
    'package.json',
    'rehearsal.config.js',
    'tests/secured-chat.spec.js',
  ])
})

test('at the root of a monorepo init names the packages, and writes nothing', async ({ folder }) => {
  const files = {
    'package.json': '{ "name": "root" }',
    'pnpm-workspace.yaml': 'packages:\n  - apps/*\n',
    'apps/shop/package.json': '{}',
    'apps/admin/package.json': '{}',
  }
  await folder.write(files)
  expectSentence(await folder.init('--yes', ...KNOWN), {
    code: 2,
    says: /the root of a monorepo: call "rehearsal init" in the package of your site\. The packages: apps\/admin, apps\/shop\.$/m,
  })
  expect(await folder.files()).toEqual(Object.keys(files).toSorted())
})

for (const { mistake, files = PACKAGE, args = [], says } of [
  {
    mistake: 'a package.json that is no JSON',
    files: { 'package.json': '{,' },
    says: /package\.json cannot be read: /,
  },
  {
    mistake: 'a package.json that holds a list',
    files: { 'package.json': '[]' },
    says: /package\.json holds no object/,
  },
  { mistake: 'an address that is none', args: ['--url', 'shop'], says: /"shop" is not the address of a site/ },
  { mistake: 'a language that is not known', args: ['--language', 'de'], says: /--language must be 'en' or 'fr'/ },
  { mistake: 'a sid that cannot be one', args: ['--sid', 'a b'], says: /--sid must be / },
  { mistake: 'a key file that is missing', args: ['--public-key', 'no.pem'], says: /--public-key .*no\.pem/ },
  { mistake: 'an argument', args: ['shop'], says: /too many arguments for 'init'/ },
  {
    mistake: 'a settings file that cannot be used',
    files: { ...PACKAGE, 'rehearsal.config.js': 'export default { prot: 1 }' },
    says: /rehearsal\.config\.js cannot be used: prot does not exist/,
  },
]) {
  test(`init answers ${mistake} with one sentence and 2, and writes nothing`, async ({ folder }) => {
    await folder.write(files)
    expectSentence(await folder.init('--yes', ...args), { code: 2, says })
    expect(await folder.files()).toEqual(Object.keys(files).toSorted())
  })
}

test('in a folder of no project init says where one is, or how one begins', async ({ rehearsal, folder }) => {
  await folder.write({ ...PACKAGE, 'src/pages/index.html': '' })
  const below = await rehearsal.run(['init'], {}, path.join(folder.path, 'src/pages'))
  expectSentence(below, { code: 2, says: /There is no package\.json in .*, such as \S+\.$/m })
  expect(below.stderr).toContain(`such as ${folder.path}.`)
  expectSentence(await rehearsal.run(['init'], {}, '/'), { code: 2, says: /begin one here with "npm init --yes"/ })
})
