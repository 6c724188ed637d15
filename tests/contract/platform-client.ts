/** The platform's GraphQL as an integrator calls it, and tokens for it. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { expect, type RemoteStage } from '../over-http/remote-test.ts'
import type { RefusalCode } from '../../protocol/refusals.ts'
import { TEST_KEYS, type KeyRole } from '../../test-keys/keys.ts'
import { issueToken, type TokenKeys, type Visitor } from '../../token-backend/issue-token.ts'
import { JSON_BODY, send, type Answer } from './http.ts'

/** The demo project, which every stage has that is made without projects. */
export const SID = '1234'

export const privateKey = (role: KeyRole): KeyObject => createPrivateKey({ key: TEST_KEYS[role], format: 'jwk' })

export const publicKey = (role: KeyRole): KeyObject => createPublicKey(privateKey(role))

export const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'spki' }).toString()

/** What a brand of the demo project signs and encrypts with. */
export const BRAND_KEYS: TokenKeys = {
  signing: privateKey('brandSigning'),
  encryption: publicKey('platformEncryption'),
}

export const tokenFor = (userId: string, visitor: Omit<Visitor, 'userId'> = {}, now?: Date): Promise<string> =>
  issueToken({ userId, ...visitor }, BRAND_KEYS, now)

/** The mutations that the vendor's mobile SDK sends, verbatim (facts 7.3). */
export const RECORDED = {
  secured:
    'mutation authenticateSecuredVisitor($projectId: LegacyId!, $jwe: String!, $vuid: String) { visitorAuthenticateFromCredentials(input: { projectId: $projectId credentials: $jwe currentVuid: $vuid } ) { visitorSessionToken { accessToken } } }',
  anonymous:
    'mutation authenticateAnonymousVisitor($projectId: LegacyId!, $vuid: String) { visitorAuthenticateAnonymously(input: { projectId: $projectId vuid: $vuid } ) { visitorSessionToken { accessToken } } }',
  simple:
    'mutation authenticateSimpleVisitor($projectId: LegacyId!, $userId: String!, $vuid: String) { visitorAuthenticateFromCustomerUserId(input: { projectId: $projectId userId: $userId currentVuid: $vuid } ) { visitorSessionToken { accessToken } } }',
} as const

export type GraphqlRequest = {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
  readonly extensions?: unknown
}

export const postGraphql = (
  { graphqlUrl }: RemoteStage,
  body: GraphqlRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  send(graphqlUrl, { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: JSON.stringify(body) })

export type Session = { readonly vuid: string; readonly displayName: string | null; readonly accessToken: string }

type Payload = {
  readonly visitorSessionToken: { readonly accessToken: string }
  readonly visitor: { readonly vuid: string; readonly displayName: string | null }
}

type GraphqlResult = {
  readonly data?: { readonly session: Payload | null } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: RefusalCode } }[]
}

/** `jwe` null is an anonymous visitor. */
export type Attempt = {
  readonly projectId?: string | number
  readonly jwe: string | null
  readonly vuid?: string | null
}

export const attempt = (stage: RemoteStage, { projectId = SID, jwe, vuid = null }: Attempt): Promise<Answer> =>
  postGraphql(
    stage,
    jwe === null
      ? {
          query: `mutation ($projectId: LegacyId!, $vuid: String) {
            session: visitorAuthenticateAnonymously(input: { projectId: $projectId, vuid: $vuid }) { ${SESSION_FIELDS} }
          }`,
          variables: { projectId, vuid },
        }
      : {
          query: `mutation ($projectId: LegacyId!, $jwe: String!, $vuid: String) {
            session: visitorAuthenticateFromCredentials(
              input: { projectId: $projectId, credentials: $jwe, currentVuid: $vuid }
            ) { ${SESSION_FIELDS} }
          }`,
          variables: { projectId, jwe, vuid },
        },
  )

const SESSION_FIELDS = 'visitorSessionToken { accessToken } visitor { vuid displayName }'

/** The session that the attempt is given; fails with the whole answer when it is refused. */
export const sessionOf = async (stage: RemoteStage, what: Attempt): Promise<Session> => {
  const answer = await attempt(stage, what)
  const { data } = answer.json() as GraphqlResult
  const session = data?.session
  if (!session) throw new Error(`The attempt was refused: ${answer.status} ${answer.text}`)
  return { ...session.visitor, accessToken: session.visitorSessionToken.accessToken }
}

/** How the attempt ends: `accepted`, the code of the refusal, or `HTTP <status>` when it is no GraphQL answer. */
export const outcomeOf = async (stage: RemoteStage, what: Attempt): Promise<string> => {
  const answer = await attempt(stage, what)
  if (answer.status !== 200) return `HTTP ${answer.status}`
  const { data, errors } = answer.json() as GraphqlResult
  return data?.session ? 'accepted' : (errors?.[0]?.extensions?.code ?? answer.text)
}

/** An error that the stand-in may answer: JSON, one sentence, and nothing of the inside. */
export const expectPlainProblem = (answer: Answer, status: number): void => {
  expect.soft(answer.status).toBe(status)
  expect.soft(answer.headers['content-type']).toContain('json')
  const { error, errors } = answer.json() as { readonly error?: unknown; readonly errors?: GraphqlResult['errors'] }
  expect(error ?? errors?.[0]?.message).toEqual(expect.stringMatching(/^\S.*\S$/))
  expect(answer.text).not.toMatch(/node_modules|node:internal|\.[jt]s:\d+|\bat \S+ \(/)
}
