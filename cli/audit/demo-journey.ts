/** How a customer uses the demo shop and its relatives, for an audit. */

import { demoShop } from '../../playwright-kit/demo-shop.ts'
import type { Journey, Visitor } from '../../playwright-kit/journey.ts'

/** On the site whose visitors have to allow the chat first, they do so once they are signed in; the browser remembers it. */
const allowChat: Journey['signIn'] = async (page, visitor) => {
  await demoShop.signIn(page, visitor)
  const isAllowed = await page.evaluate(() => localStorage.getItem('chat-consent') === 'yes')
  if (!isAllowed) await page.getByRole('button', { name: 'Allow the chat' }).click()
}

/** What a visitor types; an audit looks for it where nothing of the visitor may be left. */
const typedBy = ({ userId: _known, ...typed }: Visitor): Visitor => typed

export const demoJourney = (site: string): Journey => ({
  ...demoShop,
  visitors: [typedBy(demoShop.visitors[0]), typedBy(demoShop.visitors[1])],
  signIn: site === 'late-consent' ? allowChat : demoShop.signIn,
})
