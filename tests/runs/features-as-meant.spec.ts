/** Features of a stranger's project that are written otherwise than they were meant, and journeys without a password. */

import { expect } from '@playwright/test'
import { journeyText } from '../../cli/scenario/templates.ts'
import { CODE, CONFIGURATION, JOURNEY, KIT, OWN_STEPS, projectWith } from './feature-project.ts'
import { test } from './nested.ts'

const french = (...lines: readonly string[]): string =>
  ['# language: fr', 'Fonctionnalité\u00A0: Le chat', ...lines.map((line) => `  ${line}`), ''].join('\n')

test('scenarios with typographic spaces, apostrophes and accents run as they are meant, each by its line', async ({
  runNested,
}) => {
  const { exitCode, output } = await runNested({
    ...projectWith(),
    'chat.feature': french(
      'Contexte :',
      '  Quand le client se connecte',
      'Scénario\u202F: l’accent',
      '  Alors l’activation échoue',
      'Plan du scénario\u00A0: l’attente de <attente>',
      '  Quand\u00A0<attente> passe',
      '  Alors l’activation échoue',
      '  Exemples :',
      '    | attente          |',
      '    | un quart d’heure |',
      '    | 2\u00A0minutes |',
    ).normalize('NFD'),
  })
  expect([exitCode, output]).toEqual([0, expect.stringContaining('3 passed')])
  expect(output.match(/chat\.feature:\d+/g)).toEqual(['chat.feature:5', 'chat.feature:12', 'chat.feature:13'])
})

test('a line that Gherkin would lose stops the run before any test, with the sentence of the check', async ({
  runNested,
}) => {
  const { exitCode, output } = await runNested({
    ...projectWith('When the customer signs in'),
    'lost.feature':
      'Feature: x\n  Scenario the chat\n    When the customer signs in\n\n  Scenario: y\n    When the customer signs in\n',
    'wide.feature': 'Feature: x\0\n'.split('').join('\0'),
    'fr.feature': french('Scénario: x', '  Given le client est connecté', '  Alors le chat est sécurisé'),
  })
  expect(exitCode).toBe(1)
  expect(output).toContain(
    'lost.feature:2:3 Gherkin would read "Scenario the chat" as a description and never run it: write "Scenario: the chat".',
  )
  expect(output).toContain('wide.feature:1:1 This file is not UTF-8; it is UTF-16. Save it as UTF-8.')
  expect(output).toContain('fr.feature:4:5 Gherkin would read "Given le client est connecté" as a description')
  expect(output).not.toMatch(/Running|passed/)
  expect(output).not.toMatch(CODE)
})

test("a project's own step with a no-break space and decomposed accents is found, in several projects at once", async ({
  runNested,
}) => {
  const two = `testDir: '.', projects: [
    { name: 'one', testDir: rehearsalFeatures({ features: 'chat.feature' }) },
    { name: 'two', testDir: rehearsalFeatures({ features: 'own.feature', steps: '*.steps.ts', outputDir: '.own' }) },
  ]`
  const { exitCode, output } = await runNested({
    ...projectWith('When the customer signs in'),
    ...OWN_STEPS,
    'heading.steps.ts': OWN_STEPS['heading.steps.ts'].replace(
      'there are {number} heading(s)',
      'la page a {number} têtes',
    ),
    'own.feature': french(
      'Scénario : x',
      '  Quand le client se connecte',
      '  Alors la page\u00A0a 1\u202Ftêtes',
    ).normalize('NFD'),
    'playwright.config.ts': CONFIGURATION.replace("testDir: rehearsalFeatures({ features: '*.feature' })", two),
  })
  expect([exitCode, output]).toEqual([0, expect.stringContaining('2 passed')])
})

test('a journey whose password is not in the environment stops the run at once, with the variable and how to set it', async ({
  runNested,
}) => {
  const { exitCode, output } = await runNested({
    ...projectWith('When the customer signs in'),
    'journey.ts': journeyText().replace('iadvize-rehearsal/playwright', KIT),
  })
  expect(exitCode).toBe(1)
  expect(output).toContain(
    "The environment variable CUSTOMER_PASSWORD is missing: set it in the terminal before you run the tests, with export CUSTOMER_PASSWORD=… (in PowerShell: $env:CUSTOMER_PASSWORD = '…').",
  )
  expect(output).not.toMatch(/Running|passed/)
  expect(output).not.toMatch(CODE)
})

test('a journey with an empty password fails at the sign-in in one sentence, before a form is filled in', async ({
  runNested,
}) => {
  const { output } = await runNested({
    ...projectWith('When the customer signs in'),
    'journey.ts': JOURNEY.replace("userId: 'b6f1c2de'", "password: process.env['NO_SUCH_PASSWORD'] ?? ''"),
  })
  expect(output).toContain(
    'The journey has an empty "password" for Camille Moreau: where it comes from the environment',
  )
  expect(output).not.toMatch(CODE)
})
