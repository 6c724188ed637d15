/** Judges the customer's id that a mobile application claims without proof. Only its length can be wrong. */

import type { RefusalCode } from '../protocol/refusals.ts'
import { USER_ID_MAX_LENGTH } from '../protocol/token.ts'

/** What is wrong with the id, or null. */
export const userIdFault = (userId: string): { readonly code: RefusalCode; readonly detail: string } | null => {
  if (userId === '') return { code: 'USER_ID_MISSING', detail: 'userId: empty' }
  const length = Array.from(userId).length
  if (length <= USER_ID_MAX_LENGTH) return null
  return { code: 'USER_ID_TOO_LONG', detail: `userId: ${length} characters; at most ${USER_ID_MAX_LENGTH} are allowed` }
}
