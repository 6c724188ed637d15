import { tokenExtId } from '../../../../audits/rules/token-ext-id.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import type { RuleCases } from './case.ts'
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

export const tokenExtIdCases: RuleCases = {
  rule: tokenExtId,
  cases: [
    { says: 'a page without custom data is well', seen: signedIn([sent('shop')]), verdict: 'pass' },
    {
      says: 'other custom data is well',
      seen: signedIn([customData('shop', ['product_id']), sent('shop')]),
      verdict: 'pass',
    },
    {
      says: 'extID beside the token is not',
      seen: signedIn([customData('shop', ['product_id', 'extID']), sent('shop')]),
      verdict: 'fail',
      problems: ['ext-id'],
    },
    {
      says: 'extID on the page of a stranger is another matter',
      seen: signedIn([customData('form', ['extID']), sent('shop')]),
      verdict: 'pass',
    },
    {
      says: 'another property is no custom data',
      seen: signedIn([{ page: 'shop', type: 'property-set', name: 'visitor', value: '["extID"]' }, sent('shop')]),
      verdict: 'pass',
    },
    {
      says: 'extID of an anonymous visitor tells nothing',
      seen: signedIn([customData('shop', ['extID']), { ...sent('shop'), optionType: 'ANONYMOUS' }]),
      verdict: 'could-not-tell',
    },
    { says: 'a visit without a token tells nothing', seen: signedIn([]), verdict: 'could-not-tell' },
  ],
}
