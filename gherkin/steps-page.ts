/** The catalogue of steps as a page. */

import { PARAMETERS, type Parameter } from './parameters.ts'
import type { Kind, Step } from './step.ts'
import { STEPS } from './steps.ts'

export const stepsPage = (): string =>
  [
    '# Steps',
    '',
    'Generated from `gherkin/steps.ts` by `npm run docs`. Each step can be written in English or in French (with',
    '`# language: fr` on the first line of the file). Words in parentheses are optional.',
    '',
    'A claim that something happened looks at the time since the last move of a visitor: signing in, opening a page, clicking.',
    'A claim that something does not happen, or how often it happens, looks at the whole scenario. Before each move, a scenario',
    'waits up to two seconds for the page to finish what it is doing. An activation that takes longer, because the platform is',
    'slow, belongs to the move before.',
    '',
    ...KINDS.flatMap(([kind, title]) => [
      `## ${title}`,
      '',
      ...STEPS.filter((step) => step.kind === kind).flatMap(lines),
    ]),
    '## Values in braces',
    '',
    '| | what it is | English | French |',
    '| --- | --- | --- | --- |',
    ...PARAMETERS.map(parameterRow),
    '| `{string}` | Text in quotes. | `"Hello"` | `"Bonjour"` |',
    '',
  ].join('\n')

const KINDS: readonly (readonly [Kind, string])[] = [
  ['Given', 'Given: what is prepared'],
  ['When', 'When: what happens'],
  ['Then', 'Then: what must be true'],
]

const FRENCH_KEYWORDS: Readonly<Record<Kind, string>> = { Given: 'Étant donné que', When: 'Quand', Then: 'Alors' }

const TABLE = ['  | tag-loaded         |                    |', '  | activation-settled | code=TOKEN_EXPIRED |']

const lines = ({ id, kind, en, fr, about, hasTable }: Step): readonly string[] => [
  `### ${id}`,
  '',
  `\`${en.expression}\` · \`${fr.expression}\``,
  '',
  about,
  '',
  '```gherkin',
  `${kind} ${en.example}`,
  ...(hasTable ? TABLE : []),
  `${FRENCH_KEYWORDS[kind]} ${fr.example}`,
  ...(hasTable ? TABLE : []),
  '```',
  '',
]

const parameterRow = ({ name, about, examples: [english, french] }: Parameter): string =>
  `| \`{${name}}\` | ${about} | ${examplesCell(english)} | ${examplesCell(french)} |`

const examplesCell = (examples: readonly string[]): string => examples.map((example) => `\`${example}\``).join(', ')
