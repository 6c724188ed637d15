/** The catalogue of steps as a page. */

import { PARAMETERS, type Parameter } from './parameters.ts'
import type { Kind, Step } from './step.ts'
import { STEPS } from './steps.ts'

export const stepsPage = (): string =>
  [
    '# The steps of a scenario',
    '',
    'Generated from `gherkin/steps.ts` by `npm run docs`. Each step can be written in English and in French (with',
    '`# language: fr` on the first line of the file); words in brackets can be left out. What was claimed to happen is looked',
    'for since somebody last moved on the site (signed in, opened a page, clicked); what shall not happen, and how often, in',
    'the whole scenario. Nobody moves before the page has done what it was about, so far as that takes no longer than two',
    'seconds; an activation that goes on all the same, for the platform is slow, belongs to what was before.',
    '',
    ...KINDS.flatMap(([kind, title]) => [
      `## ${title}`,
      '',
      ...STEPS.filter((step) => step.kind === kind).flatMap(lines),
    ]),
    '## What stands in braces',
    '',
    '| | what it is | English | French |',
    '| --- | --- | --- | --- |',
    ...PARAMETERS.map(parameterRow),
    '| `{string}` | A text in quotes. | `"Hello"` | `"Bonjour"` |',
    '',
  ].join('\n')

const KINDS: readonly (readonly [Kind, string])[] = [
  ['Given', 'Given: what is prepared'],
  ['When', 'When: what happens'],
  ['Then', 'Then: what shall have come of it'],
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
