/** What a site says about its visitor in fields of its own: `idzCustomData`, or the property `customData`. */

import { warn } from './complain.ts'

export type CustomData = Readonly<Record<string, string | number | boolean>>

/** The valid fields. Null values are skipped, as the legacy tag does. Undefined if the value is not a plain object. */
export const readCustomData = (given: unknown): CustomData | undefined => {
  // Rejects arrays, dates, maps and so on.
  if ({}.toString.call(given) !== '[object Object]') return undefined
  const fields = Object.entries(given as CustomData).filter(([name, value]) => {
    const isLegal = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isLegal && value !== null) warn(`customData: ${name} is not a string, number or boolean`)
    // `extID` is the older identifier of a visitor.
    if (name === 'extID' && `${value}`.length > 50) warn('customData: extID is longer than 50 characters')
    return isLegal
  })
  return Object.fromEntries(fields)
}
