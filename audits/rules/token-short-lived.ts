import { timeline, value } from '../proof.ts'
import { verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import { hidden, judgedTokens } from './questions/token-layers.ts'

/** "A few minutes at most." */
const LONGEST_LIFE_MS = 5 * 60_000

export const tokenShortLived: Rule = {
  audit: 'token-short-lived',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const judged = judgedTokens(visit.journal)
    const opened = judged.flatMap((entry) => (entry.lifeMs === undefined ? [] : [{ entry, lifeMs: entry.lifeMs }]))
    if (opened.length === 0) return hidden(judged, visit)
    const problems = opened
      .filter(({ lifeMs }) => lifeMs > LONGEST_LIFE_MS)
      .map(({ entry, lifeMs }) => ({
        word: 'lives-long',
        sentence: 'After it has arrived, a token lives longer than the minute that is recommended',
        at: lifeWords(lifeMs),
        evidence: [
          value(`life of token ${entry.token}`, lifeWords(lifeMs), '5 minutes at most'),
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
