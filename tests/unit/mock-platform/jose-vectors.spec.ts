import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { checkToken, type Verdict } from '../../../mock-platform/check-token.ts'
import { PublicKeyError, readPublicKey } from '../../../mock-platform/projects.ts'
import { CONTENT_ALGORITHM, KEY_ALGORITHM, SIGNING_ALGORITHM } from '../../../protocol/token.ts'
import { encrypt, KEYS, NOW_MS, privateKeyOf } from './mint.ts'

/**
 * Published vectors (RFC 7520, Wycheproof) under the product's policy: RS256 inside RSA-OAEP-256 with A256GCM, and
 * nothing else. Their payloads are no claims, so the judge refuses every one; what it says tells how far it got. An
 * invalid JWS must never get as far as its claims, an invalid JWE never as far as its text.
 */

const folder = fileURLToPath(new URL('../../../../shared/vectors/', import.meta.url))
const isPresent = existsSync(folder)
const read = (file: string): unknown => (isPresent ? JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) : null)

/** Playwright lists the tests before it runs them, so where there are no vectors one test stands for each file. */
const withVectors = (file: string, declare: (content: unknown) => void): void => {
  test.describe(file, () => {
    if (isPresent) declare(read(file))
    else test.skip(`${file} is not here: no ../shared/vectors beside the project`, () => {})
  })
}

type Vector = {
  readonly tcId: number
  readonly comment: string
  readonly jws?: string | object
  readonly jwe?: string | object
  readonly result: 'valid' | 'invalid'
}
type Group = {
  readonly comment: string
  readonly private?: JsonWebKey & { readonly keys?: unknown }
  readonly public?: JsonWebKey
  readonly tests: readonly Vector[]
}
type Wycheproof = { readonly testGroups: readonly Group[] }

