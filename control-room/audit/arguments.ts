/** An order as the arguments of `rehearsal audit`: pure. */

import { join } from 'node:path'
import type { AuditsOptions, Order } from './audits.ts'

export const REPORTS = { html: 'audit.html', json: 'audit.json' } as const

export type ReportFormat = keyof typeof REPORTS

/** Each value stays with the name of its option, so that none is taken for an option itself. */
export const argumentsOf = (
  { config, demoSite }: Pick<AuditsOptions, 'config' | 'demoSite'>,
  { url, journey, project, only, ignoreHttpsErrors }: Order,
  folder: string,
): readonly string[] => [
  ...Object.entries(REPORTS).map(([format, file]) => `--${format}=${join(folder, file)}`),
  ...given('config', config),
  ...given('only', only.length === 0 ? null : only.join(',')),
  ...(ignoreHttpsErrors ? ['--ignore-https-errors'] : []),
  ...(url === null
    ? [`--site=${demoSite}`]
    : [
        ...given('journey', journey),
        ...given('sid', project?.sid),
        ...given('public-key', project?.publicKey),
        '--',
        url,
      ]),
]

const given = (name: string, value: string | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [`--${name}=${value}`]
