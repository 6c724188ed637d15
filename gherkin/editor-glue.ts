/** The steps for editors, which read step definitions as text from a JavaScript file to complete steps. The file is never run. */

import { PARAMETERS } from './parameters.ts'
import { LANGUAGES } from './language.ts'
import { STEPS } from './steps.ts'

export const editorGlue = (): string =>
  [
    '// The steps of iadvize-rehearsal, for editors to complete from. Made from its table of steps, and never run.',
    "import { defineParameterType, Given, When, Then } from '@cucumber/cucumber'",
    '',
    ...PARAMETERS.map(({ name, pattern }) => `defineParameterType({ name: '${name}', regexp: ${String(pattern)} })`),
    '',
    ...STEPS.flatMap(({ id, kind, about, ...step }) => [
      `// ${id}: ${about}`,
      ...LANGUAGES.map((language) => `${kind}(${JSON.stringify(step[language].expression)}, () => {})`),
    ]),
    '',
  ].join('\n')
