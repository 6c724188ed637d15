import type { JournalEntry } from '../../journal/entries.ts'
import { activationsIn, isOver, type Attempt } from '../../journal/activations.ts'

/**
 * Whether the tag of the page that reported last does nothing until time passes: before a retry, or while an attempt is
 * unanswered. A tag that waits for the site's token does not count: that is the site's own work, which moving time does not speed
 * up.
 */
export const waitsForTime = (entries: readonly JournalEntry[]): boolean => {
  const last = entries.findLast(({ page }) => page !== undefined)?.page
  return activationsIn(entries).some((activation) => {
    const attempt = activation.attempts.at(-1)
    return activation.page === last && !isOver(activation) && attempt !== undefined && isOnHold(attempt)
  })
}

const isOnHold = ({ sent, answered, retry }: Attempt): boolean =>
  retry !== null || (sent !== null && (answered === null || answered.answer === 'never-answer'))
