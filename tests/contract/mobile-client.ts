/** A scripted mobile application of the brand: the recorded mutations, with the headers of the vendor's SDK. */

import type { RemoteStage } from '../over-http/remote-test.ts'
import { decodeJwt } from 'jose'
import type { Conversation } from '../../protocol/conversation.ts'
import { converse, saidIn } from './conversation-client.ts'
import { postGraphql, RECORDED, SID } from './platform-client.ts'
import type { Answer } from './http.ts'

const SDK_HEADERS = {
  accept: 'application/json, application/vnd.iadvize.visitor-authenticate-preview+json',
  'x-iadvize-mobile-sdk-version': '3.1.1',
} as const

export type MobileAttempt =
  | { readonly option: 'anonymous' }
  | { readonly option: 'simple'; readonly userId: string }
  | { readonly option: 'secured'; readonly jwe: string }

export type MobileClient = {
  readonly send: (attempt: MobileAttempt) => Promise<Answer>
  /** The visitor that the session token names; it is kept, and goes along with the next attempt, as the SDK does. */
  readonly signIn: (attempt: MobileAttempt) => Promise<string>
  readonly write: (text: string) => Promise<Conversation>
  /** Everything that was said in the conversations of the visitor that the attempt names, oldest first. */
  readonly history: (attempt: MobileAttempt) => Promise<readonly string[]>
}

export const mobileClient = (stage: RemoteStage): MobileClient => {
  let currentVuid: string | null = null
  let accessToken = ''
  const send = ({ option, ...credentials }: MobileAttempt, query: string = RECORDED[option]): Promise<Answer> =>
    postGraphql(stage, { query, variables: { projectId: Number(SID), vuid: currentVuid, ...credentials } }, SDK_HEADERS)
  return {
    send,
    signIn: async (attempt) => {
      const answer = await send(attempt)
      const { data } = answer.json() as { readonly data?: Readonly<Record<string, Payload | null>> }
      const [payload] = Object.values(data ?? {})
      if (!payload) throw new Error(`The attempt was refused: ${answer.text}`)
      const vuid = decodeJwt(payload.visitorSessionToken.accessToken)['https://iadvize.com/vuid']
      if (typeof vuid !== 'string') throw new Error('The session token names no visitor.')
      currentVuid = vuid
      ;({ accessToken } = payload.visitorSessionToken)
      return vuid
    },
    write: (text) => converse(stage, accessToken, { write: text }),
    history: async (attempt) => {
      const query = RECORDED[attempt.option].replace('{ accessToken }', '{ accessToken } visitor { conversations }')
      const { data } = (await send(attempt, query)).json() as HistoryAnswer
      return Object.values(data).flatMap(({ visitor }) => visitor.conversations.flatMap(saidIn))
    },
  }
}

type HistoryAnswer = {
  readonly data: Readonly<Record<string, { readonly visitor: { readonly conversations: readonly Conversation[] } }>>
}

type Payload = { readonly visitorSessionToken: { readonly accessToken: string } }
