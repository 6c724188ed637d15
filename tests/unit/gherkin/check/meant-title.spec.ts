import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { expect, test } from '../../../plain-test.ts'
import { english, french, FRENCH_STEPS, lost, STEPS, told } from '../described-features.ts'

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
  test(`the check says what to write instead of "${line}", a title that Gherkin does not recognise`, () => {
    const problems = told(english(`  ${line}`, ...STEPS))
    expect(problems).toEqual([
      expect.stringContaining(`2:3 Gherkin would read "${line}" as a description and never run it: `),
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
  test(`the check says what to write instead of "${line}", a title that Gherkin does not recognise in a French feature`, () => {
    const problems = told(french(`  ${line}`, ...FRENCH_STEPS))
    expect(problems).toEqual([
      expect.stringContaining(`3:3 Gherkin would read "${line}" as a description and never run it: `),
    ])
    expect(problems[0]).toContain(`write "${meant}"`)
  })
}

test('a title in the wrong place is reported with the place where it belongs', () => {
  expect(told(english('  Examples:'))).toEqual(
    lost('Examples:', '"Examples:" belongs below the steps of a scenario, above a table'),
  )
  expect(told(english('  Scenario: one', '    Background:', ...STEPS))).toEqual(
    lost('Background:', '"Background:" belongs above the scenarios, once', '3:5'),
  )
  expect(told(english('  Feature: another'))).toEqual(
    lost('Feature: another', '"Feature:" belongs at the beginning of a file, once'),
  )
})

test('a first line that is misspelt or in another language is reported with what to write', () => {
  const rest = ['  Scénario: un', ...FRENCH_STEPS].join('\n')
  expect(told(`# language: fr\nFonctionalité : Le chat\n${rest}`)).toEqual([
    '2:1 "Fonctionalité : Le chat" is not valid here: write "Fonctionnalité: Le chat".',
  ])
  expect(told(`# language: fr\nFeature: Le chat\n${rest}`)).toEqual([
    '2:1 "Feature" is English, and this feature is in French: write "Fonctionnalité: Le chat".',
  ])
  expect(told(`# language: fr\nScénario: un\n${rest}`)).toEqual([
    '2:1 A file begins with "Fonctionnalité: " and what it is about; the scenarios go below that.',
  ])
  expect(told(`Fonctionnalité : Le chat\n${rest}`)).toEqual([
    '1:1 This is French: write "# language: fr" on the first line.',
  ])
  expect(told('feature: The chat\n')).toEqual(['1:1 "feature: The chat" is not valid here: write "Feature: The chat".'])
})

const NO_GERMAN =
  '1:1 There are no steps in German: write the feature in English, or in French with "# language: fr" on the first line.'

test('a feature in a language without steps is reported with the languages that have steps, unless its steps are known', () => {
  const german = '# language: de\nFunktionalität: Der Chat\n  Szenario: eins\n    Wenn der Kunde sich anmeldet\n'
  expect(told(german)).toEqual([NO_GERMAN])
  expect(told(german.replace('# language: de\n', ''))).toEqual([NO_GERMAN])
  expect(told(german.replace('Funktionalität', 'Feature'))).toEqual([NO_GERMAN])
  expect(told(german.replace('der Kunde sich anmeldet', 'the customer signs in'))).toEqual([])
  const isOne = (text: string): boolean => text === 'der Kunde sich anmeldet'
  expect(checkFeature(german, { isOne, mayBeOne: isOne })).toEqual([])
})

test('below a title that Gherkin cannot read, the check reports the title and independent mistakes, and no consequences', () => {
  expect(told(english('  Scenario: one', ...STEPS, '  scenario: half', ...STEPS, '    Gievn nothing'))).toEqual([
    '5:3 "scenario: half" is not valid here: write "Scenario: half".',
    '8:5 "Gievn nothing" does not begin with a Gherkin keyword that is valid here; did you mean Given?',
  ])
})

test('a language that Gherkin does not know is the only problem reported, with the languages that have steps', () => {
  for (const name of ['FR', 'fr-FR', 'french']) {
    expect(told(`# language: ${name}\nFonctionnalité: Le chat\n  Scénario: un\n`)).toEqual([
      `1:1 There is no such language: # language: ${name}; write "# language: en" or "# language: fr".`,
    ])
  }
})

test('a title without a colon below a tag is the only problem reported', () => {
  expect(told(`Feature: The chat\n  @slow\n  Scenario one\n${STEPS.join('\n')}\n`)).toEqual([
    '3:3 "Scenario one" is not valid here: write "Scenario: one".',
  ])
})
