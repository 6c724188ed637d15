import { expect, test } from '../../plain-test.ts'
import { createStage } from '../../../stage/stage.ts'
import { loadPlatformKeys } from '../../../test-keys/platform-keys.ts'
import {
  AUTHENTICATE_ANONYMOUS_VISITOR,
  AUTHENTICATE_SECURED_VISITOR,
  type AuthenticateResponse,
} from '../../../protocol/graphql.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../../protocol/refusals.ts'

const SIMPLE = `mutation authenticateSimpleVisitor($projectId: LegacyId!, $userId: String!, $vuid: String) {
  session: visitorAuthenticateFromCustomerUserId(input: { projectId: $projectId userId: $userId currentVuid: $vuid }) {
    visitorSessionToken { accessToken } } }`

/** What becomes of an anonymous, a simple and a secured attempt, in this order, on a stage that always refuses so. */
const outcomesUnder = async (code: RefusalCode) => {
  const settings = {
    projects: [{ sid: '1', publicKeys: [], authenticationMode: true, tokenCheck: 'none' }],
    fidelity: {},
    noTokenChoice: 'no-chat',
  } as const
  const stage = createStage('one', settings, {
    keys: loadPlatformKeys(),
    tagScript: () => '',
    dialogPart: () => '',
  })
  stage.answers.add([{ answer: 'refuse', code, times: 'always' }])
  const attempt = async (query: string, variables: object) => {
    const body = JSON.stringify({ query, variables: { projectId: '1', vuid: null, ...variables } })
    const headers = { 'content-type': 'application/json' }
    const request = new Request('http://127.0.0.1/graphql', { method: 'POST', headers, body })
    const { errors } = (await (await stage.handle(request, '/graphql')).json()) as AuthenticateResponse
    return errors?.[0]?.extensions.code ?? 'taken'
  }
  return {
    anonymous: await attempt(AUTHENTICATE_ANONYMOUS_VISITOR, {}),
    simple: await attempt(SIMPLE, { userId: 'camille' }),
    secured: await attempt(AUTHENTICATE_SECURED_VISITOR, { jwe: 'a.b.c.d.e' }),
  }
}

const OF_ALL: readonly RefusalCode[] = ['SERVER_ERROR', 'PROJECT_UNKNOWN']
const OF_USER_IDS: readonly RefusalCode[] = ['USER_ID_MISSING', 'USER_ID_TOO_LONG']

for (const code of REFUSAL_CODES) {
  test(`a prepared ${code} refuses only attempts that can fail in that way`, async () => {
    const isOfAll = OF_ALL.includes(code)
    expect(await outcomesUnder(code)).toEqual({
      anonymous: isOfAll ? code : 'taken',
      simple: isOfAll || OF_USER_IDS.includes(code) ? code : 'taken',
      secured: code,
    })
  })
}
