import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { expect } from './contract-test.ts'
import { test } from './rehearsal-process.ts'

const COMMAND = fileURLToPath(new URL('../../dist/rehearsal.js', import.meta.url))

/** What the package bash-completion brings, for words without "=" and ":". */
const FROM_BASH_COMPLETION = `
_get_comp_words_by_ref() { words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=\${words[cword]}; prev=\${words[cword-1]}; }`

/** What Tab offers in bash behind these words. */
const offeredBehind = async (folder: string, words: readonly string[]): Promise<readonly string[]> => {
  const bin = path.join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  await writeFile(path.join(bin, 'rehearsal'), `#!/bin/sh\nexec ${process.execPath} ${COMMAND} "$@"\n`, { mode: 0o755 })
  const script = `
${FROM_BASH_COMPLETION}
source <(rehearsal completion bash)
COMP_WORDS=(rehearsal ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}
# compopt, which it calls for options of readline, works in an interactive shell alone.
compopt() { :; }
complete -p rehearsal | grep -q __rehearsal_complete && __rehearsal_complete
printf '%s\\n' "\${COMPREPLY[@]}"`
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` }
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env })
  return stdout.trim().split('\n')
}

for (const { words, offers } of [
  { words: ['to'], offers: ['token'] },
  { words: ['token', 'm'], offers: ['mint'] },
  { words: ['audit', '--jun'], offers: ['--junit'] },
  { words: ['doctor', '--tok'], offers: ['--token-endpoint'] },
  { words: ['audit-endpoint', '--fie'], offers: ['--field'] },
]) {
  test(`Tab in bash behind "rehearsal ${words.join(' ')}" offers ${offers.join(', ')}`, async () => {
    expect(await offeredBehind(test.info().outputPath(), words)).toEqual(offers)
  })
}

test('the completion of a shell that is not known is refused with those that are', async ({ rehearsal }) => {
  const { code, stderr } = await rehearsal.run(['completion', 'elvish'])
  expect(code).toBe(2)
  expect(stderr).toContain('Allowed choices are zsh, bash, fish, powershell.')
})
