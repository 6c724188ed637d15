/** The tables of options in `docs/back-end-commands.md`, `docs/doctor.md` and `docs/init.md`. */

import { INIT_OPTIONS } from '../cli/init/options.ts'
import { DOCTOR_OPTIONS } from '../settings/doctor.ts'
import type { Option, Options } from '../settings/option.ts'
import { KEYS_GENERATE_OPTIONS, KEYS_SHOW_OPTIONS, MINT_OPTIONS, READ_TOKEN_OPTIONS } from '../settings/token.ts'
import { withLinks } from './audit-options.ts'
import { pageWithTables, type Rows } from './page-with-table.ts'

export const backEndCommandsPage = (): string =>
  pageWithTables('docs/back-end-commands.md', {
    'READ_TOKEN_OPTIONS of settings/token.ts': rowsOf(READ_TOKEN_OPTIONS),
    'MINT_OPTIONS of settings/token.ts': rowsOf(MINT_OPTIONS),
    'KEYS_GENERATE_OPTIONS of settings/token.ts': rowsOf(KEYS_GENERATE_OPTIONS),
    'KEYS_SHOW_OPTIONS of settings/token.ts': rowsOf(KEYS_SHOW_OPTIONS),
  })

export const doctorPage = (): string =>
  pageWithTables('docs/doctor.md', { 'DOCTOR_OPTIONS of settings/doctor.ts': rowsOf(DOCTOR_OPTIONS) })

export const initPage = (): string =>
  pageWithTables('docs/init.md', { 'INIT_OPTIONS of cli/init/options.ts': rowsOf(INIT_OPTIONS) })

const rowsOf = (options: Options): Rows => [['option', 'default', ''], ...Object.values(options).map(rowOf)]

const rowOf = ({ flag, help, otherwise = '' }: Option): readonly string[] => [
  `\`${flag}\``,
  String(otherwise),
  withLinks(help),
]
