import type { AuthenticateResponse } from '../../protocol/graphql.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../protocol/refusals.ts'
import type { RemoteStage } from '../over-http/remote-test.ts'
import { expect, test } from './contract-test.ts'
import { attempt, SID } from './platform-client.ts'

/** Whether the tag is told to try again, after each of the codes. */
const retriedAfter = async (
  stage: RemoteStage,
  codes: readonly RefusalCode[],
): Promise<Readonly<Record<string, boolean | undefined>>> => {
  await stage.prepare(...codes.map((code) => ({ answer: 'refuse', code }) as const))
  const told: Record<string, boolean | undefined> = {}
  for (const code of codes) {
    const { errors } = (await attempt(stage, { jwe: 'any' })).json() as AuthenticateResponse
    told[code] = errors?.[0]?.extensions.retried
  }
  return told
}

const each = (codes: readonly RefusalCode[], retried: boolean) =>
  Object.fromEntries(codes.map((code) => [code, retried]))
const REFUSED = REFUSAL_CODES.filter((code) => code !== 'SERVER_ERROR')

test('by default every refusal of the platform is marked for a retry', async ({ stage }) => {
  expect(await retriedAfter(stage, REFUSAL_CODES)).toEqual(each(REFUSAL_CODES, true))
})

for (const { where, stageSettings } of [
  { where: 'the stage', stageSettings: { fidelity: { refusedTokenRetried: false } } },
  { where: 'the project', stageSettings: { projects: [{ sid: SID, fidelity: { refusedTokenRetried: false } }] } },
]) {
  test.describe(`with refused tokens final, by ${where}`, () => {
    test.use({ stageSettings })

    test(`with final refusals by ${where}, a refused token is not marked for a retry, but a server error is`, async ({
      stage,
    }) => {
      expect(await retriedAfter(stage, REFUSAL_CODES)).toEqual({ ...each(REFUSED, false), SERVER_ERROR: true })
    })
  })
}

test.describe('with refused tokens final on another project, or again not final on this one', () => {
  test.use({
    stageSettings: {
      fidelity: { refusedTokenRetried: false },
      projects: [{ sid: SID, fidelity: { refusedTokenRetried: true } }, { sid: 7316 }],
    },
  })

  test('each project follows its own switch for final refusals', async ({ stage }) => {
    expect(await retriedAfter(stage, ['TOKEN_EXPIRED'])).toEqual({ TOKEN_EXPIRED: true })
    const other = await attempt(stage, { projectId: 7316, jwe: 'any' })
    expect(other.json()).toMatchObject({ errors: [{ extensions: { code: 'TOKEN_MALFORMED', retried: false } }] })
  })
})
