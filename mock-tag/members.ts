/** The members of `window.iAdvize` beside `activate` and `logout`. */

import type { IAdvize, Transaction } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'
import type { JournalWriter } from './journal-writer.ts'
import type { Properties } from './properties.ts'

export type OtherMembers = Omit<IAdvize, 'activate' | 'logout'>

export const createOtherMembers = (properties: Properties, journal: JournalWriter): OtherMembers => {
  const { get, set, on, off, describe } = properties
  return {
    get,
    set,
    on,
    off,
    navigate: (screen) => journal.write({ type: 'navigated', screen: screen.slice(0, 500) }),
    recordTransaction: (transaction) => recordTransaction(transaction, journal),
    help: () =>
      // oxlint-disable-next-line no-console -- printing is what this member is for
      console.info('iAdvize (rehearsal)', {
        methods: ['activate', 'logout', 'get', 'set', 'on', 'off', 'navigate', 'recordTransaction', 'help'],
        ...describe(),
      }),
  }
}

/** The vendor's own template refuses an amount that is not above 0. */
const recordTransaction = (transaction: Partial<Transaction> | undefined, journal: JournalWriter): void => {
  const { id, amount } = transaction ?? {}
  if (typeof id === 'string' && id !== '' && typeof amount === 'number' && amount > 0) {
    journal.write({ type: 'transaction-recorded', id, amount })
  } else {
    warn("recordTransaction takes { id: 'unique-id', amount: 49.95 }, with an amount above 0")
  }
}
