import { failingsOf, uncaughtIn, untoldOf } from './questions/failed.ts'
import { ofType } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'

const UNCAUGHT = 'uncaught-error'

export const audit: Audit = {
  title: 'A failed activation causes no uncaught error in the page',
  rule: 'With every failure the page has no uncaught error and no unhandled rejection.',
  why: 'An uncaught error stops the code after it, and fills error monitoring with noise.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. A chat is an addition to the page and must not break what is around it.",
  },
  fix: {
    text: 'Catch every error that your own activation code may throw.',
    code: {
      language: 'js',
      text: `window.iAdvizeInterface.push((iAdvize) =>
  startChat(iAdvize).catch((error) => console.warn('The chat is not available:', error.message)),
)`,
    },
  },
  worst: 'warn',
  weight: 2,
  place: 4,
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] => {
      const [uncaught] = uncaughtIn(scene, seen.visit)
      if (uncaught === undefined) return []
      const { message, where } = uncaught
      const evidence = [
        value(`Uncaught error in ${where}`, message, 'none'),
        timeline(scene, `What happened when the platform failed (${why})`, ofType(scene.journal, 'function-threw')),
      ]
      const sentence = `The page had an uncaught error ("${message}") when the activation failed`
      return [{ word: UNCAUGHT, sentence, at: why, evidence }]
    })
    const good = 'No failure of the activation led to an uncaught error or an unhandled rejection.'
    // Other rules judge what the error does to the page.
    return problems.length > 0 ? verdictOn(problems, good, [UNCAUGHT]) : (untoldOf(seen) ?? verdictOn([], good))
  },
}
