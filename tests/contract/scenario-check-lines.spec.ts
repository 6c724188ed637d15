import { writeFile } from 'node:fs/promises'
import path from 'node:path'
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

/** Lines that nothing would come of, and all that is said about them. */
const LOST = [
  {
    what: 'a line like nothing in Gherkin',
    text: `${FINE}\n  Scenario: A customer\n    When the customer signs in\n    Xylophone\n`,
    says: ':18:5 "Xylophone" begins with no word of Gherkin that can stand here; steps begin with Given, When, Then, And, But.',
  },
  {
    what: 'a title without a colon',
    text: `${FINE}  Scenario It is refreshed\n    When the session ends\n`,
    says: ':15:3 "Scenario It is refreshed" cannot stand here: write "Scenario: It is refreshed".',
  },
  {
    what: 'a title without a colon where a description could stand',
    text: FINE.replace('  Scenario: It', '  Scenario It'),
    says: ':2:3 "Scenario It is secured" would be taken for a description, and never run: write "Scenario: It is secured".',
  },
  {
    what: 'a step directly below the feature',
    text: FINE.replace('\n', '\n  Given the platform is down\n'),
    says: ':2:3 "Given the platform is down" would be taken for a description, and never run: write "Scenario: " and a title above it.',
  },
  {
    what: 'a feature in a language without steps',
    text: '# language: de\nFunktionalität: Der Chat\n  Szenario: Eine Kundin\n    Wenn die Kundin sich anmeldet\n',
    says: ':1:1 There are no steps in German: write the feature in English, or in French with "# language: fr" on the first line.',
  },
]

for (const { what, text, says } of LOST) {
  test(`${what} is told with its place and what to write, and the command ends with 2`, async ({ project }) => {
    await project.write({ 'features/fine.feature': FINE, 'features/chat.feature': text })
    expect(await project.scenario('check')).toEqual({
      code: 2,
      stdout: `features/chat.feature${says}\n\n1 mistake in 1 of 2 files.\n`,
      stderr: '',
    })
  })
}

for (const { encoding, bytes, place } of [
  { encoding: 'it is UTF-16', bytes: Buffer.from(`\uFEFF${FINE}`, 'utf16le'), place: '1:1' },
  { encoding: 'it is UTF-16', bytes: Buffer.from(FINE, 'utf16le').swap16(), place: '1:1' },
  {
    encoding: 'it looks like Windows-1252 or Latin-1',
    bytes: Buffer.from('# language: fr\nFonctionnalité: Le chat\n', 'latin1'),
    place: '2:14',
  },
]) {
  test(`a file that is not UTF-8 is named as such, with what to do, at ${place} of ${bytes.length} bytes: ${encoding}`, async ({
    project,
  }) => {
    await project.write({ 'chat.feature': '' })
    await writeFile(path.join(project.path, 'chat.feature'), bytes)
    expect(await project.scenario('check', 'chat.feature')).toEqual({
      code: 2,
      stdout: `chat.feature:${place} This file is not UTF-8; ${encoding}. Save it as UTF-8.\n\n1 mistake in 1 file.\n`,
      stderr: '',
    })
  })
}

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
