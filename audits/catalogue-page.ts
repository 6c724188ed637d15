/** Writes the catalogue as a page. Pure: the table in, Markdown out. */

import { auditOf, auditsIn, type AuditId } from './catalogue.ts'
import { GROUP_IDS, GROUPS, type GroupId } from './catalogue/groups.ts'
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
  'Generated from `audits/rules/` by `npm run docs`. One row for each rule that can be broken by itself. An id is permanent:',
  'budgets, baselines and `--only` name it, and it is never given to another rule.',
  '',
  '| verdict | what it means | in the score |',
  '| --- | --- | --- |',
  '| fail | the rule was seen to be broken, and must be fixed before the site goes live | nothing |',
  '| could not tell | the finding says what was missing | not counted |',
  '| warn | against advice, or a choice that is documented and costs something | half |',
  '| pass | the rule was seen to be kept | whole |',
  '| not applicable | the site has nothing that the rule is about | not counted |',
  '',
  'The words are the same in every report; in ids their spaces are hyphens.',
  '',
  'A score is the share of what was judged, by weight (1 a matter of care, 2 costs conversations, 3 mixes up or exposes',
  'people), rounded down. A broken rule of weight 3 holds the score of the site and of its group at 49 or below. There is',
  'a score only where at least half of the rules that apply could be judged, by weight: a site or a group of which less',
  'was judged is not scored, and a run whose site is not scored ends with 3, unless it ends with 1.',
  '',
  'The headline says in words whether the site may go live (`readiness` in the JSON report): `ready`, `not-ready` with the',
  'rules that must be fixed, `partly-judged` where no rule was seen broken and some could not be judged, and',
  '`not-judged` where too little could be judged for a score.',
  '',
  '## One cause, one finding',
  '',
  'One mistake may break several rules and hide many others: where a policy blocks the tag, nobody is authenticated, and',
  'forty rules have nothing to look at. Such findings keep their verdict and are listed under their cause, and advice is',
  'given for the cause alone. In the JSON report `consequenceOf` is the id of the finding that they follow from, or of one',
  'of the `causes` that no rule is about: a step of the journey that failed, a key that was not given. A broken rule',
  'is a consequence only if the cause is at least as grave and explains all of its problems.',
  '',
  '## Budget and baseline',
  '',
  '`--budget` says what fails the run: terms separated by commas, each `level`, `place=level`, `place=score` or',
  '`verdict<=number`, the highest number of findings that is allowed. A place is',
  '`all`, a group or an id (a score is for `all` and groups). Each level includes those before it: `none`, `fail`',
  "(the default), `warn`, `could-not-tell`. An id's level overrides its group's, which overrides `all`.",
  '',
  '| budget | the run fails for |',
  '| --- | --- |',
  '| `fail` | every broken rule |',
  '| `warn,token-short-lived=fail` | warnings as well, except that of one audit |',
  '| `fail,logout=could-not-tell` | broken rules, and in one group also what could not be told |',
  '| `none,all=90,token=100` | no finding, but a score that is too low or missing |',
  '| `fail,warn<=3` | every broken rule, and more than three warnings |',
  '',
  '`--baseline` names an earlier JSON report. What was broken in it is known and does not fail the run, unless it is now',
  'broken in a new way or a warning has become a failure. Scores that the budget requires apply all the same. The JSON',
  'report is described by `docs/audit-report.schema.json`.',
  '',
  'A consequence does not count against the budget beside its cause: one cause fails the run once. Where the cause does',
  'not count, because the budget allows it or the baseline knows it, each consequence counts as any other finding does, so',
  'that a rule that was not broken in the baseline never hides under one that was. If a cause is not a finding, its first',
  'consequence that the budget does not allow counts in its place.',
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
    `Fix: ${row.fix.text}`,
    '',
    `\`\`\`${row.fix.code.language}`,
    row.fix.code.text,
    '```',
    '',
  ]
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
