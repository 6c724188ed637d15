/** `docs/failures.md`: what can make `activate` fail, and what can be wrong with a token. */

import { FAILURE_CODES, failureOf } from '../protocol/failures.ts'
import { TOKEN_CAUSE_NAMES, TOKEN_CAUSES } from '../protocol/token-causes.ts'
import { cell } from './table-cell.ts'

export const failuresPage = (): string => {
  const rows = FAILURE_CODES.map((code) => {
    const { reason, reasonBy, retried, fault, fix, source } = failureOf(code)
    const by = reasonBy === 'vendor' ? 'vendor' : 'ours'
    return `| \`${code}\` | ${cell(reason)} (${by}) | ${retried ? 'yes' : 'no'} | ${fault} | ${cell(fix)} | ${cell(source)} |`
  })
  return [
    '# What can make `activate` fail',
    '',
    'Generated from `protocol/failures.ts` by `npm run docs`. The code is ours and permanent: it is used in the journal and',
    'in the control API, and your site never sees it. The reason is what your site reads in `authentication.reason`. Do not',
    'compare it with a fixed text, because the vendor words one reason in two ways. "Ours" marks a reason that the vendor',
    'does not document. Whether an error is retried is inferred: the vendor says that the tag retries three times on error.',
    '',
    '| code | reason for the site | retried by the tag | look first at | how to fix it | source |',
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
  '`attempt-answered`, and `detail` says what is wrong with this particular token. A cause with the code `TOKEN_AGAINST_ADVICE` is a',
  'warning (`warnings`), unless the project is `strict`. [`rehearsal token mint --flaw <cause>`](back-end-commands.md#mint-a-token)',
  'makes a token with it.',
  '',
  '| layer | cause | code | how to fix it |',
  '| --- | --- | --- | --- |',
  ...TOKEN_CAUSE_NAMES.map((cause) => {
    const { layer, code, fix } = TOKEN_CAUSES[cause]
    return `| ${layer} | \`${cause}\` | \`${code}\` | ${cell(fix)} |`
  }),
]
