import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { expect, test } from '../../../plain-test.ts'
import { english, french, lost, STEPS, told } from '../described-features.ts'

test('a step outside of any scenario is reported, recognised by its keyword or by its text', () => {
  const above = 'write "Scenario: " and a title above it'
  const open = `${above}, or begin the line with another word if it is a description`
  for (const line of [
    'Given the customer is signed in',
    'And the customer is signed in',
    '* the customer is signed in',
    'Given the platform always refuses with <code>',
    'When the customer sign in',
  ]) {
    expect(told(english(`  ${line}`))).toEqual(lost(line, above))
  }
  expect(told(english('  When the moon is full'))).toEqual(lost('When the moon is full', open))
  expect(told(english('  Rule: one', '    Given the tag is blocked'))).toEqual(
    lost('Given the tag is blocked', above, '3:5'),
  )
  expect(told(french('  Étant donné que le tag est bloqué'))).toEqual(
    lost('Étant donné que le tag est bloqué', 'write "Scénario: " and a title above it', '3:3'),
  )
})

test('one of the project’s own steps outside of any scenario is reported as well', () => {
  const isOne = (text: string): boolean => text === 'the sky falls'
  const source = english('  And the sky falls')
  expect(checkFeature(source)).toEqual([])
  expect(checkFeature(source, { isOne, mayBeOne: isOne }).map(({ line }) => line)).toEqual([2])
  expect(checkFeature(source, { isOne, mayBeOne: () => true }).map(({ line }) => line)).toEqual([2])
})

for (const [line, meant] of [
  ['Givne the customer is signed in', 'Given the customer is signed in'],
  ['given the customer is signed in', 'Given the customer is signed in'],
  ['GIVEN the customer is signed in', 'Given the customer is signed in'],
  ['Given: the customer is signed in', 'Given the customer is signed in'],
  ['Giventhe customer is signed in', 'Given the customer is signed in'],
  ['- Given the customer is signed in', 'Given the customer is signed in'],
  ['1) Given the customer is signed in', 'Given the customer is signed in'],
  ['**Given** the customer is signed in', 'Given the customer is signed in'],
  ['Step 1: Given the customer is signed in', 'Given the customer is signed in'],
  ['Wen the platform refuses with TOKEN_EXPIRED twice', 'When the platform refuses with TOKEN_EXPIRED twice'],
  ['Quand la cliente se connecte', 'When la cliente se connecte'],
] as const) {
  test(`the check says what to write instead of "${line}", a step that Gherkin does not recognise below a scenario`, () => {
    const problems = told(english('  Scenario: one', `    ${line}`, '    Then the chat is secured'))
    expect(problems).toEqual([
      expect.stringContaining(`3:5 Gherkin would read "${line}" as a description and never run it: `),
    ])
    expect(problems[0]).toContain(`write "${meant}".`)
  })
}

for (const [line, meant] of [
  ['Given la cliente est connectée', 'Étant donné que la cliente est connectée'],
  ['When the moon is full', 'Quand the moon is full'],
  ['Etant donne que la cliente est connectée', 'Etant donné que la cliente est connectée'],
  ['Qand la cliente se connecte', 'Quand la cliente se connecte'],
  ['quand la cliente se connecte', 'Quand la cliente se connecte'],
] as const) {
  test(`the check says what to write instead of "${line}", a step that Gherkin does not recognise below a French scenario`, () => {
    for (const source of [
      french('  Scénario: un', `    ${line}`, '    Alors le chat est sécurisé'),
      french('  Scénario: un', '    Alors le chat est sécurisé', `    ${line}`),
    ]) {
      expect(told(source)).toEqual([expect.stringContaining(`"${line}" `)])
      expect(told(source)[0]).toContain(`write "${meant}"`)
    }
  })
}

test('a step without a keyword is reported, unless its line continues the one above', () => {
  expect(told(english('  Scenario: one', '    the customer signs in', '    Then the chat is secured'))).toEqual([
    '3:5 "the customer signs in" is a step without its first word: begin it with "Given", "When" or "Then".',
  ])
  expect(told(english('  This is what customers see when', '  the customer signs in'))).toEqual([])
})

