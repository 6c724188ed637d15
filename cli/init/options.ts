/** The options of `rehearsal init`. The command line, its help and the table in `docs/init.md` are made from this table. */

import type { z } from 'zod'
import { LANGUAGES } from '../../gherkin/language.ts'
import { oneOf, text, yesOrNo } from '../../settings/fields.ts'
import type { objectOf, Options } from '../../settings/option.ts'
import { SID } from '../../settings/stage.ts'

export const INIT_OPTIONS = {
  yes: { schema: yesOrNo, flag: '-y, --yes', help: 'write without a question' },
  dryRun: { schema: yesOrNo, flag: '--dry-run', help: 'only show the files, with their content' },
  language: {
    schema: oneOf(LANGUAGES),
    flag: '--language <language>',
    help: `language of the feature: ${LANGUAGES.join(' or ')}`,
    otherwise: LANGUAGES[0],
  },
  url: {
    schema: text(4_000),
    flag: '--url <url>',
    help: 'the address of your site',
    otherwise: 'that of the settings file, else of the Playwright configuration',
  },
  sid: {
    schema: SID,
    flag: '--sid <sid>',
    help: 'your iAdvize project',
    otherwise: 'that of the settings file, else of the snippet on the page',
  },
  publicKey: {
    schema: text(4_096, 'the name of a file'),
    flag: '--public-key <file>',
    help: 'the public key of your brand; without it tokens are not opened',
  },
  json: { schema: yesOrNo, flag: '--json', help: 'print JSON, and ask nothing; writes only with --yes' },
} as const satisfies Options

export type InitOptions = Readonly<z.output<ReturnType<typeof objectOf<typeof INIT_OPTIONS>>>>
