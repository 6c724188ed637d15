import { asMeant, columnAsWritten } from '../../../../gherkin/check/as-meant.ts'
import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { readFeature } from '../../../../gherkin/check/read-feature.ts'
import { writtenFeature } from '../../../../gherkin/check/written-scenarios.ts'
import { expect, test } from '../../../plain-test.ts'

const french = (...lines: readonly string[]): string =>
  ['# language: fr', 'Fonctionnalité: Le chat', ...lines].join('\n')

const BLANKS = ['20', '9', 'A0', '202F', '2009', '2007', '3000'].map((code) => ({
  code,
  blank: String.fromCodePoint(Number.parseInt(code, 16)),
}))

for (const { code, blank } of BLANKS) {
  test(`a scenario title is recognised with the blank U+${code.padStart(4, '0')} before its colon, in French and in English`, () => {
    const fr = french(
      `  Contexte${blank}:`,
      '    Étant donné que le client est connecté',
      `  Règle${blank}: une`,
      `  Scénario${blank}: sécurisé`,
      '    Alors le chat est sécurisé',
      `  Plan${blank === '\t' ? ' ' : blank}du scénario${blank}: <code>`,
      '    Quand la plateforme refuse toujours avec <code>',
      `    Exemples${blank}:`,
      '      | code |',
      '      | TOKEN_EXPIRED |',
    ).replace('Fonctionnalité:', `Fonctionnalité${blank}:`)
    expect(checkFeature(fr)).toEqual([])
    expect(writtenFeature(fr)?.scenarios.map(({ name, line }) => [name, line])).toEqual([
      ['sécurisé', 6],
      ['<code>', 8],
    ])
    const en = `Feature${blank}: The chat\n  Background${blank}:\n    Given the customer is signed in\n  Scenario${blank}: x\n    Then the chat is secured`
    expect(checkFeature(en)).toEqual([])
    expect(readFeature(asMeant(en)).runs.map(({ steps }) => steps.length)).toEqual([2])
  })

  test(`the blank U+${code.padStart(4, '0')} between the words of a step counts as a space, except inside quotes`, () => {
    const step = `When the${blank}customer clicks${blank}"Pay${blank}now"`
    const [run] = readFeature(asMeant(`Feature: x\n  Scenario: y\n    ${step}`)).runs
    expect(run?.steps.map(({ text }) => text)).toEqual([`the customer clicks "Pay${blank}now"`])
  })
}

test('a step may be written with typographic apostrophes, in its keyword and in its text', () => {
  const feature = french(
    '  Scénario: x',
    '    Étant donné qu’un visiteur ouvre une page avec le chat',
    '    Lorsqu’un quart d’heure passe',
    '    Alors l’activation échoue avec TOKEN_EXPIRED',
    '    Et aucune activation n‘échoue',
  )
  expect(checkFeature(feature)).toEqual([])
})

test('typographic apostrophes are kept inside quotes and in the project’s own steps', () => {
  const feature = french(
    '  Scénario: x',
    '    Quand le client écrit "j’arrive" dans le chat',
    '    Alors l’addition arrive',
  )
  expect(asMeant(feature)).toBe(feature)
})

test('the check names the wrong value of a step that is written with a typographic apostrophe', () => {
  const problems = checkFeature(french('  Scénario: x', '    Alors l’activation échoue avec TOKEN_EXPIRD'))
  expect(problems.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('The reason TOKEN_EXPIRD does not exist'),
  ])
})

test('typographic signs in an examples table are normalised in cells that fill a step, and kept in cells that fill quotes', () => {
  const feature = french(
    '  Plan du scénario: x',
    '    Alors <claim>',
    '    Et le client écrit "<text>" dans le chat',
    '    Exemples:',
    '      | claim | text |',
    '      | l’activation échoue | l’addition |',
    '      | aucune activation n’échoue\u202F| l’addition\u00A0! |',
  )
  expect(checkFeature(feature)).toEqual([])
  expect(readFeature(asMeant(feature)).runs.map(({ steps }) => steps.map(({ text }) => text))).toEqual([
    ["l'activation échoue", 'le client écrit "l’addition" dans le chat'],
    ["aucune activation n'échoue", 'le client écrit "l’addition\u00A0!" dans le chat'],
  ])
})

test('decomposed accents equal composed ones, and the check reports columns as the file has them', () => {
  const feature = french(
    '  Scénario: x',
    '    Étant donné que la cliente est connectée',
    '    Alors le chat est sécurisé',
  )
  expect(checkFeature(feature.normalize('NFD'))).toEqual([])
  const outline = french(
    '  Plan du scénario: x',
    '    Étant donné que la plateforme refuse toujours avec <code>',
    '    Exemples:',
    '      | code          | été |',
    '      | TOKEN_EXPIRED | été |',
  )
  const wide = outline.replace('code          |', 'code | né |').replace('EXPIRED |', 'EXPIRED | né |').normalize('NFD')
  expect(checkFeature(wide).map(({ line, column, sentence }) => [line, column, sentence.normalize('NFC')])).toEqual([
    [6, 16, expect.stringContaining('Nothing uses the column "né"')],
    [6, 22, expect.stringContaining('Nothing uses the column "été"')],
  ])
})

test('a column is counted in the characters of the file, not in the normalised text', () => {
  expect(columnAsWritten('    When', 5)).toBe(5)
  expect(columnAsWritten('\u200B  When', 3)).toBe(4)
  expect(columnAsWritten('e\u0301e\u0301 When', 4)).toBe(6)
  expect(columnAsWritten('', 1)).toBe(1)
})

test('zero-width characters, a byte order mark and the kind of line ending do not change how a feature is read', () => {
  const feature = 'Feature: x\n  Scenario: y\n    When the customer signs in\n    Then the chat is secured\n'
  for (const written of [
    `\uFEFF${feature}`,
    feature.replaceAll('\n', '\r'),
    feature.replaceAll('\n', '\r\n'),
    feature.replaceAll('  ', '\u200B  '),
    feature.replaceAll(':', '\u2060:'),
  ]) {
    expect(asMeant(written)).toBe(feature)
  }
})

test('the text between """ lines below a step is kept as it is written', () => {
  const feature = 'Feature: x\n  Scenario: y\n    When I post\n      """\n      Scenario : l’été\u00A0\n      """\n'
  expect(asMeant(feature)).toBe(feature)
})
