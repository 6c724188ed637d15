import { anonymousIn, failingsOf, untoldOf } from './questions/failed.ts'
import { picture, timeline } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { FAILURE, REASON } from '../scenes/failure.ts'

/** Not of the sign-out: whoever is a stranger again may chat as one. */
const WHEN = [
  { step: FAILURE.signsIn, word: 'at-once', when: 'within a minute' },
  { step: FAILURE.waits, word: 'within-a-day', when: 'within a day' },
  { step: FAILURE.opensNext, word: 'on-the-next-page', when: 'on the next page' },
  { step: REASON.opens, word: 'for-a-reason', when: 'on the same page' },
] as const

export const failureNoAnonymous: Rule = {
  audit: 'failure-no-anonymous',
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }) =>
      WHEN.flatMap(({ step, word, when }): readonly Problem[] => {
        const [fault] = anonymousIn(scene, step)
        if (fault === undefined) return []
        const evidence = [
          timeline(scene, `What happened when the platform failed (${why})`, [fault]),
          ...picture(scene, step, 'The page afterwards'),
        ]
        const sentence = 'A secured activation failed, and the site chose an anonymous one'
        return [{ word, sentence, at: `${when} (${why})`, evidence }]
      }),
    )
    const good = 'No anonymous activation followed a failed one: not at once, not within a day, not on the next page.'
    if (problems.length > 0) return verdictOn(problems, good)
    return untoldOf(seen, FAILURE.waits, FAILURE.opensNext) ?? verdictOn([], good)
  },
}
