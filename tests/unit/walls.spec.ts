/** The real linter is shown every import there is, allowed or not, and must refuse exactly those that the table forbids. */

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOMS, WALLS, WITHOUT_WALL, type Wall } from '../../build/walls.ts'
import { expect, test } from '../plain-test.ts'

const browserFolders = WALLS.filter(({ node, around }) => node === 'none' && !around.endsWith('.ts')).map(
  ({ around }) => around,
)

const project = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Ways to import something. A type counts as much as a value, or a wall would leak the shape of what stands behind it;
 * only the rooms in `typesOf` may be known by their types.
 */
const forms: ReadonlyArray<(specifier: string, alias: string) => string> = [
  (specifier) => `import '${specifier}'`,
  (specifier, alias) => `import type { Thing as ${alias} } from '${specifier}'`,
  (specifier) => `export * from '${specifier}'`,
  (specifier) => `export type * from '${specifier}'`,
  (specifier) => `void import('${specifier}')`,
]

type Refusal = { readonly file: string; readonly line: number; readonly rule: string; readonly message: string }

let refusals: readonly Refusal[] = []

// One run of the linter for all of them: the tests of this file stay in one worker, in order.
test.describe.configure({ mode: 'default' })

test.beforeAll(() => {
  refusals = lint({
    ...Object.fromEntries(WALLS.flatMap(filesOf).map(({ file, lines }) => [file, lines.map(({ code }) => code)])),
    ...Object.fromEntries(browserFolders.map((folder) => [`${folder}/globals.ts`, nodeGlobals])),
    'tests/unit/sleeper.ts': sleeping,
  })
})

for (const wall of WALLS) {
  test(`${wall.around} may import ${listOf(wall)} of the rooms, and every other import is refused by name`, () => {
    for (const { file, lines } of filesOf(wall)) {
      const code = lines.map((line) => line.code)
      const forbidden = lines.filter(({ isAllowed }) => !isAllowed)
      const refused = refusals.filter((refusal) => refusal.file === file && refusal.rule === 'no-restricted-imports')
      const unnamed = refused.filter(({ line, message }) => !message.includes(`'${lines[line - 1]?.specifier}'`))

      expect
        .soft(refusedLines(file, 'no-restricted-imports', code), file)
        .toEqual(forbidden.map((line) => line.code).toSorted())
      expect.soft(unnamed, file).toEqual([])
    }
  })
}

const nodeGlobals = ['export const a = process', 'export const b = Buffer', "export const c = require('x')"]

for (const folder of browserFolders) {
  test(`the globals of Node are refused in ${folder}`, () => {
    expect(refusedLines(`${folder}/globals.ts`, 'no-restricted-globals', nodeGlobals)).toEqual(nodeGlobals)
  })
}

const sleeping = [
  "import { setTimeout as sleep } from 'node:timers/promises'",
  'export const nap = (page: { waitForTimeout: () => void }) => page.waitForTimeout()',
]

test('a test that waits for time is refused', () => {
  expect([
    ...refusedLines('tests/unit/sleeper.ts', 'no-restricted-imports', sleeping),
    ...refusedLines('tests/unit/sleeper.ts', 'no-restricted-properties', sleeping),
  ]).toEqual(sleeping)
})

test('every top-level folder that holds code has its wall', () => {
  const places = [...WALLS.map(({ around }) => around), ...WITHOUT_WALL]

  expect(foldersWithCode().filter((folder) => !places.includes(folder))).toEqual([])
})

type Line = { readonly code: string; readonly specifier: string; readonly isAllowed: boolean }
type Import = { readonly specifier: string; readonly isAllowed: boolean | 'as a type' }
type Specimen = { readonly file: string; readonly lines: readonly Line[] }

/** A room is left from its top and from a folder inside, where the way out is one step longer. */
function filesOf(wall: Wall): readonly Specimen[] {
  const files = wall.around.endsWith('.ts')
    ? [wall.around.replace('/*/', '/of-one/').replace('*', '')]
    : [`${wall.around}/at-the-top.ts`, `${wall.around}/inside/further-down.ts`]
  return files.map((file) => ({ file, lines: specifiersFor(file, wall).flatMap(inEveryForm) }))
}

