import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

/**
 * `chat.ts` is copied into other projects, so it says in its own small types what it uses of the vendor's interface.
 * Here a copy of it is compiled, as a brand would compile it, and its types are held against the protocol's.
 */

const project = fileURLToPath(new URL('../../../..', import.meta.url))
const CHAT = readFileSync(path.join(project, 'demo-site/browser/chat.ts'), 'utf8')

const AGREEMENT = `
import type { ActivationResult, ProvidedAuthentication as Provided } from '${project}/protocol/activation.ts'
import type { CommandFunction, IAdvize } from '${project}/protocol/web-sdk.ts'

type Command = NonNullable<ChatPage['iAdvizeInterface']>[number]

export const members = (tag: IAdvize): Tag => tag
export const onPage = (tag: IAdvize): NonNullable<ChatPage['iAdvize']> => tag
export const command = (pushed: Command): CommandFunction => pushed
export const provided = (given: ProvidedAuthentication): Provided => given
export const result = (settled: ActivationResult): Activation => settled
`

/** What the compiler says of a chat.ts with these lines behind it; nothing when it agrees. */
const compile = (chat: string, lines = ''): string => {
  const folder = test.info().outputPath('')
  writeFileSync(path.join(folder, 'chat.ts'), `${chat}${lines}`)
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    module: 'NodeNext',
    types: [],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['chat.ts'] }))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  const tsc = path.join(project, 'node_modules/typescript/bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '--pretty', 'false', '--project', folder], { encoding: 'utf8' })
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}

test('chat.ts compiles by itself: it needs nothing else', () => {
  expect(CHAT).not.toMatch(/^import /m)
  expect(compile(CHAT)).toBe('')
})

test("what chat.ts uses of the vendor's interface agrees with the protocol", () => {
  expect(compile(CHAT, AGREEMENT)).toBe('')
})

for (const { mistake, from, to } of [
  { mistake: 'names the option wrongly', from: 'readonly authenticationOption:', to: 'readonly authOption:' },
  {
    mistake: 'writes a type that is none',
    from: "readonly type: 'ANONYMOUS' }",
    to: "readonly type: 'NOBODY' }",
  },
  { mistake: 'reads a status that is no text', from: 'readonly status: string', to: 'readonly status: boolean' },
  {
    mistake: 'hopes for a member that is not there',
    from: '  logout(): Promise<unknown>',
    to: '  logout(): Promise<unknown>\n  refresh(): void',
  },
]) {
  test(`a chat.ts that ${mistake} would be noticed`, () => {
    const types = CHAT.indexOf("/** What this file uses of the vendor's interface. */")
    const wrong = `${CHAT.slice(0, types)}${CHAT.slice(types).replace(from, to)}`
    expect(wrong).not.toBe(CHAT)
    const places = [...compile(wrong, AGREEMENT).matchAll(/chat\.ts\((\d+),\d+\): error TS/g)].map(([, line]) =>
      Number(line),
    )
    // Not only where chat.ts contradicts itself: in the lines of the agreement.
    expect(Math.max(0, ...places)).toBeGreaterThan(wrong.split('\n').length)
  })
}
