import { ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationOnce: Rule = {
  audit: 'activation-once',
  needs: { visit: [VISIT.comesBack] },
  judge: ({ visit }) => {
    const settled = ofType(visit.journal, 'activation-settled')
    if (settled.length === 0) return couldNotTell('an activation', 'No activation ended in the whole visit.')
    const problems = settled.flatMap((entry): Problem[] => {
      const problem = PROBLEMS[entry.code ?? '']
      return problem === undefined
        ? []
        : [{ ...problem, evidence: [timeline(visit, 'The calls of activate', [entry])] }]
    })
    return verdictOn(problems, 'No page called activate while another call ran, or after it had succeeded.')
  },
}

const PROBLEMS: Readonly<Record<string, Omit<Problem, 'evidence'>>> = {
  ALREADY_ACTIVATED: { word: 'after-a-success', sentence: 'activate was called again after it had succeeded.' },
  LOGIN_ALREADY_ONGOING: { word: 'during-another', sentence: 'activate was called while another call still ran.' },
}
