/** The site of a rehearsal: the demo shop, or one of which only the journal tells. */

import type { EntryOf, JournalEntry } from '../../journal/entries.ts'
import { demoShop } from '../../playwright-kit/demo-shop.ts'
import type { Visitor } from '../../playwright-kit/journey.ts'
import type { Site } from './rehearsal.ts'

/** `shopUrl` is where the demo shop of the stage is, if there is one. */
export const siteOf = (entries: readonly JournalEntry[], shopUrl: string | undefined): Site => {
  const first = entries.find((entry): entry is EntryOf<'tag-loaded'> => entry.type === 'tag-loaded')
  const isDemoShop = shopUrl !== undefined && (first === undefined || first.url.startsWith(shopUrl))
  if (isDemoShop) {
    return { url: shopUrl, isDemoShop, visitors: demoShop.visitors, signInAddress: new URL('./sign-in', shopUrl).href }
  }
  const url = first === undefined ? 'http://localhost' : new URL(first.url).origin
  return { url, isDemoShop, visitors: visitorsNamedIn(entries), signInAddress: null }
}

/** In the order in which their tokens came. */
const visitorsNamedIn = (entries: readonly JournalEntry[]): readonly Visitor[] => {
  const userIds = entries.flatMap((entry) => (entry.type === 'attempt-answered' ? (entry.userId ?? []) : []))
  const known = [...new Set(userIds)].slice(0, NAMES.length)
  return NAMES.slice(0, Math.max(1, known.length)).map((name, index) => {
    const userId = known[index]
    return userId === undefined ? { name } : { name, userId }
  })
}

const NAMES = ['the customer', 'another customer'] as const
