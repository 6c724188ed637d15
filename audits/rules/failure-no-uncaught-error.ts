import { failingsOf, failureIn, uncaughtIn, untoldOf } from '../failed.ts'
import { timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'

export const failureNoUncaughtError: Rule = {
  audit: 'failure-no-uncaught-error',
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] => {
      const [message] = uncaughtIn(scene, seen.visit)
      if (message === undefined) return []
      const failed = failureIn(scene)
      const url = scene.errors.find((error) => error.message === message)?.url ?? seen.about.url
      const evidence = [
        value(`Error that nobody caught, on ${url}`, message, 'none'),
        timeline(scene, `What happened when the platform failed (${why})`, failed === undefined ? [] : [failed]),
      ]
      const sentence = `When the activation failed (${why}), the page had an error that nobody caught: ${message}`
      return [{ word: 'uncaught-error', sentence, evidence }]
    })
    const good = 'No failure of the activation led to an uncaught error or an unhandled rejection.'
    return problems.length > 0 ? verdictOn(problems, good) : (untoldOf(seen) ?? verdictOn([], good))
  },
}
