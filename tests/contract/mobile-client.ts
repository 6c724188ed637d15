/** A scripted mobile application of the brand: the recorded mutations, with the headers of the vendor's SDK. */

import type { RemoteStage } from '../../playwright-kit/index.ts'
import { decodeJwt } from 'jose'
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
}

export const mobileClient = (stage: RemoteStage): MobileClient => {
  let currentVuid: string | null = null
  const send = ({ option, ...credentials }: MobileAttempt): Promise<Answer> =>
    postGraphql(
      stage,
      { query: RECORDED[option], variables: { projectId: Number(SID), vuid: currentVuid, ...credentials } },
      SDK_HEADERS,
    )
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
      return vuid
    },
  }
}

type Payload = { readonly visitorSessionToken: { readonly accessToken: string } }
