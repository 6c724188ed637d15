import { timeline, value } from '../proof.ts'
import { verdictOn, type Audit } from '../rule.ts'
import { hidden, judgedTokens } from './questions/token-layers.ts'
import { VISIT } from '../scenes/steps.ts'

/** The "few minutes at most" of the rule. */
const LONGEST_LIFE_MS = 5 * 60_000

export const audit: Audit = {
  title: 'The token expires within a few minutes',
  rule: 'exp is one minute after the minting, or a few minutes at most.',
  why: 'Anyone who gets hold of a token is that customer until it expires.',
  source: { basis: 'documented', page: 'FAQ', says: 'One minute is recommended.' },
  fix: {
    text: 'Let a token live for a minute, and mint a new one when the tag asks.',
    code: { language: 'js', text: `const exp = Math.floor(Date.now() / 1000) + 60` },
  },
  worst: 'warn',
  weight: 2,
  place: 6,
  causes: ['exp-far-away'],
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const judged = judgedTokens(visit.journal)
    const opened = judged.flatMap((entry) => (entry.lifeMs === undefined ? [] : [{ entry, lifeMs: entry.lifeMs }]))
    if (opened.length === 0) return hidden(judged, visit)
    const problems = opened
      .filter(({ lifeMs }) => lifeMs > LONGEST_LIFE_MS)
      .map(({ entry, lifeMs }) => ({
        word: 'lives-long',
        sentence: 'On arrival, a token is valid for longer than the recommended minute',
        at: lifeWords(lifeMs),
        evidence: [
          value(`lifetime of token ${entry.token}`, lifeWords(lifeMs), '5 minutes at most'),
          timeline(visit, 'Until the token arrived', [entry]),
        ],
      }))
    const longestMs = Math.max(...opened.map(({ lifeMs }) => lifeMs))
    return verdictOn(problems, `Each token lived for ${lifeWords(longestMs)} at most.`, ['lives-long'])
  },
}

const lifeWords = (lifeMs: number): string => {
  const unit = UNITS.find(({ ms }) => lifeMs >= 2 * ms) ?? { ms: 1_000, name: 'seconds' }
  return `${Math.ceil(lifeMs / unit.ms)} ${unit.name}`
}

const UNITS = [
  { ms: 365 * 86_400_000, name: 'years' },
  { ms: 86_400_000, name: 'days' },
  { ms: 3_600_000, name: 'hours' },
  { ms: 60_000, name: 'minutes' },
] as const
