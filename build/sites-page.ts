/** `docs/sabotaged-sites.md`: the shops with one mistake each, and the unusual good ones. */

import { AUDIT_IDS } from '../audits/catalogue.ts'
import { SABOTAGES, UNUSUAL_SITES } from '../demo-site/sites.ts'
import { cell } from './table-cell.ts'

export const sitesPage = (): string =>
  [
    '# Demo shops',
    '',
    'Generated from `demo-site/variants/` by `npm run docs`. Each site is the good demo shop with one deviation;',
    '`rehearsal start --site <id>` shows it. Its code is in `demo-site/variants/<id>/`: `site.ts` runs on the server, and',
    '`page.ts`, if there is one, in the page.',
    '',
    '## With exactly one mistake',
    '',
    'An audit in the third column must catch the mistake. One in the fourth may fail as well, because the mistake affects its subject.',
    'Every other audit must pass.',
    '',
    '| site | mistake | breaks | may break |',
    '| --- | --- | --- | --- |',
    ...byAudit().map(
      ({ id, mistake, breaks, mayBreak = [] }) =>
        `| \`${id}\` | ${cell(mistake)} | ${codes(breaks)} | ${codes(mayBreak)} |`,
    ),
    '',
    '## Unusual and correct',
    '',
    'No audit may fail them.',
    '',
    '| site | what is unusual | may warn |',
    '| --- | --- | --- |',
    ...UNUSUAL_SITES.map(({ id, about, mayWarn = [] }) => `| \`${id}\` | ${cell(about)} | ${codes(mayWarn)} |`),
    '',
  ].join('\n')

const codes = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ')

/** In the order of the audits that catch them. */
const byAudit = () => {
  const order: readonly string[] = AUDIT_IDS
  const placeOf = ({ breaks: [first = ''] }: (typeof SABOTAGES)[number]): number => order.indexOf(first)
  return SABOTAGES.toSorted((one, other) => placeOf(one) - placeOf(other))
}
