/** `POST /conversation`: a visitor's client writes, and polls for news. */

import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { MESSAGE_MAX_LENGTH, type Conversation, type ConversationRequest } from '../protocol/conversation.ts'
import type { Platform } from './authenticate.ts'
import type { VisitorKey } from './conversation-store.ts'
import { problem, type PlatformRequest } from './http.ts'
import { readSessionToken } from './read-session-token.ts'
import type { VisitorKind } from './visitor-sessions.ts'

const customData = z.record(z.string(), z.unknown()).optional()

const REQUEST = z.union([
  z.strictObject({ write: z.string().trim().min(1).max(MESSAGE_MAX_LENGTH), customData }),
  z.strictObject({ end: z.literal(true), customData }),
  z.strictObject({ after: z.int().min(0), customData }),
]) satisfies z.ZodType<ConversationRequest>

const WANTED = `Send one of { write } with 1 to ${MESSAGE_MAX_LENGTH} characters, { end: true } or { after } with a version; { customData } may be added to each.`

type Deps = Pick<Platform, 'sessions' | 'conversations' | 'clock' | 'keys'>

/** `body` is the received JSON, unchecked. */
export const createConversationRoute = ({ sessions, conversations, clock, keys }: Deps) => {
  const publicKey = createPublicKey(keys.session)

  const answer = async (
    visitor: VisitorKey & { readonly kind: VisitorKind },
    request: z.infer<typeof REQUEST>,
    signal: AbortSignal,
  ): Promise<Conversation | null> => {
    if ('write' in request) {
      const hasExtId = Boolean(request.customData?.['extID'])
      return conversations.write(visitor, { text: request.write, hasExtId, kind: visitor.kind })
    }
    if ('end' in request) conversations.end(visitor)
    else await conversations.news(visitor, request.after, signal)
    return conversations.current(visitor)
  }
  return async ({ headers, signal }: PlatformRequest, body: unknown): Promise<Response> => {
    const claims = readSessionToken(headers.get('authorization'), publicKey, clock.now())
    if (typeof claims === 'string') return unauthorized(claims)
    const kind = sessions.kindOf(claims)
    if (kind === null) return unauthorized('The session token belongs to no visitor of this stage; authenticate again.')
    const { success, data } = REQUEST.safeParse(body)
    if (!success) return problem(400, WANTED)
    return Response.json(await answer({ ...claims, kind }, data, signal))
  }
}

const unauthorized = (sentence: string): Response => problem(401, sentence, { 'www-authenticate': 'Bearer' })
