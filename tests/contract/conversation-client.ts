/** A scripted client at `/conversation`, as the tag is one. */

import type { RemoteStage } from '../over-http/remote-test.ts'
import type { Conversation, ConversationRequest } from '../../protocol/conversation.ts'
import { send, type Answer } from './http.ts'

/** `body` as JSON, unless it is a string. */
export const postConversation = (
  { graphqlUrl }: RemoteStage,
  accessToken: string | null,
  body: ConversationRequest | string | object,
): Promise<Answer> =>
  send(new URL('conversation', graphqlUrl).href, {
    method: 'POST',
    headers: accessToken === null ? {} : { authorization: `Bearer ${accessToken}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Fails with the whole answer when it is refused. */
export const converse = async (
  stage: RemoteStage,
  accessToken: string,
  request: ConversationRequest,
): Promise<Conversation> => {
  const answer = await postConversation(stage, accessToken, request)
  const conversation = answer.json() as Conversation | null
  if (answer.status !== 200 || conversation === null)
    throw new Error(`No conversation: ${answer.status} ${answer.text}`)
  return conversation
}

export const saidIn = ({ messages }: Pick<Conversation, 'messages'>): readonly string[] =>
  messages.map(({ by, text }) => `${by}: ${text}`)
