/**
 * The vendor documents pages that activate every visitor anonymously first. If a page begins like this when nothing
 * fails, an anonymous beginning is not the effect of a failure.
 */

import type { Scene } from '../../seen.ts'
import { entriesIn, isAnonymousOption, ofType, type EntryOf } from './look.ts'
import { VISIT } from '../../scenes/steps.ts'

type Answer = EntryOf<'provider-answered'>

/** Whether pages of a customer, or of a visitor who is not signed in, begin like this in the visit as well. */
export const isAnonymousAsUsual = (
  answer: Answer,
  scene: Scene,
  { visit, who }: { readonly visit: Scene; readonly who: 'customer' | 'stranger' },
): boolean => {
  const usual = ofType(entriesIn(visit, ...STEPS[who]), 'provider-answered')
  return isBeginning(answer, scene) && usual.some((one) => isAnonymous(one) && isBeginning(one, visit))
}

const STEPS = { customer: [VISIT.looksAround], stranger: [VISIT.opens, VISIT.signsIn] } as const

const isAnonymous = ({ optionType }: Answer): boolean => isAnonymousOption(optionType)

/**
 * Whether the answer belongs to the first call of its page, and all earlier answers were anonymous. A visitor may sign
 * in between two retries.
 */
const isBeginning = (answer: Answer, { journal }: Scene): boolean => {
  const before = ofType(journal.slice(0, journal.indexOf(answer) + 1), 'provider-answered').filter(
    ({ page }) => page === answer.page,
  )
  return (
    before[0]?.activation === answer.activation &&
    before
      .filter(({ activation }) => activation === answer.activation)
      .every((one) => one === answer || isAnonymous(one))
  )
}
