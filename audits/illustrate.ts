/** Shows the page at the moment that a finding is about, if a picture was taken then. */

import { momentOf, picture, type Moment } from './proof.ts'
import type { Judgement } from './rule.ts'

/** Adds the picture of the step with the first fault to a broken rule that has no picture of its own. */
export const illustrate = (judgement: Judgement): Judgement => {
  const isBroken = judgement.verdict === 'fail' || judgement.verdict === 'warn'
  if (!isBroken || judgement.evidence.some(({ kind }) => kind === 'screenshot')) return judgement
  const taken = judgement.evidence.flatMap((evidence) => {
    const moment = momentOf(evidence)
    return moment === undefined ? [] : pictureOf(moment)
  })
  return { ...judgement, evidence: [...judgement.evidence, ...taken.slice(0, 1)] }
}

const pictureOf = ({ scene, faults: [first] }: Moment) => {
  const step = scene.steps.find(
    ({ fromIndex, toIndex }) => first !== undefined && first.index > fromIndex && first.index <= toIndex,
  )
  // Pictures are found by the name of their step, so the name must be unique.
  const isOnlyOne = step !== undefined && scene.steps.filter(({ name }) => name === step.name).length === 1
  return isOnlyOne ? picture(scene, step.name, `The page at the end of the step "${step.name}"`) : []
}
