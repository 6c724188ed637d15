/** A rehearsal as the lines of a test: what was done, and after it what the chat did. */

import { activationsIn } from '../../journal/activations.ts'
import { createClaims, customerOf, type ClaimDeps } from '../recorded/claims.ts'
import { said, type Said, type Who } from '../recorded/sentence.ts'
import { actsOf } from './acts.ts'
import { createMixUps } from './asked-tokens.ts'
import type { Line } from './lines.ts'
import type { Act, DirectedRehearsal } from './rehearsal.ts'

export const playedLines = (rehearsal: DirectedRehearsal): readonly Line[] => {
  const { entries, site } = rehearsal
  const deps = { entries, visitors: site.visitors, isMixedUp: createMixUps(entries) }
  const claimsOf = createClaims(deps)
  return actsOf(rehearsal).flatMap((act) => [...act.lines, ...claimsOf(act.entries), ...claimsWithoutToken(act, deps)])
}

/** The shop had no token to begin with: either nobody has called the tag by then, or it has not secured this visitor's chat. */
const claimsWithoutToken = ({ lines, entries: happened }: Act, deps: ClaimDeps): readonly Said[] => {
  if (!happened.some((entry) => entry.type === 'token-asked' && entry.token === null)) return []
  const last = Math.max(...happened.map(({ index }) => index))
  const begun = deps.entries.filter(({ index }) => index <= last)
  if (!begun.some(({ type }) => type === 'activation-requested')) return [said('site-does-not-activate')]
  const who = customerIn(lines)
  const wasSecured = activationsIn(begun).some((activation) => customerOf(activation, deps) === who)
  return who === null || wasSecured ? [] : [said('chat-is-not-secured-for', { who })]
}

const customerIn = (lines: readonly Line[]): Who | null => {
  const values = lines.flatMap((line) => ('id' in line ? line.values : []))
  const people = values.flatMap((value) => (typeof value === 'object' && 'who' in value ? value.who : []))
  return people.find((who) => who !== 'stranger') ?? null
}
