import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import * as fc from 'fast-check'
import { inspectAll } from '../../cli/token/inspect.ts'
import { judgeTokens } from '../../cli/token/judge.ts'
import type { Rules } from '../../cli/token/rules.ts'
import { warningsAboutUserId } from '../../diagnosis/claims.ts'
import { readBrandKey, type Project } from '../../mock-platform/projects.ts'
import type { StageInspection } from '../../protocol/inspection.ts'
import { once } from '../../protocol/once.ts'
import {
  TOKEN_ADVICE_CAUSE_NAMES,
  TOKEN_CAUSE_NAMES,
  TOKEN_CAUSES,
  type TokenCause,
} from '../../protocol/token-causes.ts'
import { conditionOf, mintFlawed, type Claims, type RefusingProject } from '../../token-backend/flaws.ts'
import { claimsOf, signThenEncrypt } from '../../token-backend/issue-token.ts'
import { expect, test } from '../plain-test.ts'
import { privateKey } from '../unit/mock-platform/mint.ts'

/**
 * What `token mint` makes, `token inspect` and `token verify` find, whatever else is in the token and whoever the keys belong
 * to. Each run mints a token with a flaw and judges it twice, which costs a few RSA operations.
 */
const runs = (): { readonly numRuns: number } => ({ numRuns: test.info().project.name === 'unit' ? 2 : 5 })

test.describe.configure({ timeout: 180_000 })

/** Of different lengths: a text in the token may be as long as a part of it. */
const ownPairs = once((): readonly [KeyObject, KeyObject] => [
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey,
])

type Parties = { readonly brand: KeyObject; readonly platform: KeyObject }

const PARTIES = fc.constantFrom('test keys', 'own keys', 'own keys, the other way round').map((whose): Parties => {
  const [one, other] = ownPairs()
  if (whose === 'test keys') return { brand: privateKey('brandSigning'), platform: privateKey('platformEncryption') }
  return whose === 'own keys' ? { brand: one, platform: other } : { brand: other, platform: one }
})

const USER_ID = fc
  .oneof(fc.uuid(), fc.string({ unit: 'binary', minLength: 1, maxLength: 250 }), fc.nat().map(String))
  .filter((id) => warningsAboutUserId(id).length === 0)

const VISITOR_DATA = fc.dictionary(fc.constantFrom('firstName', 'lastName', 'city', 'email'), fc.string())

const OWN_CLAIMS = fc.dictionary(
  fc.nat().map((number) => `https://iadvize.com/own-claim-${number}`),
  fc.jsonValue({ maxDepth: 1 }),
  { maxKeys: 3 },
)

/** After the day on which a key of the past ended, and in the years in which a duration cannot be taken for a date. */
const NOW_MS = fc.integer({ min: 1_100_000_000_000, max: 4_000_000_000_000 })

type Situation = { readonly parties: Parties; readonly claims: Claims; readonly nowMs: number }

const SITUATION: fc.Arbitrary<Situation> = fc
  .record({ parties: PARTIES, userId: USER_ID, visitorData: VISITOR_DATA, own: OWN_CLAIMS, nowMs: NOW_MS })
  .map(({ parties, userId, visitorData, own, nowMs }) => ({
    parties,
    claims: { ...own, ...claimsOf({ userId, visitorData }, new Date(nowMs)) },
    nowMs,
  }))

const keysOf = ({ brand, platform }: Parties) => ({ signing: brand, encryption: createPublicKey(platform) })

const WRONG_KEYS = {
  signing: privateKey('anotherBrandSigning'),
  encryption: createPublicKey(privateKey('anotherPlatformEncryption')),
}

const rulesOf = ({ parties, nowMs }: Situation, changes: RefusingProject = {}): Rules => {
  const { publicKeys, ...policy } = changes
  const own = [{ key: createPublicKey(parties.brand) }]
  const project: Project = {
    sid: '7316',
    authenticationMode: true,
    publicKeys: publicKeys?.map(readBrandKey) ?? own,
    ...policy,
  }
  return { project, keys: { decryption: parties.platform }, nowMs }
}

const mint = (cause: TokenCause, { parties, claims, nowMs }: Situation): Promise<string> =>
  mintFlawed(cause, { claims, keys: keysOf(parties), wrongKeys: WRONG_KEYS, nowMs })

const projectFor = (cause: TokenCause, { parties }: Situation): RefusingProject | undefined =>
  conditionOf(cause, { own: createPublicKey(parties.brand), another: createPublicKey(WRONG_KEYS.signing) })?.project

/** The last verdict is about the flaw: a token is only replayed the second time. */
const lastOf = <Item>(items: readonly Item[]): Item | undefined => items.at(-1)

const causesIn = ({ layers }: StageInspection): readonly string[] =>
  layers.flatMap((layer) => ('fault' in layer && layer.fault !== null ? [layer.fault.cause] : []))

/** A JWE around it is never opened, so it comes alone, and the judge sees first that it is not encrypted. */
const AS_JUDGED: Partial<Record<TokenCause, TokenCause>> = { 'jws-too-long': 'jwe-only-signed' }

for (const cause of TOKEN_CAUSE_NAMES) {
  const judged = AS_JUDGED[cause] ?? cause
  test(`a token that is minted with the flaw ${cause} is refused as ${judged}, by the inspector and by the judge alike`, async () => {
    await fc.assert(
      fc.asyncProperty(SITUATION, async (situation) => {
        const token = await mint(cause, situation)
        const rules = rulesOf(situation, projectFor(cause, situation))
        const tokens = cause === 'token-replayed' ? [token, token] : [token]
        const verdict = lastOf(await judgeTokens(tokens, rules))
        const { code, layer } = TOKEN_CAUSES[judged]
        expect(verdict).toMatchObject({ accepted: false, cause: judged, code, layer })
        expect(lastOf(await inspectAll(tokens, rules))?.verdict).toEqual(verdict)
      }),
      runs(),
    )
  })
}

test('the inspector names the cause of a signed text that is too long on its layer', async () => {
  await fc.assert(
    fc.asyncProperty(SITUATION, async (situation) => {
      const [inspection] = await inspectAll([await mint('jws-too-long', situation)], rulesOf(situation))
      expect(inspection === undefined ? [] : causesIn(inspection)).toContain('jws-too-long')
    }),
    runs(),
  )
})

test('a token with a flaw that the vendor only advises against is accepted with that one warning', async () => {
  await fc.assert(
    fc.asyncProperty(SITUATION, fc.constantFrom(...TOKEN_ADVICE_CAUSE_NAMES), async (situation, cause) => {
      const [verdict] = await judgeTokens([await mint(cause, situation)], rulesOf(situation))
      expect(verdict).toMatchObject({ accepted: true, warnings: [{ cause }] })
    }),
    { numRuns: runs().numRuns * 5 },
  )
})

test('a token without a flaw is accepted without a warning, and names its visitor', async () => {
  await fc.assert(
    fc.asyncProperty(SITUATION, async (situation) => {
      const { parties, claims } = situation
      const tokens = [await signThenEncrypt(claims, keysOf(parties))]
      const [verdict] = await judgeTokens(tokens, rulesOf(situation, { strict: true }))
      expect(verdict).toMatchObject({ accepted: true, userId: claims['https://iadvize.com/userId'], warnings: [] })
      const [inspection] = await inspectAll(tokens, rulesOf(situation, { strict: true }))
      expect(inspection).toMatchObject({ verdict, layers: [{ fault: null }, { fault: null }, { claims }] })
    }),
    { numRuns: runs().numRuns * 5 },
  )
})
