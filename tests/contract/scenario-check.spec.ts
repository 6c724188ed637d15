import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkSchema } from '../../cli/scenario/schemas.ts'
import { expect } from './contract-test.ts'
import { test } from './scenario-project.ts'
import { outline } from '../unit/gherkin/check/outline.ts'

const FINE = `Feature: The chat
  Scenario: It is secured
    When the customer signs in
    Then the chat is secured

  Scenario Outline: It is refused with <reason>
    Given the platform always refuses with <reason>
    When the customer signs in
    Then the activation fails with <reason>

    Examples:
      | reason            |
      | TOKEN_EXPIRED     |
      | SIGNATURE_INVALID |
`

const scenario = (...lines: readonly string[]): string =>
  ['Feature: The chat', '  Scenario: A customer', ...lines.map((line) => `    ${line}`), ''].join('\n')

/** What somebody may write by mistake, and all that is said about it. */
const MALFORMED = [
  {
    what: 'a step that there is not',
    text: scenario('When the customer sign in', 'Then the chat is secured'),
    says: ':3:5 There is no step "the customer sign in"; did you mean "the customer signs in"? Also near: "the customer is signed in", "the customer signs out".',
  },
  {
    what: 'a placeholder without a column',
    text: outline('Given the platform always refuses with <reson>', '| reason |', '| TOKEN_EXPIRED |'),
    says: [
      ':3:5 The examples have no column "reson" for <reson>; did you mean reason?',
      ':6:9 Nothing uses the column "reason": write <reason> in a step, or remove the column.',
    ],
  },
]

test('a check of features without a mistake says so and ends with 0', async ({ project }) => {
  await project.write({ 'features/chat.feature': FINE, 'features/more/chat.feature': FINE })
  expect(await project.scenario('check')).toEqual({
    code: 0,
    stdout: '4 scenarios in 2 files are fine.\n',
    stderr: '',
  })
  const one = scenario('When the customer signs in', 'Then the chat is secured')
  await project.write({ 'one.feature': one })
  expect((await project.scenario('check', 'one.feature')).stdout).toBe('1 scenario in 1 file is fine.\n')
})

for (const { what, text, says } of MALFORMED) {
  test(`${what} is reported with its place and what to write, and the command ends with 2`, async ({ project }) => {
    await project.write({ 'features/fine.feature': FINE, 'features/chat.feature': text })
    const told = [says].flat()
    const mistakes = told.length === 1 ? '1 mistake' : `${told.length} mistakes`
    expect(await project.scenario('check')).toEqual({
      code: 2,
      stdout: `${told.map((line) => `features/chat.feature${line}\n`).join('')}\n${mistakes} in 1 of 2 files.\n`,
      stderr: '',
    })
  })
}

test('for an editor the mistakes are JSON that follows the published schema, with the nearest steps', async ({
  project,
}) => {
  await project.write({ 'features/chat.feature': scenario('When the customer sign in') })
  const { code, stdout } = await project.scenario('check', '--json', 'features/chat.feature')
  expect(code).toBe(2)
  expect(checkSchema.parse(JSON.parse(stdout))).toEqual({
    format: 1,
    files: 1,
    scenarios: 1,
    problems: [
      {
        file: 'features/chat.feature',
        line: 3,
        column: 5,
        sentence: expect.stringContaining('There is no step "the customer sign in"'),
        nearest: ['the customer signs in', 'the customer is signed in', 'the customer signs out'],
      },
    ],
  })
})

test('files, folders and patterns can be named, and each file is checked once', async ({ project }) => {
  await project.write({ 'a/one.feature': FINE, 'a/b/two.feature': FINE, 'three.feature': FINE })
  expect((await project.scenario('check', 'a', 'a/one.feature', './*.feature')).stdout).toBe(
    '6 scenarios in 3 files are fine.\n',
  )
})

test('a file that is not UTF-8 is named as such, with what to do', async ({ project }) => {
  await project.write({ 'chat.feature': '' })
  await writeFile(path.join(project.path, 'chat.feature'), Buffer.from(FINE, 'utf16le'))
  expect(await project.scenario('check', 'chat.feature')).toEqual({
    code: 2,
    stdout: 'chat.feature:1:1 This file is not UTF-8; it is UTF-16. Save it as UTF-8.\n\n1 mistake in 1 file.\n',
    stderr: '',
  })
})

test('blanks before colons, no-break blanks, typographic apostrophes and decomposed accents are checked as they are meant, and the check counts every scenario', async ({
  project,
}) => {
  const french = `# language: fr
Fonctionnalité\u00A0: Le chat
  Contexte\u202F:
    Étant donné qu’un visiteur ouvre une page avec le chat
  Scénario : sécurisé
    Quand la\u00A0cliente se connecte
    Alors aucune activation n’échoue
`
  await project.write({ 'fr.feature': french.normalize('NFD'), 'en.feature': FINE.replaceAll(/:$/gm, '\u2009:') })
  expect((await project.scenario('check', 'fr.feature', 'en.feature')).stdout).toBe(
    '3 scenarios in 2 files are fine.\n',
  )
})

