import { expect, test } from '../../plain-test.ts'
import { checkToken } from '../../../mock-platform/check-token.ts'
import { TOKEN_BACKEND_BEHAVIOURS } from '../../../protocol/misbehaviours.ts'
import type { TokenKeys } from '../../../token-backend/issue-token.ts'
import { mintAs, type MintingBehaviour } from '../../../token-backend/misbehave.ts'
import { KEYS, NOW_MS, privateKey, publicKey } from '../mock-platform/mint.ts'

const keys: TokenKeys = { signing: privateKey('brandSigning'), encryption: publicKey('platformEncryption') }
const wrongKeys: TokenKeys = {
  signing: privateKey('anotherBrandSigning'),
  encryption: publicKey('anotherPlatformEncryption'),
}
const visitor = { userId: 'camille', visitorData: { firstName: 'Camille' } }
const anotherVisitor = { userId: 'jonas', visitorData: { firstName: 'Jonas' } }

type Expected = Readonly<Record<string, unknown>>

/** What the platform makes of each; the type asks for every behaviour that still answers with a token. */
const VERDICTS: Readonly<Record<MintingBehaviour, Expected>> = {
  mint: { accepted: true, ...visitor },
  slow: { accepted: true, ...visitor },
  'malformed-token': {
    code: 'TOKEN_MALFORMED',
    detail: expect.stringContaining('outer JWE: this is the beginning of a token'),
  },
  'signed-with-another-key': { code: 'SIGNATURE_INVALID' },
  'encrypted-for-another-key': { code: 'TOKEN_KEY_UNKNOWN' },
  'expired-token': { code: 'TOKEN_EXPIRED', detail: expect.stringContaining('3540 s ago') },
  'another-visitors-token': { accepted: true, ...anotherVisitor },
  'no-user-id': { code: 'USER_ID_MISSING' },
  'user-id-too-long': { code: 'USER_ID_TOO_LONG', detail: expect.stringContaining('256 characters') },
}

for (const [behaviour, verdict] of Object.entries(VERDICTS) as [MintingBehaviour, Expected][]) {
  test(`the token of a backend told to be "${behaviour}" gets the matching verdict from the platform`, async () => {
    const token = await mintAs(behaviour, { visitor, anotherVisitor, keys, wrongKeys, now: new Date(NOW_MS) })
    expect(await checkToken(token, KEYS, NOW_MS)).toMatchObject(verdict)
  })
}

test('every misbehaviour either mints a token or is reported as a failure', () => {
  expect(TOKEN_BACKEND_BEHAVIOURS.filter((behaviour) => !(behaviour in VERDICTS))).toEqual([
    'cannot-mint',
    'unreachable',
  ])
})
