import { failingsOf, uncaughtIn, untoldOf } from './questions/failed.ts'
import { ofType } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'

export const failureNoUncaughtError: Rule = {
  audit: 'failure-no-uncaught-error',
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] => {
      const [uncaught] = uncaughtIn(scene, seen.visit)
      if (uncaught === undefined) return []
      const { message, where } = uncaught
      const evidence = [
        value(`Error that nobody caught, in ${where}`, message, 'none'),
        timeline(scene, `What happened when the platform failed (${why})`, ofType(scene.journal, 'function-threw')),
      ]
      const sentence = `The page had an error that nobody caught ("${message}") when the activation failed`
      return [{ word: 'uncaught-error', sentence, at: why, evidence }]
    })
    const good = 'No failure of the activation led to an uncaught error or an unhandled rejection.'
    return problems.length > 0 ? verdictOn(problems, good) : (untoldOf(seen) ?? verdictOn([], good))
  },
}
