/** The words of an audit: what it says about a rule, and about the site as a whole. */

/** In reading order. A rule that could not be judged may be broken, so it comes before advice. */
export const VERDICTS = ['fail', 'could-not-tell', 'warn', 'pass', 'not-applicable'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * `not-ready`: a rule is broken. `not-judged`: no broken rule was seen, but too little could be judged for a score.
 * `partly-judged`: no broken rule was seen, but some rules could not be judged.
 */
export const READINESS_STATES = ['ready', 'not-ready', 'partly-judged', 'not-judged'] as const

/** The headline of the report. */
export type Readiness = { readonly state: (typeof READINESS_STATES)[number]; readonly sentence: string }
