import { checkSchema } from '../../cli/scenario/schemas.ts'
import { expect } from './contract-test.ts'
import { test } from './scenario-project.ts'

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

const outline = (step: string, ...rows: readonly string[]): string =>
  [
    'Feature: The chat',
    '  Scenario Outline: A customer',
    `    ${step}`,
    '    Then the activation fails',
    '    Examples:',
    ...rows.map((row) => `      ${row}`),
    '',
  ].join('\n')

/** What somebody may write by mistake, and all that is said about it. */
const MALFORMED = [
  {
    what: 'a step that there is not',
    text: scenario('When the customer sign in', 'Then the chat is secured'),
    says: ':3:5 There is no step "the customer sign in"; did you mean "the customer signs in"? Also near: "the customer is signed in", "the customer signs out".',
  },
  {
    what: 'a reason that there is not',
    text: scenario('Given the platform always refuses with TOKEN_EXPIRD', 'Then the activation fails'),
    says: ':3:5 There is no reason TOKEN_EXPIRD; did you mean TOKEN_EXPIRED, TOKEN_REPLAYED or TOKEN_MALFORMED?',
  },
  {
    what: 'a number that is none',
    text: scenario('When the customer signs in', 'Then the activation fails with TOKEN_EXPIRED after many attempts'),
    says: ':4:5 "many" is no whole number: write "4", "four" or "quatre", from 0 to 1000.',
  },
  {
    what: 'a length of time that is none',
    text: scenario('When a while passes', 'Then the session is refreshed'),
    says: ':3:5 "a while" is no length of time: write "15 minutes", "90 s", "1 h 30 min", "a quarter of an hour", "two days", or "un quart d\'heure", "une heure".',
  },
  {
    what: 'a placeholder without a column',
    text: outline('Given the platform always refuses with <reson>', '| reason |', '| TOKEN_EXPIRED |'),
    says: [
      ':3:5 The examples have no column "reson" for <reson>; did you mean reason?',
      ':6:9 Nothing uses the column "reason": write <reason> in a step, or take the column away.',
    ],
  },
  {
    what: 'a column without a placeholder',
    text: outline('Given the platform always refuses with <reason>', '| reason | times |', '| TOKEN_EXPIRED | 4 |'),
    says: ':6:18 Nothing uses the column "times": write <times> in a step, or take the column away.',
  },
  {
    what: 'examples without rows',
    text: outline('Given the platform always refuses with <reason>', '| reason |'),
    says: ':5:5 These Examples have no rows, and the scenario would never run with them: write a row for each below the columns.',
  },
  {
    what: 'a placeholder without examples',
    text: scenario('Given the platform always refuses with <reason>', 'Then the activation fails'),
    says: ':3:5 <reason> is filled from examples, and this scenario has none: write "Examples:" and a table with the column "reason" below its steps.',
  },
  {
    what: 'a misspelt keyword',
    text: scenario('When the customer signs in', 'Than the chat is secured'),
    says: ':4:5 "Than the chat is secured" cannot stand here: write "Then the chat is secured".',
  },
  {
    what: 'French that does not say so',
    text: 'Fonctionnalité: Le chat\n  Scénario: Une cliente\n    Quand la cliente se connecte\n',
    says: ':1:1 This is French: write "# language: fr" on the first line.',
  },
  {
    what: 'a scenario without steps',
    text: scenario(),
    says: ':2:3 This Scenario has no steps: it would pass without looking at anything.',
  },
  {
    what: 'a feature without scenarios',
    text: 'Feature: The chat\n  It is what customers use.\n',
    says: ':1:1 This Feature has no scenarios: write "Scenario: " and what should happen, and steps below it.',
  },
]

test('features without a mistake are said to be fine, and the command ends with 0', async ({ project }) => {
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
  test(`${what} is told with its place and what to write, and the command ends with 2`, async ({ project }) => {
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

test('for an editor the mistakes come as JSON after the schema that is published, with the steps that are near', async ({
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

test('files, folders and patterns can be named, and each file is looked at once', async ({ project }) => {
  await project.write({ 'a/one.feature': FINE, 'a/b/two.feature': FINE, 'three.feature': FINE })
  expect((await project.scenario('check', 'a', 'a/one.feature', './*.feature')).stdout).toBe(
    '6 scenarios in 3 files are fine.\n',
  )
})

const OWN_STEPS = `import { createBdd } from 'playwright-bdd'
const { When } = createBdd(test)
When('the sky {colour}', () => {})
`

test('the settings file says where the features lie, and where the steps of the project’s own', async ({ project }) => {
  const settings = { scenarios: { features: 'tests/*.feature', steps: 'tests/*.ts' } }
  await project.write({
    'rehearsal.config.json': JSON.stringify(settings),
    'tests/steps.ts': OWN_STEPS,
    'tests/chat.feature': scenario('When the sky falls', 'Then the activation fails with TOKEN_EXPIRD'),
  })
  const { code, stdout } = await project.scenario('check')
  expect(code).toBe(2)
  expect(stdout).toMatch(/^tests\/chat\.feature:4:5 There is no reason TOKEN_EXPIRD[^\n]*\n\n1 mistake in 1 file\.\n$/)
})

test('in a project with steps of its own, a step that is neither of those nor ours is told all the same', async ({
  project,
}) => {
  await project.write({
    'playwright.config.ts': "rehearsalFeatures({ features: 'tests/*.feature', steps: ['tests/*.ts'] })",
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

test('where steps of the project’s own cannot be read, the answer says that unknown ones were not looked for', async ({
  project,
}) => {
  await project.write({
    'playwright.config.ts': "rehearsalFeatures({ features: 'tests/*.feature', steps: [SHARED, 'tests/*.ts'] })",
    'tests/chat.feature': scenario('When the sky falls', 'Then the chat is secured'),
  })
  const { code, stdout } = await project.scenario('check')
  expect([code, stdout]).toEqual([
    0,
    '1 scenario in 1 file is fine.\nUnknown steps were not looked for: the steps of your own cannot be read without running them. The tests themselves tell.\n',
  ])
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
