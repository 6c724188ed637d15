/** The tables in `docs/back-end-commands.md`, `docs/audit-endpoint.md`, `docs/doctor.md`, `docs/init.md` and `docs/scale.md`. */

import { auditOf } from '../audits/catalogue.ts'
import { ENDPOINT_AUDITS } from '../audits/endpoint/judge-endpoint.ts'
import { INIT_OPTIONS } from '../cli/init/options.ts'
import { DOCTOR_OPTIONS } from '../settings/doctor.ts'
import { FLEET_SITE_OPTIONS } from '../settings/fleet.ts'
import { ENDPOINT_OPTIONS } from '../settings/endpoint.ts'
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

export const auditEndpointPage = (): string =>
  pageWithTables('docs/audit-endpoint.md', {
    'ENDPOINT_AUDITS of audits/endpoint/judge-endpoint.ts': [
      ['rule', 'claims'],
      ...ENDPOINT_AUDITS.map((id) => [`[${id}](audits.md#${id})`, auditOf(id).title]),
    ],
    'ENDPOINT_OPTIONS of settings/endpoint.ts': rowsOf(ENDPOINT_OPTIONS),
  })

/** A list of sites has the names of the fields, and not the flags of a command. */
export const scalePage = (): string =>
  pageWithTables('docs/scale.md', {
    'FLEET_SITE_OPTIONS of settings/fleet.ts': [
      ['field', 'default', ''],
      ...Object.entries<Option>(FLEET_SITE_OPTIONS).map(([name, { otherwise = '', help }]) => [
        `\`${name}\``,
        String(otherwise),
        withLinks(help),
      ]),
    ],
  })

const rowsOf = (options: Options): Rows => [['option', 'default', ''], ...Object.values(options).map(rowOf)]

const rowOf = ({ flag, help, otherwise = '' }: Option): readonly string[] => [
  `\`${flag}\``,
  String(otherwise),
  withLinks(help),
]
