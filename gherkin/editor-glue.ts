/**
 * The steps for editors: they read the step definitions out of a JavaScript file, as text, and complete from it. Nobody
 * runs this file.
 */

import { PARAMETERS } from './parameters.ts'
import { LANGUAGES } from './step.ts'
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
