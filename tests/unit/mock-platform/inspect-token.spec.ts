import { FlattenedEncrypt, GeneralSign } from 'jose'
import { expect, test } from '../../plain-test.ts'
import type { InspectionRules } from '../../../mock-platform/inspect-token.ts'
import { inspectToken } from '../../../mock-platform/inspect-token.ts'
import type { Inspection } from '../../../protocol/inspection.ts'
import { TEST_KEYS } from '../../../test-keys/keys.ts'
import { publicPemOf } from '../../../test-keys/platform-keys.ts'
import { encrypt, GOOD_CLAIMS, KEYS, mint, NOW_MS, NOW_SECONDS, privateKey, publicKey, sign, USER_ID } from './mint.ts'

const RULES: InspectionRules = { ...KEYS, sid: '1234', authenticationMode: true }

const CLAIMS = JSON.stringify(GOOD_CLAIMS)
const GOOD_JWE = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const

const look = async (text: string, rules: Partial<InspectionRules> = {}): Promise<Inspection> =>
  inspectToken(text, { ...RULES, ...rules }, NOW_MS)

/** What somebody sees at a glance. */
const gistOf = ({ diagnosis, layers, verdict, unwrapped }: Inspection) => ({
  kind: diagnosis.kind,
  sentence: diagnosis.sentence,
  layers: layers.map((layer) => ('fault' in layer ? [layer.kind, layer.fault?.cause ?? 'good'] : [layer.kind])),
  verdict: verdict === null ? null : verdict.accepted ? 'accepted' : verdict.cause,
  unwrapped: unwrapped === null ? null : unwrapped.accepted ? 'accepted' : unwrapped.cause,
})

type Gist = ReturnType<typeof gistOf>

const JWE = 'This is a compact JWE, which is the form that an activation takes.'
const MUST = 'it must be a compact JWE, five parts of base64url between dots.'
const ALL_GOOD = [
  ['jwe', 'good'],
  ['jws', 'good'],
  ['claims', 'good'],
]

