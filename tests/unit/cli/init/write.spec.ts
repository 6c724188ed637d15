import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { undoOf } from '../../../../cli/init/text.ts'
import { writeFiles } from '../../../../cli/init/write.ts'
import { expect, test } from '../../../plain-test.ts'

const planned = (...files: readonly string[]) => files.map((file) => ({ file, what: '', text: 'new' }))

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = test.info().outputPath('project')
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text)
  return folder
}

test('a file that appears after init has looked is left as it is, and the others are written', async () => {
  const folder = await folderWith({ 'journey.ts': 'mine' })
  const { written, failure } = await writeFiles(folder, planned('journey.ts', 'e2e/a.ts'))
  expect(failure).toBeNull()
  expect(written).toEqual([
    { file: 'journey.ts', state: 'exists', folders: [] },
    { file: 'e2e/a.ts', state: 'written', folders: ['e2e'] },
  ])
  expect(await readFile(path.join(folder, 'journey.ts'), 'utf8')).toBe('mine')
})

test('a file in the place of a folder stops the writing, and what was written stays', async () => {
  const folder = await folderWith({ e2e: 'a file' })
  const { written, failure } = await writeFiles(folder, planned('a.ts', 'e2e/b.ts', 'c.ts'))
  expect(written.map(({ file }) => file)).toEqual(['a.ts'])
  expect(failure).toEqual({ file: 'e2e/b.ts', code: 'EEXIST' })
})

test('what init wrote is taken back by one line, which removes no folder that was there or is in use', () => {
  const written = [
    { file: 'a b.ts', state: 'written', folders: [] },
    { file: 'mine.ts', state: 'exists', folders: [] },
    { file: '.github/workflows/c.yml', state: 'written', folders: ['.github', '.github/workflows'] },
  ] as const
  expect(undoOf(written)).toBe("rm 'a b.ts' .github/workflows/c.yml && rmdir .github/workflows .github")
  expect(undoOf(written.slice(0, 1))).toBe("rm 'a b.ts'")
})
