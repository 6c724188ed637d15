/** Deletes the declarations that nothing published leads to. Run by `npm run build:types`. */

import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const types = join(root, 'dist/types')

const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>
}

const wanted = new Set<string>()
const want = async (file: string): Promise<void> => {
  if (wanted.has(file)) return
  wanted.add(file)
  const text = await readFile(file, 'utf8')
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, name = '']) => name)
  await Promise.all(named.map((name) => want(resolve(dirname(file), name.replace(/\.[jt]sx?$/, '.d.ts')))))
}
await Promise.all(
  Object.values(exports).flatMap((entry) => (entry.types === undefined ? [] : [want(join(root, entry.types))])),
)

const made = await readdir(types, { recursive: true, withFileTypes: true })
const files = made.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
await Promise.all(files.filter((file) => !wanted.has(file)).map((file) => rm(file)))
