import type { EntryType } from '../protocol/journal.ts'

/** Every type of entry, so that a wrong one can be told from one that did not come. */
const TYPES: Readonly<Record<EntryType, true>> = {
  'tag-loaded': true,
  'activation-requested': true,
  'provider-called': true,
  'provider-answered': true,
  'attempt-sent': true,
  'retry-scheduled': true,
  'activation-settled': true,
  'identity-stored': true,
  'identity-cleared': true,
  'logout-called': true,
  'tag-ended': true,
  'function-threw': true,
  'property-set': true,
  navigated: true,
  'transaction-recorded': true,
  'refresh-scheduled': true,
  'refresh-started': true,
  'refresh-settled': true,
  'attempt-answered': true,
  'conversation-started': true,
  'message-sent': true,
  'conversation-moved': true,
  'conversation-ended': true,
  'satisfaction-asked': true,
  'satisfaction-answered': true,
  'request-refused': true,
  'token-asked': true,
}

export const ENTRY_TYPES = Object.keys(TYPES) as readonly EntryType[]