const CASES: readonly {
  readonly what: string
  readonly text: () => Promise<string>
  readonly rules?: Partial<InspectionRules>
  readonly gist: Partial<Gist>
}[] = [
  {
    what: 'a good token is accepted, and each of its layers is good',
    text: () => mint(),
    gist: { kind: 'token', sentence: JWE, layers: ALL_GOOD, verdict: 'accepted', unwrapped: null },
  },
  {
    what: 'a token encrypted for another key shows its header and nothing else',
    text: async () => encrypt(await sign(CLAIMS), GOOD_JWE, publicKey('anotherPlatformEncryption')),
    gist: { sentence: JWE, layers: [['jwe', 'jwe-another-key']], verdict: 'jwe-another-key' },
  },
  {
    what: 'a token encrypted for another key is opened with the private key that was given for the look',
    text: async () => encrypt(await sign(CLAIMS), GOOD_JWE, publicKey('anotherPlatformEncryption')),
    rules: { decryption: privateKey('anotherPlatformEncryption') },
    gist: { layers: ALL_GOOD, verdict: 'accepted' },
  },
  {
    what: 'a token signed with another key shows its claims all the same',
    text: async () => encrypt(await sign(CLAIMS, { alg: 'RS256' }, privateKey('anotherBrandSigning'))),
    gist: {
      layers: [
        ['jwe', 'good'],
        ['jws', 'signature-another-key'],
        ['claims', 'good'],
      ],
      verdict: 'signature-another-key',
    },
  },
  {
    what: 'an expired token has a fault in its claims only',
    text: () => mint({ ...GOOD_CLAIMS, exp: NOW_SECONDS - 180 }),
    gist: {
      layers: [
        ['jwe', 'good'],
        ['jws', 'good'],
        ['claims', 'exp-past'],
      ],
      verdict: 'exp-past',
    },
  },
  {
    what: 'a token encrypted with SHA-1 is opened for the look and refused by the judge',
    text: async () => encrypt(await sign(CLAIMS), { alg: 'RSA-OAEP', enc: 'A256GCM' }),
    gist: {
      layers: [
        ['jwe', 'jwe-alg'],
        ['jws', 'good'],
        ['claims', 'good'],
      ],
      verdict: 'jwe-alg',
    },
  },
  {
    what: 'a token that is only signed is opened to its claims',
    text: () => sign(CLAIMS),
    gist: {
      kind: 'token',
      sentence: `This is a compact JWS: signed, but not encrypted; ${MUST}`,
      layers: [
        ['jws', 'good'],
        ['claims', 'good'],
      ],
      verdict: 'jwe-only-signed',
      unwrapped: null,
    },
  },
  {
    what: 'claims that are encrypted and not signed are shown',
    text: () => encrypt(CLAIMS),
    gist: {
      layers: [
        ['jwe', 'good'],
        ['claims', 'good'],
      ],
      verdict: 'jws-unsigned',
    },
  },
  {
    what: 'a token that was encrypted first and signed afterwards is opened in that order',
    text: async () => sign(await encrypt(CLAIMS)),
    gist: {
      layers: [
        ['jws', 'good'],
        ['jwe', 'good'],
        ['claims', 'good'],
      ],
      verdict: 'jwe-signed-afterwards',
    },
  },
  {
    what: 'a token in flattened JSON serialisation is opened like a compact one',
    text: async () =>
      JSON.stringify(
        await new FlattenedEncrypt(new TextEncoder().encode(await sign(CLAIMS)))
          .setProtectedHeader(GOOD_JWE)
          .encrypt(publicKey('platformEncryption')),
      ),
    gist: {
      sentence: `This is a JWE in JSON serialisation; ${MUST}`,
      layers: ALL_GOOD,
      verdict: 'jwe-json-serialised',
      unwrapped: null,
    },
  },
  {
    what: 'a token in JSON serialisation that has no compact form shows no layer, and is not taken for claims',
    text: async () =>
      JSON.stringify(
        await new FlattenedEncrypt(new TextEncoder().encode(await sign(CLAIMS)))
          .setProtectedHeader(GOOD_JWE)
          .setAdditionalAuthenticatedData(new TextEncoder().encode('more'))
          .encrypt(publicKey('platformEncryption')),
      ),
    gist: { layers: [], verdict: 'jwe-json-serialised', unwrapped: null },
  },
  {
    what: 'a JWS in general JSON serialisation is opened to its claims',
    text: async () =>
      JSON.stringify(
        await new GeneralSign(new TextEncoder().encode(CLAIMS))
          .addSignature(privateKey('brandSigning'))
          .setProtectedHeader({ alg: 'RS256' })
          .sign(),
      ),
    gist: {
      layers: [
        ['jws', 'good'],
        ['claims', 'good'],
      ],
      verdict: 'jwe-only-signed',
    },
  },
  {
    what: 'a token in quotes is refused, and accepted without them',
    text: async () => JSON.stringify(await mint()),
    gist: { layers: ALL_GOOD, verdict: 'jwe-quoted', unwrapped: 'accepted' },
  },
  {
    what: 'an expired token in quotes is refused without them as well',
    text: async () => JSON.stringify(await mint({ ...GOOD_CLAIMS, exp: NOW_SECONDS - 1 })),
    gist: { verdict: 'jwe-quoted', unwrapped: 'exp-past' },
  },
  {
    what: "the token of a provider's result in JSON is judged by itself",
    text: async () => JSON.stringify({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await mint() } }),
    gist: {
      kind: 'provided',
      sentence: `This is a provider's result, in the form that activate takes; its token is a compact JWE, which is the form that an activation takes.`,
      layers: ALL_GOOD,
      verdict: 'accepted',
      unwrapped: null,
    },
  },
  {
    what: "a provider's result may be written as in JavaScript",
    text: async () => `return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: '${await mint()}', } };`,
    gist: { kind: 'provided', layers: ALL_GOOD, verdict: 'accepted' },
  },
  {
    what: "a provider's result of a wrong type is named, and no token of it is judged",
    text: async () => JSON.stringify({ authenticationOption: { type: 'SECURED', token: await mint() } }),
    gist: {
      kind: 'provided',
      sentence:
        "The provider returned an authenticationOption of the type 'SECURED', which does not exist, but must return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }.",
      layers: [],
      verdict: null,
    },
  },
  {
    what: 'a public key is a key and no token',
    text: async () => publicPemOf(privateKey('brandSigning')),
    gist: {
      kind: 'public-key',
      sentence:
        "This is a public key in the form of iAdvize's own instructions. It can be registered for a project; it is not a token.",
      layers: [],
      verdict: null,
      unwrapped: null,
    },
  },
  {
    what: 'a private key is warned of',
    text: async () => JSON.stringify(TEST_KEYS.brandSigning),
    gist: {
      kind: 'wrong-key',
      sentence: expect.stringContaining('must never leave your backend') as unknown as string,
      verdict: null,
    },
  },
  {
    what: 'garbage is described',
    text: async () => 'what is this?',
    gist: {
      kind: 'other',
      sentence: `This is a string of 13 characters; ${MUST}`,
      layers: [],
      verdict: 'jwe-not-compact',
    },
  },
  {
    what: 'an empty string is described',
    text: async () => '',
    gist: { kind: 'other', sentence: `This is the empty string; ${MUST}`, layers: [], verdict: 'token-empty' },
  },
  {
    what: 'a signature is left unchecked where the project has no key',
    text: () => mint(),
    rules: { publicKeys: [] },
    gist: {
      layers: [
        ['jwe', 'good'],
        ['jws', 'project-without-key'],
        ['claims', 'good'],
      ],
      verdict: 'project-without-key',
    },
  },
  {
    what: 'a project whose authentication mode is off accepts no token, and its layers are shown',
    text: () => mint(),
    rules: { authenticationMode: false },
    gist: { layers: ALL_GOOD, verdict: null },
  },
]

