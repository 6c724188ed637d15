import { comparedIn, failingsOf, harmIn, untoldOf } from './questions/failed.ts'
import { ofType } from './questions/look.ts'
import { addressOf } from './questions/same-page.ts'
import { deadEndProblem, deadEndsIn, harmProblem } from './questions/standing.ts'
import { troublePicture } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene, Seen } from '../seen.ts'
import { FAILURE, REASON, VISIT } from '../scenes/steps.ts'

/** For each step with a failed activation, the same step without a failure, which shows what the visitor can normally do. */
const SAME_STEP: Readonly<Record<string, string>> = {
  [FAILURE.signsIn]: VISIT.signsIn,
  [FAILURE.opensNext]: VISIT.looksAround,
  [FAILURE.signsOut]: VISIT.signsOut,
}

export const audit: Audit = {
  title: 'The page stays usable when the activation fails',
  rule: 'Whenever the activation fails, the page keeps its content, and its links and forms still work.',
  why: 'A failed chat costs you a conversation. A blank or blocked page costs you the customer.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. What a visitor came for may not depend on the chat.",
  },
  fix: {
    text: 'Start the chat independently of the page: nothing that the visitor needs may await it.',
    code: {
      language: 'js',
      text: `renderPage()
startChat({ tokenUrl: '/api/iadvize-token' })   // not awaited`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 5,
  needs: { visit: [], failure: [], reasons: [] },
  judge: (seen) => {
    const problems = [...harmed(seen), ...stuck(seen)]
    const good =
      'Whenever the activation failed, the page kept its content and its controls, and the visitor could sign out.'
    if (problems.length > 0) return verdictOn(problems, good)
    const untold = untoldOf(seen, FAILURE.signsOut)
    if (untold !== null) return untold
    return comparedIn(seen.failure, seen.visit).length > 0
      ? verdictOn([], good)
      : couldNotTell(
          'a page with the same address in each visit',
          `No page was seen both with a failed activation and without one: with a failure ${placesOf(seen.failure)}, without one ${placesOf(seen.visit)}.`,
        )
  },
}

const WHEN = 'When the activation failed'

const harmed = (seen: Seen): readonly Problem[] =>
  failingsOf(seen).flatMap(({ why, scene }) => {
    const known = comparedIn(scene, seen.visit).map(({ look }) => look)
    return [
      ...harmIn(scene, seen.visit).map((harm) => harmProblem(harm, WHEN, { scene, why })),
      ...deadEndsIn(scene, seen.visit, ...STAYING)
        .filter((look) => !known.includes(look))
        .map((look) => deadEndProblem(look, WHEN, { scene, why })),
    ]
  })

/** Steps in which the visitor is on pages that can be used when nothing fails. */
const STAYING = [FAILURE.signsIn, FAILURE.waits, FAILURE.opensNext, REASON.opens] as const

/** The pages that were looked at; their queries and fragments are not compared. */
const placesOf = ({ looks }: Scene): string =>
  [...new Set(looks.map(({ url }) => addressOf(url)))].join(' and ') || 'none'

/** What the visitor could do when nothing failed, and cannot do now. */
const stuck = ({ failure, visit }: Seen): readonly Problem[] => {
  const { trouble } = failure
  if (
    trouble === null ||
    trouble.isUnanswered === true ||
    !visit.steps.some(({ name }) => name === SAME_STEP[trouble.step])
  )
    return []
  // A problem before the first failure cannot be the effect of a failure.
  if (ofType(failure.journal, 'activation-settled').every(({ code }) => code === null)) return []
  const sentence = `After a failed activation, the visitor could not continue. ${trouble.sentence}`
  return [{ word: 'stuck', sentence, evidence: troublePicture(trouble) }]
}
