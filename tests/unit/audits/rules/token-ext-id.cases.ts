import type { JournalEvent } from '../../../../journal/entries.ts'
import type { Case } from './case.ts'
import { signedIn } from './token-cases.ts'

type Event = JournalEvent & { readonly page?: string }

const sent = (page: string) =>
  ({ page, type: 'attempt-sent', activation: 1, attempt: 1, optionType: 'SECURED_AUTHENTICATION', token: 'a' }) as const

const customData = (page: string, fields: readonly string[]): Event => ({
  page,
  type: 'property-set',
  name: 'customData',
  value: JSON.stringify(fields),
})

export const cases: readonly Case[] = [
  { says: 'a page without custom data', seen: signedIn([sent('shop')]), verdict: 'pass' },
  {
    says: 'custom data without extID',
    seen: signedIn([customData('shop', ['product_id']), sent('shop')]),
    verdict: 'pass',
  },
  {
    says: 'extID on a page with a token',
    seen: signedIn([customData('shop', ['product_id', 'extID']), sent('shop')]),
    verdict: 'fail',
    problems: ['ext-id'],
  },
  {
    says: 'extID on a page without a token',
    seen: signedIn([customData('form', ['extID']), sent('shop')]),
    verdict: 'pass',
  },
  {
    says: 'extID in another property',
    seen: signedIn([{ page: 'shop', type: 'property-set', name: 'visitor', value: '["extID"]' }, sent('shop')]),
    verdict: 'pass',
  },
  {
    says: 'extID of an anonymous visitor',
    seen: signedIn([customData('shop', ['extID']), { ...sent('shop'), optionType: 'ANONYMOUS' }]),
    verdict: 'could-not-tell',
  },
  { says: 'a visit without a token', seen: signedIn([]), verdict: 'could-not-tell' },
]
