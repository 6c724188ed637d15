import { againIn, failingsOf, untoldOf, type Again } from './questions/failed.ts'
import { timeline } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { FAILURE } from '../scenes/failure.ts'

const DEEDS: Readonly<Record<Again['how'], string>> = {
  'activates-again': 'called activate again',
  reloads: 'loaded the page again',
  'second-tag': 'loaded the tag again',
  'moves-on': 'led the visitor to another page, and called activate there,',
}

export const failureNoRetry: Rule = {
  audit: 'failure-no-retry',
  needs: { failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] =>
      againIn(scene).map(({ how, entry }) => ({
        word: how,
        sentence: `The site ${DEEDS[how]} after an activation had failed.`,
        evidence: [timeline(scene, `What happened when the platform failed (${why})`, [entry])],
      })),
    )
    const good = 'The site took the failure as final: it did not call activate again for a day, and did not reload.'
    if (problems.length > 0) return verdictOn(problems, good)
    return untoldOf(seen, FAILURE.waits) ?? verdictOn([], good)
  },
}
