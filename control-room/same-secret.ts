import { createHash, timingSafeEqual } from 'node:crypto'

/** In constant time, whatever the lengths. */
export const isSameSecret = (given: string, wanted: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
