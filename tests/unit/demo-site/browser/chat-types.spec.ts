import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../../../plain-test.ts'

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

const MISTAKES = [
  { mistake: 'names the option wrongly', from: 'readonly authenticationOption:', to: 'readonly authOption:' },
  { mistake: 'writes a type that is none', from: "readonly type: 'ANONYMOUS' }", to: "readonly type: 'NOBODY' }" },
  { mistake: 'reads a status that is no text', from: 'readonly status: string', to: 'readonly status: boolean' },
  {
    mistake: 'hopes for a member that is not there',
    from: '  logout(): Promise<unknown>',
    to: '  logout(): Promise<unknown>\n  refresh(): void',
  },
]

const TYPES_AT = CHAT.indexOf("/** The parts of the vendor's interface that this file uses. */")

const withMistake = ({ from, to }: (typeof MISTAKES)[number]): string =>
  `${CHAT.slice(0, TYPES_AT)}${CHAT.slice(TYPES_AT).replace(from, to)}`

const nameOf = (mistake: string): string => `${mistake.replaceAll(' ', '-')}.ts`

const FILES: Readonly<Record<string, string>> = {
  'alone.ts': CHAT,
  'agreeing.ts': `${CHAT}${AGREEMENT}`,
  ...Object.fromEntries(MISTAKES.map((made) => [nameOf(made.mistake), `${withMistake(made)}${AGREEMENT}`])),
}

/** What the compiler says of all of them: to start it takes longer than to read one more. */
const compile = (folder: string): string => {
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
  const files = Object.keys(FILES)
  for (const file of files) writeFileSync(path.join(folder, file), FILES[file] ?? '')
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  const tsc = path.join(project, 'node_modules/typescript/bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '--pretty', 'false', '--project', folder], { encoding: 'utf8' })
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}

let said: string | undefined

/** The lines of the file that the compiler complains about. */
const complaintsAbout = (file: string): readonly number[] => {
  said ??= compile(test.info().outputPath(''))
  return [...said.matchAll(/^(.+)\((\d+),\d+\): error TS/gm)]
    .filter(([, place = '']) => path.basename(place) === file)
    .map(([, , line]) => Number(line))
}

test('chat.ts compiles without other files', () => {
  expect(CHAT).not.toMatch(/^import /m)
  expect(complaintsAbout('alone.ts')).toEqual([])
})

test("the types of the vendor's interface in chat.ts agree with the protocol", () => {
  expect(complaintsAbout('agreeing.ts')).toEqual([])
})

for (const made of MISTAKES) {
  test(`a chat.ts that ${made.mistake} fails this check`, () => {
    const wrong = withMistake(made)
    expect(wrong).not.toBe(CHAT)
    // Not only where chat.ts contradicts itself: in the lines of the agreement.
    expect(Math.max(0, ...complaintsAbout(nameOf(made.mistake)))).toBeGreaterThan(wrong.split('\n').length)
  })
}
