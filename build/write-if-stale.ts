import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'

/**
 * Writes a generated file of the repository. With `--check` among the arguments, it reports that the file is stale and
 * fails instead.
 */
export const writeIfStale = async (file: string, text: string): Promise<void> => {
  const url = new URL(`../${file}`, import.meta.url)
  if ((await readFile(url, 'utf8').catch(() => '')) === text) return
  if (!process.argv.includes('--check')) return writeFile(url, text)
  process.stderr.write(`${file} is not what the code says: run "npm run docs".\n`)
  process.exitCode = 1
}