const OWN_STEPS = `import { createBdd } from 'playwright-bdd'
const { When } = createBdd()
When('the sky {colour}', () => {})
`

const configurationWith = (options: string): string =>
  `import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'\nexport default { testDir: rehearsalFeatures(${options}) }`

test('the settings file sets the folders of the features and of the project’s own steps', async ({ project }) => {
  const settings = { scenarios: { features: 'tests/*.feature', steps: 'tests/*.ts' } }
  await project.write({
    'rehearsal.config.json': JSON.stringify(settings),
    'tests/steps.ts': OWN_STEPS,
    'tests/chat.feature': scenario('When the sky falls', 'Then the activation fails with TOKEN_EXPIRD'),
  })
  const { code, stdout } = await project.scenario('check')
  expect(code).toBe(2)
  expect(stdout).toMatch(
    /^tests\/chat\.feature:4:5 The reason TOKEN_EXPIRD does not exist[^\n]*\n\n1 mistake in 1 file\.\n$/,
  )
})

test('in a project with its own steps, a step that neither knows is still reported', async ({ project }) => {
  await project.write({
    'playwright.config.ts': configurationWith("{ features: 'tests/*.feature', steps: ['tests/*.ts'] }"),
    'tests/steps.ts': OWN_STEPS,
    'tests/chat.feature': scenario('When the sky falls', 'And the sea falls', 'Then the chat is secure'),
  })
  const { code, stdout } = await project.scenario('check')
  expect(code).toBe(2)
  expect(stdout).toMatch(
    /^tests\/chat\.feature:4:5 There is no step "the sea falls"[^\n]*\ntests\/chat\.feature:5:5 There is no step "the chat is secure"; did you mean "the chat is secured"/,
  )
  expect(stdout).toContain('2 mistakes in 1 file.')
})

for (const { what, files, says } of [
  {
    what: 'a file of steps',
    files: {
      'playwright.config.ts': configurationWith("{ features: 'features/*.feature', steps: 'steps.ts' }"),
      'steps.ts': "import 'not-installed-anywhere'",
    },
    says: "steps.ts cannot be loaded: Cannot find module 'not-installed-anywhere'.",
  },
  {
    what: 'the configuration',
    files: { 'playwright.config.ts': configurationWith('{ features: SHARED }') },
    says: 'playwright.config.ts cannot be loaded: SHARED is not defined.',
  },
]) {
  test(`if ${what} cannot be loaded, no step is called unknown, and the answer says why`, async ({ project }) => {
    await project.write({
      ...files,
      'features/chat.feature': scenario('When the sky falls', 'Then the chat is secured'),
    })
    const told = `Unknown steps were not reported, because your own steps are not known: ${says}\n`
    const fine = '1 scenario in 1 file is fine.\n'
    expect(await project.scenario('check')).toEqual({ code: 0, stdout: `${fine}${told}`, stderr: '' })
    const { stdout, stderr } = await project.scenario('check', '--json')
    expect([checkSchema.parse(JSON.parse(stdout)).problems, stderr]).toEqual([[], told])
  })
}

test('what a configuration prints stays out of the answer', async ({ project }) => {
  const configuration = `${configurationWith("{ features: 'features/*.feature' }")}\nconsole.log('environment loaded')`
  await project.write({ 'playwright.config.ts': configuration, 'features/chat.feature': FINE })
  const { stdout, stderr } = await project.scenario('check', '--json')
  expect([checkSchema.parse(JSON.parse(stdout)).scenarios, stderr]).toEqual([2, 'environment loaded\n'])
})

test('if the configuration cannot be loaded and no scenario is found, the command says so and ends with 2', async ({
  project,
}) => {
  await project.write({ 'playwright.config.ts': configurationWith('{ features: SHARED }'), 'e2e/chat.feature': FINE })
  for (const command of [['check'], ['list'], ['new', 'A customer signs in']]) {
    const { code, stdout, stderr } = await project.scenario(...command)
    expect({ code, stdout }, command.join(' ')).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^rehearsal: playwright\.config\.ts cannot be loaded: SHARED is not defined\.[^\n]*\n$/)
  }
})

for (const { args, says } of [
  { args: ['check'], says: /no scenarios in features\/\*\*\/\*\.feature: write one with rehearsal scenario new/ },
  { args: ['check', 'nix.feature'], says: /There is no file nix\.feature\./ },
  { args: ['check', '.'], says: /There are no feature files in the folder \./ },
  { args: ['check', '--config', 'nix.ts'], says: /There is no settings file nix\.ts/ },
  { args: ['frob'], says: /unknown command 'frob'/ },
]) {
  test(`"rehearsal scenario ${args.join(' ')}" in an empty folder is answered with one sentence`, async ({
    project,
  }) => {
    const { code, stdout, stderr } = await project.scenario(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).toMatch(/^rehearsal: [^\n]*\n$/)
  })
}
