/**
 * Compiles the examples of the documentation: `npm run check:examples`. One that does not compile is named with its page
 * and line; so is one that is marked `ts not-yet` and compiles.
 */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { blocksIn, moduleOf } from './blocks.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>
}

/** What the package publishes, by the name under which a test imports it. */
const PUBLISHED = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([name, { types }]) =>
    types === undefined
      ? []
      : [[name.replace('.', 'iadvize-rehearsal'), types.replace('./dist/types/', '').replace(/\.d\.ts$/, '.ts')]],
  ),
)

/** What a few lines of a test find around them. Until the fixture `iadvize` is there, what the matchers need of it is. */
const CONTEXT = [
  "import type { Page, TestType } from '@playwright/test'",
  "import { accept, dropConnection, expect, judge, malformedBody, neverAnswer, refuse, serverError, test, type Rehearsed } from 'iadvize-rehearsal/playwright'",
  'type Fixtures = typeof test extends TestType<infer Fixtures, infer _Worker> ? Fixtures : never',
  'declare const iadvize: Fixtures extends { readonly iadvize: infer Iadvize } ? Iadvize : Rehearsed',
  'declare const page: Page',
].join('; ')

const COMPILER_OPTIONS = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  typeRoots: [path.join(ROOT, 'node_modules/@types')],
  paths: Object.fromEntries(Object.entries(PUBLISHED).map(([name, file]) => [name, [path.join(ROOT, file)]])),
}

type Example = { readonly page: string; readonly line: number; readonly isAwaited: boolean; readonly file: string }

const pages = async (): Promise<readonly string[]> => [
  'README.md',
  ...(await readdir(path.join(ROOT, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
]

const writeExamples = async (folder: string): Promise<readonly Example[]> => {
  const examples: Example[] = []
  for (const page of await pages()) {
    for (const block of blocksIn(await readFile(path.join(ROOT, page), 'utf8'))) {
      const file = `${page.replaceAll('/', '-')}.${block.line}.mts`
      await writeFile(path.join(folder, file), moduleOf(block, CONTEXT))
      examples.push({ page, line: block.line, isAwaited: block.isAwaited, file })
    }
  }
  return examples
}

/** What the compiler has against each file: `line:column: problem`. */
const compile = async (
  folder: string,
  examples: readonly Example[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const files = examples.map(({ file }) => file)
  const settings = { extends: path.join(ROOT, 'tsconfig.json'), compilerOptions: COMPILER_OPTIONS, include: [], files }
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(settings))
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  const output = await run(
    [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder],
    folder,
  )
  const problems = new Map<string, string[]>()
  for (const text of output.split('\n')) {
    const [, file, line, column, problem = ''] = /^(\S[^(]*)\((\d+),(\d+)\): error (.*)$/.exec(text) ?? []
    if (file === undefined) {
      // The rest of a long explanation is indented; anything else is no word about an example.
      if (text.trim() !== '' && !text.startsWith(' ')) throw new Error(`The compiler says: ${text}`)
      continue
    }
    const name = path.basename(file)
    problems.set(name, [...(problems.get(name) ?? []), `${line}:${column}: ${problem}`])
  }
  return problems
}

const run = (command: readonly string[], folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      // It ends with a code where it has something to say.
      if (error !== null && stdout === '') reject(new Error(stderr || error.message, { cause: error }))
      else resolve(stdout)
    })
  })

const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-examples-'))
try {
  const examples = await writeExamples(folder)
  const problems = await compile(folder, examples)
  const known = new Set(examples.map(({ file }) => file))
  const faults = [
    ...examples.flatMap(({ page, line, isAwaited, file }) => {
      const found = problems.get(file) ?? []
      if (!isAwaited) return found.map((problem) => `${page}:${problem}`)
      return found.length > 0
        ? []
        : [`${page}:${line}: this example compiles now: take the mark "not-yet" off its fence.`]
    }),
    ...[...problems]
      .filter(([file]) => !known.has(file))
      .flatMap(([file, found]) => found.map((problem) => `${file}:${problem}`)),
  ]
  const awaited = examples.filter(({ isAwaited }) => isAwaited).length
  process.stdout.write(`${examples.length - awaited} examples compiled, ${awaited} not yet\n`)
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`)
    process.exitCode = 1
  }
} finally {
  await rm(folder, { recursive: true })
}
