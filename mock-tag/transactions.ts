/**
 * Transactions: `recordTransaction`, and the older `window.idzTrans`. A transaction that the stage has not confirmed yet is kept
 * in two cookies, and the next page reports it again.
 */

import type { Transaction } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'
import type { JournalWriter } from './journal-writer.ts'
import { TRANSACTION_COOKIES, type VisitorStorage } from './storage/visitor-storage.ts'

/** The vendor says: "7 days or less". */
const WEEK_DAYS = 7

/** The longest id, in characters, and the longest list of products. */
const MAX_LENGTH = 100

/** Also repeats a report that an earlier page could not send. */
export const createRecorder = (
  { cookies, isAllowed }: Pick<VisitorStorage, 'cookies' | 'isAllowed'>,
  journal: Pick<JournalWriter, 'write'>,
): ((transaction: unknown) => void) => {
  const [bundle, count] = TRANSACTION_COOKIES
  let last: unknown

  const record = (given: unknown, retryCount: number): void => {
    const transaction = readTransaction(given)
    if (!transaction) return warn('a transaction needs an id, and an amount above 0')
    last = transaction
    if (isAllowed()) {
      cookies.write(bundle, transaction, WEEK_DAYS)
      cookies.write(count, retryCount, WEEK_DAYS)
    }
    journal.write({ type: 'transaction-recorded', ...transaction, retryCount }, () => {
      if (last === transaction) TRANSACTION_COOKIES.forEach(cookies.remove)
    })
  }
  const kept = cookies.read(bundle)
  if (kept) record(kept, Number(cookies.read(count)) + 1)
  return (given) => record(given, 0)
}

/** The vendor's own template rejects an amount that is not above 0. */
const readTransaction = (given: unknown): Required<Transaction> | null => {
  const { id, amount = 0, products = [] } = (given ?? {}) as Partial<Transaction>
  const isLegal = typeof id === 'string' && id && Number.isFinite(amount) && amount > 0 && Array.isArray(products)
  if (!isLegal) return null
  const ids = (products as Required<Transaction>['products']).slice(0, MAX_LENGTH)
  return {
    id: id.slice(0, MAX_LENGTH),
    amount,
    products: ids.map((product: Partial<Transaction> | null) => ({ id: String(product?.id).slice(0, MAX_LENGTH) })),
  }
}
