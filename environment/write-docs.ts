/**
 * Writes the tables of the documentation from the code: `npm run docs`. With `--check` it writes nothing and fails when
 * a page is not what the code says.
 */

import { readFile, writeFile } from 'node:fs/promises'
import { SABOTAGES } from '../demo-site/sabotaged/index.ts'
import { UNUSUAL_SITES } from '../demo-site/unusual/index.ts'
import { FAILURE_CODES, failureOf } from '../protocol/failures.ts'
import { TOKEN_CAUSE_NAMES, TOKEN_CAUSES } from '../protocol/token-causes.ts'

type Table = { readonly file: string; readonly text: string }

const cell = (text: string): string => text.replaceAll('|', '\\|')

const failureTable = (): string => {
  const rows = FAILURE_CODES.map((code) => {
    const { reason, reasonBy, retried, fault, fix, source } = failureOf(code)
    const by = reasonBy === 'vendor' ? 'vendor' : 'ours'
    return `| \`${code}\` | ${cell(reason)} (${by}) | ${retried ? 'yes' : 'no'} | ${fault} | ${cell(fix)} | ${cell(source)} |`
  })
  return [
    '# What can make `activate` fail',
    '',
    'Generated from `protocol/failures.ts` by `npm run docs`. The code is ours and permanent: it stands in the journal and',
    'in the control API, and your site never sees it. The reason is what your site reads in `authentication.reason`; never',
    'compare it with a text, because the vendor words one of them in two ways. Nothing the vendor documents is marked',
    '"ours". Whether an error is retried is inferred: the vendor says that the tag retries three times on error.',
    '',
    '| code | reason for the site | retried by the tag | look first at | how to mend it | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...causeTable(),
    '',
  ].join('\n')
}

const causeTable = (): readonly string[] => [
  '## What can be wrong with a token',
  '',
  'Generated from `protocol/token-causes.ts`. Several causes share a code. The journal names layer and cause in the entry',
  '`attempt-answered`, and says in `detail` what it is on this very token. A cause with the code `TOKEN_AGAINST_ADVICE` is a',
  'warning (`warnings`), unless the project is `strict`.',
  '',
  '| layer | cause | code | how to mend it |',
  '| --- | --- | --- | --- |',
  ...TOKEN_CAUSE_NAMES.map((cause) => {
    const { layer, code, fix } = TOKEN_CAUSES[cause]
    return `| ${layer} | \`${cause}\` | \`${code}\` | ${cell(fix)} |`
  }),
]

const codes = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ')

const siteTable = (): string =>
  [
    '# Sites to try an audit on',
    '',
    'Generated from `demo-site/sabotaged/` and `demo-site/unusual/` by `npm run docs`. Each is the good demo shop with one',
    'deviation; `rehearsal start --site <id>` shows it. The code of a mistake is in `demo-site/sabotaged/<id>.ts` where the',
    'server makes it, and in `demo-site/browser/sabotaged/<id>.ts` where the page does.',
    '',
    '## With exactly one mistake',
    '',
    'An audit in the third column must catch it; one in the fourth may object as well, because the mistake reaches its subject.',
    'Every other audit must let it pass.',
    '',
    '| site | mistake | breaks | may break |',
    '| --- | --- | --- | --- |',
    ...SABOTAGES.map(
      ({ id, mistake, breaks, mayBreak = [] }) =>
        `| \`${id}\` | ${cell(mistake)} | ${codes(breaks)} | ${codes(mayBreak)} |`,
    ),
    '',
    '## Unusual, and good',
    '',
    'No audit may fail them.',
    '',
    '| site | what is unusual | may warn |',
    '| --- | --- | --- |',
    ...UNUSUAL_SITES.map(({ id, about, mayWarn = [] }) => `| \`${id}\` | ${cell(about)} | ${codes(mayWarn)} |`),
    '',
  ].join('\n')

const tables: readonly Table[] = [
  { file: 'failures.md', text: failureTable() },
  { file: 'sabotaged-sites.md', text: siteTable() },
]

const isCheck = process.argv.includes('--check')

for (const { file, text } of tables) {
  const url = new URL(`../docs/${file}`, import.meta.url)
  const present = await readFile(url, 'utf8').catch(() => '')
  if (present === text) continue
  if (isCheck) {
    console.error(`docs/${file} is not what the code says: run "npm run docs".`)
    process.exitCode = 1
  } else {
    await writeFile(url, text)
  }
}