test('a table or a text block in a description is reported once', () => {
  expect(told(english('  | code |', '  | x |'))).toEqual(
    lost('| code |', 'a table goes below a step, or below "Examples:"'),
  )
  expect(told(english('  """', '  When the customer signs in', '  """'))).toEqual(
    lost('"""', 'a text block belongs below a step'),
  )
})

test('a table below "Example:", which begins a scenario, is reported with the advice to write "Examples:"', () => {
  const source = english('  Scenario Outline: one', '    When <act>', '    Example:', '      | act |', '      | x |')
  expect(told(source)).toContain(
    '5:7 "Example:" begins a scenario, and this table belongs to none: write "Examples:" above it.',
  )
})

test('a text block below a step that takes none is reported, because its lines would not run', () => {
  expect(
    told(
      english(
        '  Scenario: one',
        '    When the customer signs in',
        '    """',
        '    Then no activation fails',
        '    """',
      ),
    ),
  ).toEqual(['3:5 This step takes no text: remove the lines between """ below it.'])
})

test('a commented-out title above live steps is reported, and a scenario that is entirely commented out is not', () => {
  expect(told(english('  Scenario: one', ...STEPS, '  ## Scenario: half', ...STEPS))).toEqual([
    '5:3 "## Scenario: half" is a comment, and the steps below it belong to the scenario above: write "Scenario: half", or put # before the steps as well.',
  ])
  expect(told(english('  Scenario: one', ...STEPS, '  # Scenario: half', ...STEPS.map((line) => `# ${line}`)))).toEqual(
    [],
  )
  expect(told(english('  Scenario: one', '    # Scenario: as it was called', ...STEPS))).toEqual([])
})

test('text after a line separator that Gherkin does not recognise is reported', () => {
  expect(told(english(`  Scenario: one\u2028    Given the customer is signed in`, ...STEPS))).toEqual([
    '2:16 Here a line ends with a character that Gherkin does not recognize as a line break: replace it by pressing Enter.',
  ])
})

for (const prose of [
  ['As a customer', 'I want to see my chat', 'So that I can go on'],
  ['Rules:', '- Example: a customer', '- Rule 1: one chat'],
  ['Rule 3 of the page of the vendor', 'Examples of it are below', 'Feature flags are off', 'Background noise'],
  ['Note: the shop at https://shop.example is open from 10:30', 'Context: a shop', 'Role: customer'],
  ['The customer signs in, and the chat is secured.', '- returns', '1. nothing else'],
] as const) {
  test(`the check accepts an honest description of a feature or of a scenario: ${prose.join(' / ')}`, () => {
    const lines = prose.map((line) => `    ${line}`)
    expect(told(english(...lines))).toEqual([])
    expect(told(english('  Scenario: one', ...lines, ...STEPS))).toEqual([])
  })
}

for (const prose of [
  ['As a customer', 'When I sign in', 'I want to see my chat'],
  ['When a customer leaves, the chat ends.'],
  ['Given the shop of the demo, where the customer has bought a lamp, this tells what', 'the chat does.'],
  ['And so on.', 'But not here', 'Then again, perhaps.', '* refunds'],
] as const) {
  test(`the check accepts an honest description of a feature, whatever word it begins with: ${prose.join(' / ')}`, () => {
    expect(told(english(...prose.map((line) => `    ${line}`)))).toEqual([])
  })
}

for (const prose of [
  ['En tant que client', 'Je veux retrouver ma discussion', 'Afin de ne pas tout répéter'],
  ['Quand un client s’en va, le chat se ferme.'],
  ['Mais pas toujours', 'Et ainsi de suite', 'Donc voilà'],
  ['But : vendre', 'Règles : aucune', 'Contexte de la boutique', 'Exemple d’usage'],
] as const) {
  test(`the check accepts an honest description of a feature in French: ${prose.join(' / ')}`, () => {
    expect(told(french(...prose.map((line) => `    ${line}`)))).toEqual([])
  })
}
