/** The options of `rehearsal ca`. */

import { CONFIG } from './config-option.ts'
import { text } from './fields.ts'
import type { Options } from './option.ts'

const FOLDER = text(4_096, 'the name of a folder')

export const CA_OPTIONS = {
  dir: {
    schema: FOLDER,
    flag: '--dir <folder>',
    help: 'folder of the certificate authority (default: in your data folder)',
    isFile: true,
  },
} as const satisfies Options

export const CA_CREATE_OPTIONS = {
  ...CA_OPTIONS,
  config: { schema: text(4_096, 'the name of a file'), ...CONFIG },
} as const satisfies Options
