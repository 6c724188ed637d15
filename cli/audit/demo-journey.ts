/** How a customer uses the demo shop and its relatives, for an audit. */

import { demoShop } from '../../playwright-kit/demo-shop.ts'
import type { Journey, Visitor } from '../../playwright-kit/journey.ts'

/** What a visitor types; an audit looks for it where nothing of the visitor may be left. */
const typedBy = ({ userId: _known, ...typed }: Visitor): Visitor => typed

export const demoJourney: Journey = {
  ...demoShop,
  visitors: [typedBy(demoShop.visitors[0]), typedBy(demoShop.visitors[1])],
}
