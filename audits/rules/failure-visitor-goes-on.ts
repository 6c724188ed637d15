import { comparedIn, failingsOf, harmIn, untoldOf, type Harm } from './questions/failed.ts'
import type { Evidence } from '../finding.ts'
import { ofType } from './questions/look.ts'
import { picture, troublePicture, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { FAILURE } from '../scenes/failure.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Seen } from '../seen.ts'

/** What the visitor can do when all is well, by the step that is the same while the activation fails. */
const SAME_STEP: Readonly<Record<string, string>> = {
  [FAILURE.signsIn]: VISIT.signsIn,
  [FAILURE.opensNext]: VISIT.looksAround,
  [FAILURE.signsOut]: VISIT.signsOut,
}

export const failureVisitorGoesOn: Rule = {
  audit: 'failure-visitor-goes-on',
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const harmed = failingsOf(seen).flatMap(({ why, scene }) =>
      harmIn(scene, seen.visit).map((harm) => problemOf(harm, why, picture(scene, harm.look.step, 'The page'))),
    )
    const problems = [...harmed, ...stuck(seen)]
    const good = 'With every failure the page kept its content and its controls, and the visitor could sign out.'
    if (problems.length > 0) return verdictOn(problems, good)
    const untold = untoldOf(seen, FAILURE.signsOut)
    if (untold !== null) return untold
    return comparedIn(seen.failure, seen.visit).length > 0
      ? verdictOn([], good)
      : couldNotTell(
          'a page with the same address in each visit',
          'No page was seen both with a failed activation and without one.',
        )
  },
}

const problemOf = ({ how, look, usual }: Harm, why: string, pictures: readonly Evidence[]): Problem =>
  how === 'blank'
    ? {
        word: 'blank-page',
        sentence: 'When the activation failed, a page lost its content',
        at: `${look.url} (${why})`,
        evidence: [value('Characters of text', String(look.textLength), `about ${usual.textLength}`), ...pictures],
      }
    : {
        word: 'blocked-page',
        sentence: 'When the activation failed, links and buttons of a page could not be reached any more',
        at: `${look.url} (${why})`,
        evidence: [
          value('Links, buttons and fields within reach', String(look.reachable), String(usual.reachable)),
          ...pictures,
        ],
      }

/** What the visitor could not do, and could when all was well. */
const stuck = ({ failure, visit }: Seen): readonly Problem[] => {
  const { trouble } = failure
  if (
    trouble === null ||
    trouble.isUnanswered === true ||
    !visit.steps.some(({ name }) => name === SAME_STEP[trouble.step])
  )
    return []
  // Before anything has failed it cannot be the fault of a failure.
  if (ofType(failure.journal, 'activation-settled').every(({ code }) => code === null)) return []
  const sentence = `With a failed activation the visitor could not go on. ${trouble.sentence}`
  return [{ word: 'stuck', sentence, evidence: troublePicture(trouble) }]
}
