/** The causes that `--flaw` takes, as the help lists them. */

import { wrap } from '../../audits/reports/wrap.ts'
import { TOKEN_CAUSE_NAMES, TOKEN_CAUSES, TOKEN_LAYERS } from '../../protocol/token-causes.ts'

/** By the layer in which the flaw is. */
export const flawList = (columns: number): string =>
  [
    'Causes for --flaw, by layer; docs/failures.md says how to fix each:',
    ...TOKEN_LAYERS.flatMap((layer) => {
      const names = TOKEN_CAUSE_NAMES.filter((name) => TOKEN_CAUSES[name].layer === layer)
      return [`  ${layer}`, ...wrap(names.join(' '), columns - 4).map((line) => `    ${line}`)]
    }),
  ].join('\n')
