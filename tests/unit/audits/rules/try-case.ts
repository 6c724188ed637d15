import { missingIn, type Judgement, type Rule } from '../../../../audits/rule.ts'
import type { Seen } from '../../../../audits/seen.ts'
import { ABOUT, type Case } from './case.ts'

const judgementOf = ({ needs, judge }: Rule, { seen }: Case): Judgement | null => {
  const all = { about: ABOUT, ...seen }
  return missingIn(needs, all) === null ? judge(all as Seen) : null
}

export const verdictOf = (rule: Rule, tried: Case): string => judgementOf(rule, tried)?.verdict ?? 'could-not-tell'

export const problemsOf = (rule: Rule, tried: Case): readonly string[] => {
  const judgement = judgementOf(rule, tried)
  return judgement !== null && 'problems' in judgement ? judgement.problems : []
}
