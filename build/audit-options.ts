/** The table of options in `docs/audit.md`; everything around it is written by hand. */

import { AUDIT_OPTIONS, isOfSettingsFile } from '../settings/audit.ts'
import type { Option } from '../settings/option.ts'
import { pageWithTable } from './page-with-table.ts'

export const auditPage = (): string =>
  pageWithTable('docs/audit.md', 'settings/audit.ts', [
    ['option', 'in the settings file', 'default', ''],
    ...Object.entries(AUDIT_OPTIONS).map(([name, option]) => rowOf(name, option)),
  ])

const rowOf = (name: string, { flag, help, otherwise = '' }: Option): readonly string[] => [
  `\`${flag}\``,
  isOfSettingsFile(name) ? `\`${name}\`` : '',
  String(otherwise),
  withLinks(help),
]

export const withLinks = (help: string): string => help.replaceAll(/\bdocs\/([\w.-]+\w)/g, '[$1]($1)')
