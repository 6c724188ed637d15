import { createPublicKey } from 'node:crypto'
import type { RemoteStage } from '../over-http/remote-test.ts'
import type { RemoteStageSettings } from '../over-http/remote-stage.ts'
import { signThenEncrypt } from '../../token-backend/issue-token.ts'
import { expect, nowOn, test, type Control } from './contract-test.ts'
import { BRAND_KEYS, outcomeOf, pemOf, privateKey, publicKey, sessionOf, SID, tokenFor } from './platform-client.ts'

type ProjectSettings = Omit<NonNullable<RemoteStageSettings['projects']>[number], 'sid'>

const BRAND_PEM = pemOf(publicKey('brandSigning'))
const HOUR_MS = 3_600_000

const makeWith = async (
  { control, stage }: { readonly control: Control; readonly stage: RemoteStage },
  project: ProjectSettings,
): Promise<void> => {
  const body = JSON.stringify({ projects: [{ sid: SID, publicKeys: [BRAND_PEM], ...project }] })
  expect(await control.send(`/stages/${stage.id}`, { method: 'PUT', body })).toMatchObject({ status: 200 })
}

const tokenWith = (claims: Readonly<Record<string, unknown>>): Promise<string> => {
  const exp = Math.floor(Date.now() / 1000) + 60
  return signThenEncrypt({ 'https://iadvize.com/userId': 'jane', exp, ...claims }, BRAND_KEYS)
}

test('what the vendor advises against is accepted with a warning in the journal, and refused on a strict project', async ({
  control,
  stage,
}) => {
  const jwe = await tokenWith({ loyalty: 'gold' })
  const warnings = [
    { cause: 'claim-without-prefix', detail: 'claims: "loyalty" does not begin with "https://iadvize.com/"' },
  ]
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
  expect(await stage.entries('attempt-answered')).toMatchObject([{ code: null, warnings, checked: 'full' }])

  await makeWith({ control, stage }, { strict: true })
  expect(await outcomeOf(stage, { jwe })).toBe('TOKEN_AGAINST_ADVICE')
  expect(await stage.entries('attempt-answered')).toMatchObject([
    { code: 'TOKEN_AGAINST_ADVICE', layer: 'claims', cause: 'claim-without-prefix', warnings },
  ])
})

test('a token can be used twice by default, and once on a project that refuses replays', async ({ control, stage }) => {
  const jwe = await tokenFor('jane')
  expect([await outcomeOf(stage, { jwe }), await outcomeOf(stage, { jwe })]).toEqual(['accepted', 'accepted'])
  await makeWith({ control, stage }, { replay: 'refused' })
  expect([await outcomeOf(stage, { jwe }), await outcomeOf(stage, { jwe })]).toEqual(['accepted', 'TOKEN_REPLAYED'])
})

test('a used token is fresh again on a stage that was reset', async ({ control, stage }) => {
  await makeWith({ control, stage }, { replay: 'refused' })
  const jwe = await tokenFor('jane')
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
  await stage.reset()
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
})

test("a token encrypted for the vendor's own key is judged by its readable parts, and the journal says so", async ({
  control,
  stage,
}) => {
  await makeWith({ control, stage }, { tokenCheck: 'header-only' })
  const encryption = createPublicKey(pemOf(publicKey('anotherPlatformEncryption')))
  const jwe = await signThenEncrypt({}, { ...BRAND_KEYS, encryption })
  const { vuid, displayName } = await sessionOf(stage, { jwe })
  expect(displayName).toBe('Visitor (token not opened)')
  expect((await sessionOf(stage, { jwe, vuid })).vuid, 'the browser keeps its visitor').toBe(vuid)
  expect(await outcomeOf(stage, { jwe: 'rubbish' })).toBe('TOKEN_MALFORMED')
  expect(await stage.entries('attempt-answered')).toMatchObject([
    { code: null, userId: null, vuid, checked: 'header-only' },
    { code: null, userId: null, vuid, checked: 'header-only' },
    { code: 'TOKEN_MALFORMED', cause: 'jwe-not-compact', checked: 'header-only' },
  ])
})

test('a project that checks no tokens accepts any text except an empty one', async ({ control, stage }) => {
  await makeWith({ control, stage }, { tokenCheck: 'none' })
  expect(await outcomeOf(stage, { jwe: 'rubbish' })).toBe('accepted')
  expect(await outcomeOf(stage, { jwe: '' })).toBe('TOKEN_MALFORMED')
})

test("a change of keys follows the stage's clock: the old one, then both, then the new one", async ({
  control,
  stage,
}) => {
  const now = await nowOn(control, stage)
  const publicKeys = [
    { key: BRAND_PEM, kid: 'old', until: now + 2 * HOUR_MS },
    { key: pemOf(publicKey('anotherBrandSigning')), kid: 'new', from: new Date(now + HOUR_MS).toISOString() },
  ]
  await makeWith({ control, stage }, { publicKeys })
  const claims = { 'https://iadvize.com/userId': 'jane', exp: Math.floor(now / 1000) + 86_400 }
  const [old, fresh] = await Promise.all(
    [BRAND_KEYS.signing, privateKey('anotherBrandSigning')].map((signing) =>
      signThenEncrypt(claims, { ...BRAND_KEYS, signing }),
    ),
  )
  const outcomes = async (): Promise<readonly string[]> => [
    await outcomeOf(stage, { jwe: old ?? '' }),
    await outcomeOf(stage, { jwe: fresh ?? '' }),
  ]
  expect(await outcomes()).toEqual(['accepted', 'SIGNATURE_INVALID'])
  await stage.advanceClock(HOUR_MS)
  expect(await outcomes()).toEqual(['accepted', 'accepted'])
  await stage.advanceClock(HOUR_MS)
  expect(await outcomes()).toEqual(['SIGNATURE_INVALID', 'accepted'])
  const refused = (await stage.entries('attempt-answered')).filter(({ code }) => code !== null)
  expect(refused).toMatchObject([
    { cause: 'signature-key-not-held', detail: expect.stringContaining('the key "new" of the project') as unknown },
    { cause: 'signature-key-not-held', detail: expect.stringContaining('the key "old" of the project') as unknown },
  ])
})
