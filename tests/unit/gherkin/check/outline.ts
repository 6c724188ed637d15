/** A scenario outline of one step, with the rows of its examples. */
export const outline = (step: string, ...rows: readonly string[]): string =>
  [
    'Feature: The chat',
    '  Scenario Outline: A customer',
    `    ${step}`,
    '    Then the activation fails',
    '    Examples:',
    ...rows.map((row) => `      ${row}`),
    '',
  ].join('\n')