function specifiersFor(file: string, wall: Wall): readonly Import[] {
  const out = '../'.repeat(file.split('/').length - 1)
  const isOneFile = wall.around.endsWith('.ts')
  const otherRooms = ROOMS.filter((room) => room !== file.split('/')[0])
  const isRoomAllowed = (room: string): Import['isAllowed'] =>
    wall.rooms.includes(room) || (wall.typesOf?.includes(room) === true && 'as a type')
  const isPackageAllowed = (name: string): boolean => wall.packages === 'all' || wall.packages.includes(name)
  return [
    ...otherRooms.map((room) => ({ specifier: `${out}${room}/door.ts`, isAllowed: isRoomAllowed(room) })),
    ...(isOneFile ? [] : otherRooms).map((room) => ({
      specifier: `./${out}${room}/door.ts`,
      isAllowed: isRoomAllowed(room),
    })),
    ...packageNames().map((name) => ({ specifier: name, isAllowed: isPackageAllowed(name) })),
    { specifier: 'iadvize-rehearsal/playwright', isAllowed: false },
    { specifier: 'node:fs/promises', isAllowed: wall.node !== 'none' },
    { specifier: 'node:http', isAllowed: wall.node === 'all' },
    { specifier: 'node:timers/promises', isAllowed: wall.node !== 'none' && !wall.around.startsWith('tests/') },
    { specifier: './neighbour.ts', isAllowed: !isOneFile },
    ...(wall.around.endsWith('/browser') ? [{ specifier: serverSide(file), isAllowed: false }] : []),
    ...(wall.around.includes('*') ? besideVariant : []),
  ]
}

/** From the page of a variant of the shop. */
const besideVariant = [
  { specifier: './page-inside.ts', isAllowed: true },
  { specifier: './site.ts', isAllowed: false },
  { specifier: '../another/page.ts', isAllowed: false },
  { specifier: '../../browser/chat.ts', isAllowed: true },
  { specifier: '../../policy.ts', isAllowed: false },
]

/** From browser code, the same room's code that runs in Node. */
function serverSide(file: string): string {
  return `${'../'.repeat(file.split('/').length - 2)}routes.ts`
}

function inEveryForm({ specifier, isAllowed }: Import, index: number): readonly Line[] {
  return forms.map((form) => {
    const code = form(specifier, `Thing${index}`)
    const isType = /^(?:im|ex)port type /.test(code)
    return { code, specifier, isAllowed: isAllowed === 'as a type' ? isType : isAllowed }
  })
}

function packageNames(): readonly string[] {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
    readonly devDependencies: Readonly<Record<string, string>>
  }
  const named = WALLS.flatMap(({ packages }) => (packages === 'all' ? [] : packages))
  return [
    ...new Set([...named, ...Object.keys(dependencies), ...Object.keys(devDependencies), 'a-package-of-tomorrow']),
  ]
}

function lint(files: Readonly<Record<string, readonly string[]>>): readonly Refusal[] {
  const house = test.info().outputPath('house')
  for (const [file, lines] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), `${lines.join('\n')}\n`)
  }
  for (const file of ['.oxlintrc.json', 'build/walls.oxlint.json']) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    copyFileSync(path.join(project, file), path.join(house, file))
  }
  const oxlint = path.join(project, 'node_modules/oxlint/bin/oxlint')
  // The files are named one by one, because the house stands in a folder that git, and so the linter, ignores.
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', ...Object.keys(files)], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  const report = JSON.parse(stdout) as {
    readonly number_of_files: number
    readonly diagnostics: ReadonlyArray<{
      readonly code: string
      readonly message: string
      readonly filename: string
      readonly labels: ReadonlyArray<{ readonly span: { readonly line: number } }>
    }>
  }
  expect(report.number_of_files, 'the linter reads every file of the house').toBe(Object.keys(files).length)
  return report.diagnostics.map(({ code, message, filename, labels }) => ({
    file: filename,
    line: labels[0]?.span.line ?? 0,
    rule: /\((.+)\)$/.exec(code)?.[1] ?? code,
    message,
  }))
}

function foldersWithCode(): readonly string[] {
  const generated = ['node_modules', 'dist', 'test-results', 'playwright-report']
  return readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !generated.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) =>
      readdirSync(path.join(project, name), { recursive: true }).some((file) => /\.tsx?$/.test(String(file))),
    )
}

/** In the order of the alphabet, and each once: two patterns may refuse one line, what counts is that it is refused. */
function refusedLines(file: string, rule: string, code: readonly string[]): readonly string[] {
  const numbers = refusals.filter((refusal) => refusal.file === file && refusal.rule === rule).map(({ line }) => line)
  return code.filter((_, index) => numbers.includes(index + 1)).toSorted()
}

function listOf({ rooms, typesOf = [] }: Wall): string {
  const all = [...rooms, ...typesOf.map((room) => `the types of ${room}`)]
  return all.length === 0 ? 'none' : all.join(', ')
}
