import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import { findPrivateKey, lineOf } from './questions/traces.ts'

export const tokenPrivateKey: Rule = {
  audit: 'token-private-key',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const files = (visit.keyFiles ?? []).map((file) => ({ ...file, word: 'in-a-file', how: 'to whoever asks for it' }))
    const sources = visit.requests.map(({ url, answer }) => ({
      url,
      answer: answer ?? '',
      word: 'in-a-page',
      how: 'to the browser',
    }))
    const problems = [...sources, ...files].flatMap(({ url, answer, word, how }): readonly Problem[] => {
      const index = findPrivateKey(answer)
      if (index === null) return []
      const seen = `a private key begins in line ${lineOf(answer, index)}`
      const sentence = `A private key is given ${how}`
      return [{ word, sentence, at: `by ${url}`, evidence: [value(url, seen, 'no private key')] }]
    })
    return problems.length === 0 && visit.keyFiles === null
      ? couldNotTell('a visit that gets beyond the sign-in', 'The addresses where keys are left were not asked for.')
      : verdictOn(problems, 'No page, no script and no address where keys are left by mistake held a private key.')
  },
}
