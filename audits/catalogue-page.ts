/** The catalogue as a page to read. Pure: the table in, Markdown out. */

import { auditOf, auditsIn, type AuditId } from './catalogue.ts'
import { GROUP_IDS, GROUPS, type GroupId } from './catalogue/row.ts'
import { sourceWords } from './reports/words.ts'

export const cataloguePage = (): string =>
  [
    ...INTRODUCTION,
    ...GROUP_IDS.flatMap(groupTable),
    '## The rules, one by one',
    '',
    ...GROUP_IDS.flatMap(groupRules),
  ].join('\n')

const INTRODUCTION: readonly string[] = [
  '# What is audited',
  '',
  'Generated from `audits/catalogue.ts` by `npm run docs`. One row a rule that can be broken by itself. An id is permanent:',
  'budgets, baselines and `--only` name it, and it is never given to another rule.',
  '',
  '| verdict | what it means | in the score |',
  '| --- | --- | --- |',
  '| passes | the rule was seen to be kept | whole |',
  '| warns | against advice, or a choice that is documented and costs something | half |',
  '| fails | the rule was seen to be broken | nothing |',
  '| does not apply | the site has nothing that the rule is about | not counted |',
  '| could not tell | the finding says what was missing | not counted |',
  '',
  'A score is the share of what was judged, by weight (1 a matter of care, 2 costs conversations, 3 mixes up or exposes',
  'people), rounded down. Without anything judged there is no score, and the run ends with 3.',
  '',
  '## Budget and baseline',
  '',
  '`--budget` says what fails the run: terms between commas, each `level`, `place=level` or `place=score`. A place is',
  '`all`, a group or an id (a score is for `all` and groups). Each level holds for those before it as well: `none`, `fail`',
  '(the default), `warn`, `could-not-tell`. That of an id goes before that of its group, and that before the one for all.',
  '',
  '| budget | the run fails for |',
  '| --- | --- |',
  '| `fail` | every broken rule |',
  '| `warn,token-short-lived=fail` | warnings as well, except that of one audit |',
  '| `fail,logout=could-not-tell` | broken rules, and in one group also what could not be told |',
  '| `none,all=90,token=100` | no finding, but a score that is too low or missing |',
  '',
  '`--baseline` names an earlier JSON report. What was broken in it is known and does not fail the run, unless it is now',
  'broken in a new way or a warning has become a failure. Scores that the budget asks for hold all the same. The JSON',
  'report is described by `docs/audit-report.schema.json`.',
  '',
]

const groupTable = (group: GroupId): readonly string[] => [
  `## ${GROUPS[group]}`,
  '',
  '| id | what is claimed | at worst | weight |',
  '| --- | --- | --- | ---: |',
  ...auditsIn(group).map((id) => {
    const { title, worst, weight } = auditOf(id)
    return `| [\`${id}\`](#${id}) | ${cell(title)} | ${worst} | ${weight} |`
  }),
  '',
]

const groupRules = (group: GroupId): readonly string[] => auditsIn(group).flatMap(ruleSection)

const ruleSection = (id: AuditId): readonly string[] => {
  const row = auditOf(id)
  const { basis, says, page } = sourceWords(row)
  return [
    `### ${id}`,
    '',
    `**${row.title}.** ${row.rule}`,
    '',
    `Why: ${row.why}`,
    '',
    `${basis}: ${says}${page === null ? '' : ` [${page.title}](${page.url})`}`,
    '',
    `Mend: ${row.fix.text}`,
    '',
    `\`\`\`${row.fix.code.language}`,
    row.fix.code.text,
    '```',
    '',
  ]
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
