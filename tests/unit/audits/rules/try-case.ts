import type { Evidence } from '../../../../audits/finding.ts'
import { missingIn, type Audit, type Judgement } from '../../../../audits/rule.ts'
import type { Seen } from '../../../../audits/seen.ts'
import { ABOUT, type Case } from './case.ts'

const judgementOf = ({ needs, judge }: Audit, { seen }: Case): Judgement | null => {
  const all = { about: ABOUT, ...seen }
  return missingIn(needs, all) === null ? judge(all as Seen) : null
}

/** What the rule says of the sights, of all that the case has a claim about; it is the case itself where that holds. */
export const judged = (rule: Audit, tried: Case): Claims => {
  const judgement = judgementOf(rule, tried)
  return {
    verdict: judgement?.verdict ?? 'could-not-tell',
    problems: judgement !== null && 'problems' in judgement ? judgement.problems : [],
    ...(tried.tells === undefined ? {} : { tells: judgement?.summary ?? '' }),
    ...(tried.misses === undefined || judgement?.verdict !== 'could-not-tell' ? {} : { misses: judgement.missing }),
    ...(tried.shows === undefined ? {} : { shows: (judgement?.evidence ?? []).map(shown) }),
  }
}

export type Claims = Pick<Case, 'verdict' | 'tells' | 'misses' | 'shows'> & { readonly problems: readonly string[] }

export const claimsOf = ({ verdict, problems = [], tells, misses, shows }: Case): Claims => ({
  verdict,
  problems,
  ...(tells === undefined ? {} : { tells }),
  ...(misses === undefined ? {} : { misses }),
  ...(shows === undefined ? {} : { shows }),
})

/** Evidence in one line. Of a timeline the faults are between angle brackets. */
const shown = (evidence: Evidence): string => {
  switch (evidence.kind) {
    case 'timeline':
      return `${evidence.caption}: ${evidence.steps.map(({ what, isFault }) => (isFault ? `<${what}>` : what)).join(' | ')}`
    case 'screenshot':
      return `${evidence.caption}: ${evidence.png}`
    case 'value':
      return `${evidence.name}: ${evidence.seen}${evidence.expected === null ? '' : ` (expected: ${evidence.expected})`}`
    case 'code':
      return `${evidence.caption}: ${evidence.url}:${evidence.line}: ${evidence.text}`
    default:
      return evidence satisfies never
  }
}
