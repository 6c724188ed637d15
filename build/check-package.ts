/**
 * Whether the package is what other people's tools expect: `npm run check:package`. publint reads its package.json beside its files,
 * and "are the types wrong" resolves every export as each kind of TypeScript would.
 */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The package is made of ES modules alone. Every Node that it supports can require them. */
const OF_MODULES_ALONE: readonly Problem['kind'][] = ['CJSResolvesToESM']

const problemText = (problem: Problem): string => {
  const where = 'entrypoint' in problem ? `${problem.entrypoint} (${problem.resolutionKind})` : 'the package'
  return `${where}: ${problem.kind}`
}

const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-package-'))
try {
  await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  const [name = ''] = await readdir(folder)
  const tarball = await readFile(path.join(folder, name))
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>
  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true })
  const types = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
    // Data, which no module imports.
    excludeEntrypoints: ['./schema.json'],
  })
  const wrong = types.types === false ? [] : types.problems.filter(({ kind }) => !OF_MODULES_ALONE.includes(kind))
  const problems = [
    ...messages.map((message) => formatMessage(message, manifest) ?? message.code),
    ...(types.types === false ? ['The package has no types.'] : []),
    ...wrong.map(problemText),
  ]
  for (const problem of problems) console.error(problem)
  console.log(`${(tarball.byteLength / 1_000).toFixed(0)} KB packed, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true })
}
