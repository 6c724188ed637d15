/** A site that falls back to an anonymous chat calls activate again to do so. That is one mistake, and not a retry as well. */

import { againIn, failingsOf } from '../rules/questions/failed.ts'
import { isAnonymousOption, ofType } from '../rules/questions/look.ts'
import type { Scene, Seen } from '../seen.ts'

/** Whether the provider answered every call after a failure with the anonymous option. */
export const isOnlyFallback = ({ failure, reasons = {} }: Partial<Pick<Seen, 'failure' | 'reasons'>>): boolean => {
  if (failure === undefined) return false
  const again = failingsOf({ failure, reasons }).flatMap(({ scene }) =>
    againIn(scene).map((one) => isFallback(one, scene)),
  )
  return again.length > 0 && again.every(Boolean)
}

const isFallback = ({ how, entry }: ReturnType<typeof againIn>[number], { journal }: Scene): boolean =>
  how === 'activates-again' &&
  entry.type === 'activation-requested' &&
  ofType(journal, 'provider-answered').some(
    ({ page, activation, optionType }) =>
      page === entry.page && activation === entry.activation && isAnonymousOption(optionType),
  )
