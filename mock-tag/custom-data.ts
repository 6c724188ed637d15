/** What a site says about its visitor in fields of its own choice: `idzCustomData`, or the property `customData`. */

import { warn } from './complain.ts'

export type CustomData = Readonly<Record<string, string | number | boolean>>

/** The fields that can be kept; null is skipped as by the legacy tag. Undefined when it is no record of fields. */
export const readCustomData = (given: unknown): CustomData | undefined => {
  // Neither an array nor a date, a map, …
  if ({}.toString.call(given) !== '[object Object]') return undefined
  const fields = Object.entries(given as CustomData).filter(([name, value]) => {
    const isLegal = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isLegal && value !== null) warn(`customData: ${name} is no string, number or boolean`)
    // The older identifier of a visitor.
    if (name === 'extID' && `${value}`.length > 50) warn('customData: extID is longer than 50')
    return isLegal
  })
  return Object.fromEntries(fields)
}
