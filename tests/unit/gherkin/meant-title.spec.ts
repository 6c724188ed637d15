import { checkFeature } from '../../../gherkin/check-feature.ts'
import { ownStepsIn } from '../../../gherkin/own-steps.ts'
import { expect, test } from '../../plain-test.ts'
import { english, french, FRENCH_STEPS, lost, STEPS, told } from './described-features.ts'

for (const [line, meant] of [
  ['Scenario the chat', 'Scenario: the chat'],
  ['Scenario', 'Scenario:'],
  ['Scenario - the chat', 'Scenario: the chat'],
  ['Scenario 1', 'Scenario: 1'],
  ['scenario: the chat', 'Scenario: the chat'],
  ['SCENARIO : the chat', 'Scenario: the chat'],
  ['Senario: the chat', 'Scenario: the chat'],
  ['Senario the chat', 'Scenario: the chat'],
  ['Scenraio: the chat', 'Scenario: the chat'],
  ['Scenario 1: the chat', 'Scenario: the chat'],
  ['Scenario： the chat', 'Scenario: the chat'],
  ['Scenario Outlin: the chat', 'Scenario Outline: the chat'],
  ['- Scenario: the chat', 'Scenario: the chat'],
  ['2. Scenario: the chat', 'Scenario: the chat'],
  ['**Scenario:** the chat', 'Scenario: the chat'],
  ['> Scenario: the chat', 'Scenario: the chat'],
  ['background:', 'Background:'],
  ['Backgruond:', 'Background:'],
  ['Background', 'Background:'],
  ['rule: only one', 'Rule: only one'],
  ['Exemple: the chat', 'Scenario: the chat'],
] as const) {
  test(`"${line}" is no title to Gherkin, and the check says what to write in its place`, () => {
    const problems = told(english(`  ${line}`, ...STEPS))
    expect(problems).toEqual([
      expect.stringContaining(`2:3 "${line}" would be taken for a description, and never run: `),
    ])
    expect(problems[0]).toContain(`write "${meant}"`)
  })
}

for (const [line, meant] of [
  ['Scenario: le chat', 'Scénario: le chat'],
  ['scénario : le chat', 'Scénario: le chat'],
  ['Sénario: le chat', 'Scénario: le chat'],
  ['Scénario le chat', 'Scénario: le chat'],
  ['Plan du scenario : le chat', 'Plan du scénario: le chat'],
  ['Scenario Outline: le chat', 'Plan du scénario: le chat'],
  ['Context:', 'Contexte:'],
  ['Background:', 'Contexte:'],
  ['Contexte', 'Contexte:'],
  ['Regle: une seule', 'Règle: une seule'],
  ['Rule: une seule', 'Règle: une seule'],
] as const) {
  test(`in French, "${line}" is no title to Gherkin, and the check says what to write in its place`, () => {
    const problems = told(french(`  ${line}`, ...FRENCH_STEPS))
    expect(problems).toEqual([
      expect.stringContaining(`3:3 "${line}" would be taken for a description, and never run: `),
    ])
    expect(problems[0]).toContain(`write "${meant}"`)
  })
}

test('a title that stands where it cannot is told where it belongs', () => {
  expect(told(english('  Examples:'))).toEqual(
    lost('Examples:', '"Examples:" stands below the steps of a scenario, above a table'),
  )
  expect(told(english('  Scenario: one', '    Background:', ...STEPS))).toEqual(
    lost('Background:', '"Background:" stands above the scenarios, once', '3:5'),
  )
  expect(told(english('  Feature: another'))).toEqual(
    lost('Feature: another', '"Feature:" stands once in a file, at its beginning'),
  )
})

test('a feature that begins with a slip of the pen, or in another language, is told what to write', () => {
  const rest = ['  Scénario: un', ...FRENCH_STEPS].join('\n')
  expect(told(`# language: fr\nFonctionalité : Le chat\n${rest}`)).toEqual([
    '2:1 "Fonctionalité : Le chat" cannot stand here: write "Fonctionnalité: Le chat".',
  ])
  expect(told(`# language: fr\nFeature: Le chat\n${rest}`)).toEqual([
    '2:1 "Feature" is English, and this feature is in French: write "Fonctionnalité: Le chat".',
  ])
  expect(told(`# language: fr\nScénario: un\n${rest}`)).toEqual([
    '2:1 A file begins with "Fonctionnalité: " and what it is about; the scenarios stand below that.',
  ])
  expect(told(`Fonctionnalité : Le chat\n${rest}`)).toEqual([
    '1:1 This is French: write "# language: fr" on the first line.',
  ])
  expect(told('feature: The chat\n')).toEqual(['1:1 "feature: The chat" cannot stand here: write "Feature: The chat".'])
})

const NO_GERMAN =
  '1:1 There are no steps in German: write the feature in English, or in French with "# language: fr" on the first line.'

test('a feature in a language without steps is told which languages there are, unless its steps are known', () => {
  const german = '# language: de\nFunktionalität: Der Chat\n  Szenario: eins\n    Wenn der Kunde sich anmeldet\n'
  expect(told(german)).toEqual([NO_GERMAN])
  expect(told(german.replace('# language: de\n', ''))).toEqual([NO_GERMAN])
  expect(told(german.replace('Funktionalität', 'Feature'))).toEqual([NO_GERMAN])
  expect(told(german.replace('der Kunde sich anmeldet', 'the customer signs in'))).toEqual([])
  const own = ownStepsIn(["const { When } = createBdd(test)\nWhen('der Kunde sich anmeldet', () => {})"])
  expect(checkFeature(german, { own })).toEqual([])
})

test('below a title that Gherkin cannot read, only the title is told, and what is wrong by itself', () => {
  expect(told(english('  Scenario: one', ...STEPS, '  scenario: half', ...STEPS, '    Gievn nothing'))).toEqual([
    '5:3 "scenario: half" cannot stand here: write "Scenario: half".',
    '8:5 "Gievn nothing" begins with no word of Gherkin that can stand here; did you mean Given?',
  ])
})

test('a language that Gherkin does not know is told alone, with those that have steps', () => {
  for (const name of ['FR', 'fr-FR', 'french']) {
    expect(told(`# language: ${name}\nFonctionnalité: Le chat\n  Scénario: un\n`)).toEqual([
      `1:1 There is no such language: # language: ${name}; write "# language: en" or "# language: fr".`,
    ])
  }
})

test('a title without a colon below a tag is told alone', () => {
  expect(told(`Feature: The chat\n  @slow\n  Scenario one\n${STEPS.join('\n')}\n`)).toEqual([
    '3:3 "Scenario one" cannot stand here: write "Scenario: one".',
  ])
})