const textOf = (value: string | object | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

const headerOf = (token: string): Readonly<Record<string, unknown>> => {
  try {
    const text = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()
    return (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}

/** How far the judge got before it refused: into which layer, and whether it was only the policy that stopped it. */
const layerOf = (verdict: Verdict): string =>
  verdict.accepted ? 'accepted' : (/^(outer JWE|inner JWS|claims): /.exec(verdict.detail)?.[1] ?? 'unnamed layer')

withVectors('wycheproof-json_web_signature_test.json', (content) => {
  for (const [index, { comment, tests, ...keys }] of (content as Wycheproof).testGroups.entries()) {
    const jwk = keys.public ?? keys.private ?? {}
    const publicKeys = jwk.kty === 'RSA' ? [createPublicKey({ key: jwk, format: 'jwk' })] : []
    const isInPolicy = ({ jws }: Vector): boolean =>
      headerOf(textOf(jws))['alg'] === SIGNING_ALGORITHM && publicKeys.length > 0
    // A project registers SPKI, which does not say what a key is for (`alg`, `use`, `key_ops`): it cannot be wrong there.
    const isAboutJwk = (vector: Vector): boolean =>
      isInPolicy(vector) && vector.result === 'invalid' && jwk.alg !== SIGNING_ALGORITHM
    const judged = tests.filter((vector) => !isAboutJwk(vector))

    test(`${name(index, comment)}: ${told(tests)}, refused where they should be`, async () => {
      test.skip(judged.length === 0, 'only about what a JWK says of itself, and a project registers SPKI')
      const expected = judged.map((vector) =>
        line(vector, isInPolicy(vector) && vector.result === 'valid' ? 'claims' : 'inner JWS'),
      )
      const found = judged.map(async (vector) => {
        const verdict = await checkToken(await encrypt(textOf(vector.jws)), { ...KEYS, publicKeys }, NOW_MS)
        return line(vector, layerOf(verdict))
      })
      expect(await Promise.all(found)).toEqual(expected)
    })
  }
})

withVectors('wycheproof-json_web_encryption_test.json', (content) => {
  for (const [index, { comment, tests, ...keys }] of (content as Wycheproof).testGroups.entries()) {
    const jwk = keys.private ?? {}
    const decryption = jwk.kty === 'RSA' ? privateKeyOf(jwk) : KEYS.decryption
    const isInPolicy = ({ jwe }: Vector): boolean => {
      const { alg, enc, zip } = headerOf(textOf(jwe))
      return alg === KEY_ALGORITHM && enc === CONTENT_ALGORITHM && zip === undefined
    }
    test(`${name(index, comment)}: ${told(tests)}, refused where they should be`, async () => {
      const expected = tests.map((vector) =>
        line(vector, isInPolicy(vector) && vector.result === 'valid' ? 'inner JWS' : 'outer JWE'),
      )
      const found = tests.map(async (vector) =>
        line(vector, layerOf(await checkToken(textOf(vector.jwe), { ...KEYS, decryption }, NOW_MS))),
      )
      expect(await Promise.all(found)).toEqual(expected)
    })
  }
})

withVectors('wycheproof-json_web_key_test.json', (content) => {
  const { testGroups } = (content ?? { testGroups: [] }) as Wycheproof
  /** The first RSA key of a group, as a project would register it. */
  const spkiOf = (comment: string): string => {
    const group = testGroups.find((candidate) => candidate.comment === comment)
    const set = group?.public ?? group?.private
    const [jwk] = (set?.keys ?? []) as readonly JsonWebKey[]
    return createPublicKey({ key: jwk ?? {}, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString()
  }

  test('none of the JWK sets is taken for the public key of a project', () => {
    const sets = testGroups.map((group) => JSON.stringify(group.public ?? group.private))
    expect(sets).toHaveLength(25)
    for (const set of sets) expect(() => readPublicKey(set), set).toThrow(PublicKeyError)
  })

  test('rs256: a good key is taken', () => {
    expect(readPublicKey(spkiOf('rs256')).asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 })
  })

  test('keysize_too_small: an RSA key of 1024 bits is refused', () => {
    expect(() => readPublicKey(spkiOf('keysize_too_small'))).toThrow('this is an RSA key of 1024 bits')
  })

  test('exponentOne: an RSA key whose exponent is 1, with which everybody can sign, is refused', () => {
    expect(() => readPublicKey(spkiOf('exponentOne'))).toThrow(PublicKeyError)
  })

  test.skip('jws_rsa_roca_key: a test for the ROCA weakness is out of proportion for a stand-in', () => {})
})

/** Groups share their names, so they get numbers. */
function name(index: number, comment: string): string {
  return `group ${index + 1}, ${comment}`
}

function told(vectors: readonly Vector[]): string {
  const invalid = vectors.filter(({ result }) => result === 'invalid').length
  return `${vectors.length - invalid} valid and ${invalid} invalid vectors`
}

function line({ tcId, comment, result }: Vector, layer: string): string {
  return `${tcId} ${comment} (${result}): ${layer}`
}

type Example = {
  readonly input: { readonly key?: JsonWebKey; readonly alg: string }
  readonly output: { readonly compact: string }
}

for (const { file, named } of [
  { file: 'rfc7520-jwe-rsa-oaep-aes-gcm.json', named: 'alg is "RSA-OAEP"' },
  { file: 'rfc7520-jwe-rsa1_5.json', named: 'alg is "RSA1_5"' },
  { file: 'rfc7520-jwe-pbes2.json', named: 'alg is "PBES2-HS512+A256KW"' },
  { file: 'rfc7520-jwe-compressed.json', named: 'alg is "A128KW"' },
]) {
  withVectors(file, (content) => {
    test(`is refused by the name of its algorithm: ${named}`, async () => {
      const { input, output } = content as Example
      const decryption = input.key?.kty === 'RSA' ? privateKeyOf(input.key) : KEYS.decryption
      expect(await checkToken(output.compact, { ...KEYS, decryption }, NOW_MS)).toEqual({
        accepted: false,
        code: 'TOKEN_MALFORMED',
        detail: `outer JWE: ${named}, and must be "${KEY_ALGORITHM}"`,
      })
    })
  })
}

withVectors('rfc7520-jws-rs256.json', (content) => {
  test('is verified: what is refused is its text, which is no claims', async () => {
    const { input, output } = content as Example
    const publicKeys = [createPublicKey({ key: input.key ?? {}, format: 'jwk' })]
    expect(await checkToken(await encrypt(output.compact), { ...KEYS, publicKeys }, NOW_MS)).toEqual({
      accepted: false,
      code: 'TOKEN_MALFORMED',
      detail: 'claims: not a JSON object',
    })
  })
})

withVectors('rfc7520-nested.json', (content) => {
  const { sign, encrypt: outer } = content as { readonly sign: Example; readonly encrypt: Example }
  const publicKeys = [createPublicKey({ key: sign?.input.key ?? {}, format: 'jwk' })]

  test('is refused by the name of its outer algorithm', async () => {
    const decryption = privateKeyOf(outer.input.key ?? {})
    expect(await checkToken(outer.output.compact, { decryption, publicKeys }, NOW_MS)).toEqual({
      accepted: false,
      code: 'TOKEN_MALFORMED',
      detail: `outer JWE: alg is "RSA-OAEP", and must be "${KEY_ALGORITHM}"`,
    })
  })

  test('is refused by the name of its inner algorithm, once the outer one is right', async () => {
    expect(await checkToken(await encrypt(sign.output.compact), { ...KEYS, publicKeys }, NOW_MS)).toEqual({
      accepted: false,
      code: 'TOKEN_MALFORMED',
      detail: `inner JWS: alg is "PS256", and must be "${SIGNING_ALGORITHM}"`,
    })
  })
})
