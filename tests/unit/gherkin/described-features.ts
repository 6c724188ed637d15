/** Features with lines of a description, and what the check says of them. */

import { checkFeature } from '../../../gherkin/check/check-feature.ts'

export const STEPS = ['    When the customer signs in', '    Then the chat is secured']
export const FRENCH_STEPS = ['    Quand la cliente se connecte', '    Alors le chat est sécurisé']

/** With a scenario below that is fine. */
export const english = (...lines: readonly string[]): string =>
  ['Feature: The chat', ...lines, '  Scenario: two', ...STEPS, ''].join('\n')
export const french = (...lines: readonly string[]): string =>
  ['# language: fr', 'Fonctionnalité: Le chat', ...lines, '  Scénario: deux', ...FRENCH_STEPS, ''].join('\n')

export const told = (source: string): readonly string[] =>
  checkFeature(source).map(({ line, column, sentence }) => `${line}:${column} ${sentence}`)

export const lost = (line: string, remedy: string, place = '2:3'): readonly string[] => [
  `${place} Gherkin would read "${line}" as a description and never run it: ${remedy}.`,
]
