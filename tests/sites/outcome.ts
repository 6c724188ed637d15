/** What an audit of a site got wrong. Pure: findings in, sentences out. */

import type { Finding } from '../../audits/finding.ts'

/** What is known about a site with a mistake. */
type Expected = { readonly breaks: readonly string[]; readonly mayBreak?: readonly string[] }

export type Outcome = {
  /** Rules that the site breaks but that did not object. */
  readonly missed: readonly string[]
  /** Rules that object although the site keeps them: "rule: verdict word, word (sentence)". */
  readonly blamed: readonly string[]
  /** Rules that could not be judged although the site has everything they need: "rule: sentence". */
  readonly untold: readonly string[]
}

export const RIGHT: Outcome = { missed: [], blamed: [], untold: [] }

/** On a good site every rule can be judged. A mistake may keep other rules from being judged. */
export const outcomeOf = (findings: readonly Finding[], mistake: Expected | null): Outcome => {
  const broken = findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
  const { breaks, mayBreak = [] } = mistake ?? { breaks: [] }
  return {
    missed: breaks.filter((rule) => broken.every(({ audit }) => audit !== rule)),
    blamed: broken.filter(({ audit }) => ![...breaks, ...mayBreak].includes(audit)).map(wordsOf),
    untold: mistake === null ? findings.filter(({ verdict }) => verdict === 'could-not-tell').map(wordsOf) : [],
  }
}

const wordsOf = (finding: Finding): string => {
  const { audit, verdict, summary } = finding
  return 'problems' in finding
    ? `${audit}: ${verdict} ${finding.problems.join(', ')} (${summary})`
    : `${audit}: ${summary}`
}
