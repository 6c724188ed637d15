/** Judges what a mobile application says of its customer without a proof: nothing but the length can be wrong. */

import type { RefusalCode } from '../protocol/refusals.ts'
import { USER_ID_MAX_LENGTH } from '../protocol/token.ts'

/** What is wrong with the id, or null. */
export const userIdFault = (userId: string): { readonly code: RefusalCode; readonly detail: string } | null => {
  if (userId === '') return { code: 'USER_ID_MISSING', detail: 'userId: empty' }
  const length = Array.from(userId).length
  if (length <= USER_ID_MAX_LENGTH) return null
  return { code: 'USER_ID_TOO_LONG', detail: `userId: ${length} characters, ${USER_ID_MAX_LENGTH} at most` }
}
