/** Recognizes findings whose faults are all failures with the same reason for the platform's refusal. */

import type { JournalEntry } from '../../journal/entries.ts'
import type { TokenCause } from '../../protocol/token-causes.ts'
import type { Finding } from '../finding.ts'
import { momentOf } from '../proof.ts'
import { ofType, type EntryOf } from '../rules/questions/look.ts'
import type { Scene } from '../seen.ts'

/** `used-before`: the site had already used the token for another activation or refresh. A token may be used for one only. */
export type Refusal = TokenCause | 'used-before'

/** Why the platform refused the tokens behind all faults of the finding; null if any fault has another reason. */
export const refusedFor = ({ evidence }: Finding): Refusal | null => {
  const causes = evidence.flatMap((one) => {
    const { scene, faults = [] } = momentOf(one) ?? {}
    return scene === undefined ? [] : faults.map((fault) => causeOf(fault, scene))
  })
  const [first = null] = causes
  return causes.every((cause) => cause === first) ? first : null
}

type Settled = EntryOf<'activation-settled'> | EntryOf<'refresh-settled'>

const causeOf = (fault: JournalEntry, scene: Scene): Refusal | null => {
  const settled = settledBy(fault, scene)
  if (settled === undefined || settled.code === null) return null
  const isOwn = ({ page, activation }: SentEntry): boolean => page === settled.page && activation === settled.activation
  const sent = ofType(scene.journal, 'attempt-sent').filter(
    ({ index, token }) => index < settled.index && token !== null,
  )
  const own = sent.filter(isOwn)
  const refused = ofType(scene.journal, 'attempt-answered').findLast(
    // A prepared answer says nothing about the token.
    ({ index, answer, code, token }) =>
      index < settled.index && answer === 'judge' && code !== null && own.some((attempt) => attempt.token === token),
  )
  if (refused === undefined) return null
  const isUsedBefore = sent.some((attempt) => !isOwn(attempt) && attempt.token === refused.token)
  return isUsedBefore ? 'used-before' : refused.cause
}

type SentEntry = EntryOf<'attempt-sent'> & { readonly page?: string }

/** The end of the activation or refresh that the fault belongs to. For a page load it is the page's first activation. */
const settledBy = (fault: JournalEntry, { journal }: Scene): (Settled & JournalEntry) | undefined => {
  if (fault.type === 'activation-settled' || fault.type === 'refresh-settled') return fault
  if (fault.type !== 'tag-loaded') return undefined
  return ofType(journal, 'activation-settled').find(({ page, index }) => page === fault.page && index > fault.index)
}
