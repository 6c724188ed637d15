import { ACTIVATE_ONCE } from '../catalogue/code-samples.ts'
import { anonymousIn, failingsOf, untoldOf } from './questions/failed.ts'
import { picture, timeline } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { FAILURE, REASON } from '../scenes/steps.ts'

/** The sign-out is left out, because a visitor who has signed out may chat anonymously. */
const WHEN = [
  { step: FAILURE.signsIn, word: 'at-once', when: 'within a minute' },
  { step: FAILURE.waits, word: 'within-a-day', when: 'within a day' },
  { step: FAILURE.opensNext, word: 'on-the-next-page', when: 'on the next page' },
  { step: REASON.opens, word: 'for-a-reason', when: 'on the same page' },
] as const

export const audit: Audit = {
  title: 'After a failed activation the visitor does not chat anonymously',
  rule: 'When a secured activation fails, no anonymous one follows: not at once, not on a later page, not within a day.',
  why: 'The customer thinks they are recognized and shares confidential details in an anonymous chat.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: 'If activate itself fails, do not fall back to an anonymous activation.',
  },
  fix: {
    text: 'Read the status and stop there. Remove the branch that activates anonymously, and timers that lead to it.',
    code: { language: 'js', text: ACTIVATE_ONCE },
  },
  worst: 'fail',
  weight: 3,
  place: 1,
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }) =>
      WHEN.flatMap(({ step, word, when }): readonly Problem[] => {
        const [fault] = anonymousIn(scene, seen.visit, step)
        if (fault === undefined) return []
        const evidence = [
          timeline(scene, `What happened when the platform failed (${why})`, [fault]),
          ...picture(scene, step, 'The page afterwards'),
        ]
        const sentence = 'After a secured activation failed, the site activated anonymously'
        return [{ word, sentence, at: `${when} (${why})`, evidence }]
      }),
    )
    const good = 'No anonymous activation followed a failed one: not at once, not within a day, not on the next page.'
    if (problems.length > 0) return verdictOn(problems, good)
    return untoldOf(seen, FAILURE.waits, FAILURE.opensNext) ?? verdictOn([], good)
  },
}