for (const { what, text, rules, gist } of CASES) {
  test(`in the inspector, ${what}`, async () => {
    const { diagnosis, verdict, ...inspection } = await look(await text(), rules)
    expect(gistOf({ diagnosis, verdict, ...inspection })).toMatchObject(gist)
  })
}

test('the inspector names the refusal of a project whose authentication mode is off', async () => {
  const { verdict } = await look(await mint(), { authenticationMode: false })
  expect(verdict).toMatchObject({
    code: 'AUTHENTICATION_MODE_OFF',
    layer: null,
    detail: 'authentication mode is off for project 1234',
  })
})

test('the inspector shows headers and claims as they are, and whom the token names', async () => {
  const { layers, verdict } = await look(await mint())
  expect(layers).toEqual([
    { kind: 'jwe', header: GOOD_JWE, isOpened: true, fault: null },
    { kind: 'jws', header: { alg: 'RS256' }, signature: 'fits', fault: null },
    { kind: 'claims', claims: GOOD_CLAIMS, fault: null, warnings: [] },
  ])
  expect(verdict).toEqual({ accepted: true, userId: GOOD_CLAIMS[USER_ID], warnings: [], checked: 'full' })
})

test('in the inspector, warnings about the claims stand with the claims and with the verdict', async () => {
  const { layers, verdict } = await look(await mint({ ...GOOD_CLAIMS, [USER_ID]: 'jane@example.com' }))
  const warnings = [{ cause: 'user-id-looks-like-email', detail: expect.stringContaining('e-mail address') }]
  expect(layers.at(-1)).toMatchObject({ kind: 'claims', warnings })
  expect(verdict).toMatchObject({ accepted: true, warnings })
})

test('the inspector stops after four layers, and cuts off a long text', async () => {
  let text = 'x'.repeat(2_000)
  for (let layer = 0; layer < 3; layer += 1) text = await sign(text)
  const { layers } = await look(text)
  expect(layers.map(({ kind }) => kind)).toEqual(['jws', 'jws', 'jws', 'text'])
  expect(layers.at(-1)).toEqual({ kind: 'text', text: 'x'.repeat(1_000) })
  const deeper = await look(await sign(await sign(text)))
  expect(deeper.layers.map(({ kind }) => kind)).toEqual(['jws', 'jws', 'jws', 'jws'])
})
