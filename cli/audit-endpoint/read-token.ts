/** Hands a token to a platform of the command's own, as the tag would, and looks up who the visitor is. */

import type { CallDeps } from '../../audits/endpoint/call-endpoint.ts'
import { ofType } from '../../audits/rules/questions/look.ts'
import { createJournal } from '../../journal/list.ts'
import { authenticate, type Platform } from '../../mock-platform/authenticate.ts'
import { createConversations } from '../../mock-platform/conversations.ts'
import { createPreparedQueue } from '../../mock-platform/prepared-answers.ts'
import { createUsedTokens } from '../../mock-platform/used-tokens.ts'
import { createVisitorSessions } from '../../mock-platform/visitor-sessions.ts'
import type { StageInspection } from '../../protocol/inspection.ts'
import { DEFAULT_FIDELITY } from '../../protocol/fidelity.ts'
import { fingerprint, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { createStageClock } from '../../stage/clock.ts'
import { createInspect } from '../../stage/inspect.ts'
import { loadPlatformKeys } from '../../test-keys/platform-keys.ts'
import type { Rules } from '../token/rules.ts'

type ReadToken = CallDeps['read']

export const tokenReader = ({ project, keys }: Omit<Rules, 'nowMs'>): ReadToken => {
  const clock = createStageClock()
  const journal = createJournal(clock.now)
  const projects = new Map([[project.sid, project]])
  const ownKeys = { ...loadPlatformKeys(), ...keys }
  const platform: Platform = {
    projects,
    journal,
    clock,
    keys: ownKeys,
    answers: createPreparedQueue(),
    sessions: createVisitorSessions(ownKeys.session),
    usedTokens: createUsedTokens(),
    conversations: createConversations({ clock, journal, replies: [] }),
    tagSettings: () => ({ fidelity: DEFAULT_FIDELITY, projects: {} }),
  }
  const inspect = createInspect({ projects, keys, clock, lagOf: () => 0 })
  return async (token) => {
    await authenticate(platform, { sid: project.sid, jwe: token, vuid: null }, new AbortController().signal)
    // Tokens of calls that were made at once are judged at once, so the entry is looked for by its token.
    const entry = ofType(journal.after(0), 'attempt-answered').findLast((one) => one.token === fingerprint(token))
    if (entry === undefined) throw new TypeError('The platform wrote nothing about a token that it was given.')
    return { entry, known: knownIn(await inspect(token)) }
  }
}

/** By these the visitor may be named in a request. */
const NAMING: readonly string[] = ['email', 'phoneNumber']

const knownIn = ({ layers }: StageInspection): readonly string[] =>
  layers.flatMap((layer) => {
    const data: unknown = layer.kind === 'claims' ? layer.claims[VISITOR_DATA_CLAIM] : null
    if (typeof data !== 'object' || data === null) return []
    return Object.entries(data).flatMap(([name, value]) =>
      NAMING.includes(name) && typeof value === 'string' && value !== '' ? [value] : [],
    )
  })
