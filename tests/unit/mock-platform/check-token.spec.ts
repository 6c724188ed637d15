import { createHmac } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import type { CompactJWSHeaderParameters } from 'jose'
import { checkToken } from '../../../mock-platform/check-token.ts'
import type { RefusalCode } from '../../../protocol/refusals.ts'
import {
  base64url,
  encrypt,
  GOOD_CLAIMS,
  KEYS,
  mint,
  NOW_MS,
  NOW_SECONDS,
  privateKey,
  publicKey,
  sign,
  USER_ID,
  VISITOR_DATA,
  VENDOR_VISITOR,
} from './mint.ts'

/** Each cause by itself has its case in `token-causes.spec.ts`; here is what a token can be beside them. */
const judge = (token: string, keys = KEYS) => checkToken(token, keys, NOW_MS)
const refusal = (code: RefusalCode, detail: unknown) => ({ accepted: false, code, detail })

/** The vendor's own example, verbatim up to the signature, which is archived only in part. */
const VENDOR_HEADER = 'eyJhbGciOiJSUzI1NiJ9'
const VENDOR_PAYLOAD =
  'eyJodHRwczpcL1wvaWFkdml6ZS5jb21cL3VzZXJJZCI6InRlc3RfZG9jdW1lbnRhdGlvbiIsImh0dHBzOlwvXC9pYWR2aXplLmNvbVwvdmlzaXRvckRhdGEiOnsiY291bnRyeSI6IkZyYW5jZSIsImZpcnN0TmFtZSI6IkphbmUiLCJsYXN0TmFtZSI6IkRvZSIsInppcENvZGUiOiI0NDAwMCIsImFkZHJlc3MiOiI5IHJ1ZSBOaW5hIFNpbW9uZSIsInBob25lTnVtYmVyIjoiKzMzNjUxMjI5ODU2IiwiY2l0eSI6Ik5hbnRlcyIsImVtYWlsIjoiamFuZS5kb2VAZW1haWwuY29tIn0sImlzcyI6Imh0dHBzOlwvXC90ZXN0LmlhZHZpemUuY29tIiwiZXhwIjoxNjkxNTg4NzA3fQ'
const VENDOR_EXP_MS = 1_691_588_707_000

test.describe('a good token', () => {
  test('a good token is accepted with the user id and the visitor data that it carries', async () => {
    expect(await judge(await mint())).toEqual({
      accepted: true,
      userId: GOOD_CLAIMS[USER_ID],
      visitorData: GOOD_CLAIMS[VISITOR_DATA],
      lifeMs: 60_000,
      warnings: [],
      checked: 'full',
    })
  })

  test('a good token needs no visitor data', async () => {
    const { [VISITOR_DATA]: _left, ...claims } = GOOD_CLAIMS
    expect(await judge(await mint(claims))).toMatchObject({
      accepted: true,
      userId: GOOD_CLAIMS[USER_ID],
      visitorData: {},
    })
  })

  test("a token like the vendor's example, with its escaped slashes, is accepted until its last second", async () => {
    const payload = Buffer.from(VENDOR_PAYLOAD, 'base64url').toString()
    const jws = await sign(payload)
    // The same bytes as the vendor's, and only the signature is ours.
    expect(jws.split('.').slice(0, 2)).toEqual([VENDOR_HEADER, VENDOR_PAYLOAD])
    expect(payload).toContain(String.raw`"https:\/\/iadvize.com\/userId"`)
    const token = await encrypt(jws)
    expect(await checkToken(token, KEYS, VENDOR_EXP_MS - 1)).toEqual({
      accepted: true,
      userId: 'test_documentation',
      visitorData: VENDOR_VISITOR,
      lifeMs: 1,
      // There is nothing in it that the vendor itself would advise against.
      warnings: [],
      checked: 'full',
    })
    expect(await checkToken(token, KEYS, VENDOR_EXP_MS)).toMatchObject({ accepted: false, code: 'TOKEN_EXPIRED' })
  })

  for (const [name, header] of [
    ['no cty', {}],
    ['cty JWT', { cty: 'JWT' }],
    ['a kid', { kid: 'brand-2026' }],
  ] as const) {
    test(`a good token is accepted with ${name} in its outer header`, async () => {
      const jws = await sign(JSON.stringify(GOOD_CLAIMS))
      const token = await encrypt(jws, { alg: 'RSA-OAEP-256', enc: 'A256GCM', ...header })
      expect(await judge(token)).toMatchObject({ accepted: true })
    })
  }

  test('a good token is accepted when the second key of the project fits', async () => {
    const publicKeys = [{ key: publicKey('anotherBrandSigning') }, { key: publicKey('brandSigning') }]
    expect(await judge(await mint(), { ...KEYS, publicKeys })).toMatchObject({ accepted: true })
  })
})

test.describe('a token that is not a compact JWE', () => {
  const notCompact = 'it must be a compact JWE'
  const header = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')
  const tables: readonly { readonly what: string; readonly token: string; readonly detail: string }[] = [
    { what: 'the empty string', token: '', detail: `whole token: this is the empty string; ${notCompact}` },
    { what: 'a word', token: 'token', detail: 'this is the word "token" instead of a token' },
    { what: 'four parts', token: 'a.b.c.d', detail: `this is a string of 7 characters; ${notCompact}` },
    { what: 'six parts', token: 'a.b.c.d.e.f', detail: `this is a string of 11 characters; ${notCompact}` },
    { what: 'a token without a header', token: '.b.c.d.e', detail: notCompact },
    { what: 'white space', token: ` ${header}.b.c.d.e`, detail: notCompact },
    {
      what: 'a line break at the end',
      token: `${header}.b.c.d.e\n`,
      detail: notCompact,
    },
    { what: 'base64url with padding', token: `${header}.bQ==.c.d.e`, detail: notCompact },
    { what: 'plain base64', token: `${header}.+/+/.c.d.e`, detail: notCompact },
    {
      what: 'a header that is not JSON',
      token: `${base64url('alg=none')}.AA.AA.AA.AA`,
      detail: 'outer JWE: the header of the JWE is not a JSON object',
    },
    {
      what: 'a header that is not UTF-8',
      token: `${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.AA.AA.AA.AA`,
      detail: 'outer JWE: the header of the JWE is not a JSON object',
    },
  ]
  for (const { what, token, detail } of tables) {
    test(`${what} in place of a compact JWE is refused as malformed, with the reason`, async () => {
      expect(await judge(token)).toMatchObject(refusal('TOKEN_MALFORMED', expect.stringContaining(detail)))
    })
  }
})

/** Outer headers that the library itself can make, each with the key it needs. */
test.describe('an outer algorithm outside the policy is refused by its name', () => {
  const wanted = (name: 'alg' | 'enc', found: string) =>
    `outer JWE: ${name} is "${found}", and must be "${name === 'alg' ? 'RSA-OAEP-256' : 'A256GCM'}"`
  const rsa = ['RSA-OAEP', 'RSA-OAEP-384', 'RSA-OAEP-512'] as const
  for (const alg of rsa) {
    test(`the outer algorithm ${alg} is refused by name`, async () => {
      const token = await encrypt(await sign(JSON.stringify(GOOD_CLAIMS)), { alg, enc: 'A256GCM' })
      expect(await judge(token)).toMatchObject(refusal('TOKEN_MALFORMED', wanted('alg', alg)))
    })
  }
  for (const enc of ['A128GCM', 'A192GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'] as const) {
    test(`the content encryption ${enc} is refused by name`, async () => {
      const token = await encrypt(await sign(JSON.stringify(GOOD_CLAIMS)), { alg: 'RSA-OAEP-256', enc })
      expect(await judge(token)).toMatchObject(refusal('TOKEN_MALFORMED', wanted('enc', enc)))
    })
  }

  test('the outer algorithm PBES2, whose password the platform would have to stretch, is refused by name', async () => {
    const alg = 'PBES2-HS256+A128KW'
    const password = new TextEncoder().encode('entrap')
    expect(await judge(await encrypt('x.y.z', { alg, enc: 'A256GCM' }, password))).toMatchObject(
      refusal('TOKEN_MALFORMED', wanted('alg', alg)),
    )
  })

  test('a symmetric key agreed on beforehand (dir) is refused by name', async () => {
    expect(await judge(await encrypt('x.y.z', { alg: 'dir', enc: 'A256GCM' }, new Uint8Array(32)))).toMatchObject(
      refusal('TOKEN_MALFORMED', wanted('alg', 'dir')),
    )
  })

  const headers: readonly { readonly header: Readonly<Record<string, unknown>>; readonly detail: string }[] = [
    { header: { alg: 'none', enc: 'A256GCM' }, detail: wanted('alg', 'none') },
    { header: { alg: 'rsa-oaep-256', enc: 'A256GCM' }, detail: wanted('alg', 'rsa-oaep-256') },
    { header: { enc: 'A256GCM' }, detail: 'outer JWE: alg is absent, and must be "RSA-OAEP-256"' },
    {
      header: { alg: ['RSA-OAEP-256'], enc: 'A256GCM' },
      detail: 'outer JWE: alg is ["RSA-OAEP-256"], and must be "RSA-OAEP-256"',
    },
    { header: { alg: null, enc: 'A256GCM' }, detail: 'outer JWE: alg is null, and must be "RSA-OAEP-256"' },
  ]
  for (const { header, detail } of headers) {
    test(`the outer header ${JSON.stringify(header)} is refused by name`, async () => {
      const [, ...rest] = (await mint()).split('.')
      const token = [base64url(JSON.stringify(header)), ...rest].join('.')
      expect(await judge(token)).toMatchObject(refusal('TOKEN_MALFORMED', detail))
    })
  }
})

test.describe('the outer layer', () => {
  for (const [name, index] of [
    ['initialisation vector', 2],
    ['ciphertext', 3],
    ['authentication tag', 4],
  ] as const) {
    test(`a JWE with a changed ${name} is refused as changed after it was encrypted`, async () => {
      const parts = (await mint()).split('.')
      const changed = Buffer.from(parts[index] ?? '', 'base64url')
      changed.writeUInt8(changed.readUInt8(0) ^ 1, 0)
      parts[index] = changed.toString('base64url')
      expect(await judge(parts.join('.'))).toMatchObject(
        refusal('TOKEN_MALFORMED', 'outer JWE: encrypted for this platform, but changed afterwards'),
      )
    })
  }
})

test.describe('the inner layer', () => {
  const tables: readonly { readonly what: string; readonly inner: string; readonly detail: string }[] = [
    {
      what: 'an unsigned token (alg none)',
      inner: `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify(GOOD_CLAIMS))}.`,
      detail: 'inner JWS: alg is "none", and must be "RS256"',
    },
    {
      what: 'a header without an algorithm',
      inner: `${base64url('{}')}.${base64url(JSON.stringify(GOOD_CLAIMS))}.AA`,
      detail: 'inner JWS: alg is absent, and must be "RS256"',
    },
  ]
  for (const { what, inner, detail } of tables) {
    test(`a JWE that contains ${what} is refused as malformed`, async () => {
      expect(await judge(await encrypt(inner))).toMatchObject(
        refusal('TOKEN_MALFORMED', expect.stringContaining(detail)),
      )
    })
  }

  test('a byte order mark before the JWS is refused as malformed', async () => {
    const jws = await sign(JSON.stringify(GOOD_CLAIMS))
    expect(await judge(await encrypt(`\u{FEFF}${jws}`))).toMatchObject({ accepted: false, code: 'TOKEN_MALFORMED' })
  })

  test("HS256 with the brand's public key as its secret is refused by name", async () => {
    const secret = publicKey('brandSigning').export({ type: 'spki', format: 'pem' })
    const signed = `${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify(GOOD_CLAIMS))}`
    const signature = createHmac('sha256', secret).update(signed).digest('base64url')
    expect(await judge(await encrypt(`${signed}.${signature}`))).toMatchObject(
      refusal('TOKEN_MALFORMED', 'inner JWS: alg is "HS256", and must be "RS256"'),
    )
  })

  for (const alg of ['RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const) {
    test(`a signature in ${alg} with the right key is refused by the name of its algorithm`, async () => {
      const token = await encrypt(await sign(JSON.stringify(GOOD_CLAIMS), { alg }))
      expect(await judge(token)).toMatchObject(
        refusal('TOKEN_MALFORMED', `inner JWS: alg is "${alg}", and must be "RS256"`),
      )
    })
  }

  test('a signature in ES256 is refused by the name of its algorithm', async () => {
    const token = await encrypt(
      await sign(JSON.stringify(GOOD_CLAIMS), { alg: 'ES256' }, privateKey('platformSession')),
    )
    expect(await judge(token)).toMatchObject(
      refusal('TOKEN_MALFORMED', 'inner JWS: alg is "ES256", and must be "RS256"'),
    )
  })

  test('claims changed after the signature are refused as wrongly signed', async () => {
    const [header, , signature] = (await sign(JSON.stringify(GOOD_CLAIMS))).split('.')
    const forged = base64url(JSON.stringify({ ...GOOD_CLAIMS, [USER_ID]: 'somebody-else' }))
    expect(await judge(await encrypt(`${header}.${forged}.${signature}`))).toMatchObject({ code: 'SIGNATURE_INVALID' })
  })

  test('the public key that a token brings along (jwk) is not trusted', async () => {
    const jwk = publicKey('anotherBrandSigning').export({ format: 'jwk' })
    const header = { alg: 'RS256', jwk } as CompactJWSHeaderParameters
    const jws = await sign(JSON.stringify(GOOD_CLAIMS), header, privateKey('anotherBrandSigning'))
    expect(await judge(await encrypt(jws))).toMatchObject({ code: 'SIGNATURE_INVALID' })
  })
})

test.describe('the claims', () => {
  for (const payload of ['', 'null', '[]', '"text"', '5', '{"exp":', "{'exp':1}"]) {
    test(`claims that are ${JSON.stringify(payload)} are refused as malformed`, async () => {
      expect(await judge(await encrypt(await sign(payload)))).toMatchObject(
        refusal('TOKEN_MALFORMED', 'claims: not a JSON object'),
      )
    })
  }

  const wrongExp = (exp: unknown) =>
    refusal(
      'TOKEN_EXPIRED',
      expect.stringContaining(`claims: exp is ${exp === undefined ? 'missing' : 'not a number of seconds: it is '}`),
    )
  for (const exp of [undefined, null, '1767225660', true, [NOW_SECONDS + 60], {}]) {
    test(`claims with the exp ${JSON.stringify(exp)} are refused`, async () => {
      expect(await judge(await mint({ ...GOOD_CLAIMS, exp }))).toMatchObject(wrongExp(exp))
    })
  }

  test('claims with an exp that no clock will ever reach (1e999) are refused', async () => {
    const payload = JSON.stringify(GOOD_CLAIMS).replace(`"exp":${GOOD_CLAIMS.exp}`, '"exp":1e999')
    expect(payload).toContain('1e999')
    expect(await judge(await encrypt(await sign(payload)))).toMatchObject(wrongExp(null))
  })

  const expired = (lateSeconds: number) => refusal('TOKEN_EXPIRED', `claims: exp passed ${lateSeconds} s ago`)
  for (const { nowMs, verdict } of [
    { nowMs: NOW_MS - 1, verdict: { accepted: true } },
    { nowMs: NOW_MS, verdict: expired(1) },
    { nowMs: NOW_MS + 1, verdict: expired(1) },
    { nowMs: NOW_MS + 1_001, verdict: expired(2) },
    { nowMs: NOW_MS + 3_600_000, verdict: expired(3_600) },
  ]) {
    const verb = 'accepted' in verdict && verdict.accepted ? 'hold' : 'have expired'
    test(`claims ${verb} ${nowMs - NOW_MS} ms after their exp`, async () => {
      const token = await mint({ ...GOOD_CLAIMS, exp: NOW_SECONDS })
      expect(await checkToken(token, KEYS, nowMs)).toMatchObject(verdict)
    })
  }

  test('claims with an exp in milliseconds, or far away, are not refused for it', async () => {
    expect(await judge(await mint({ ...GOOD_CLAIMS, exp: NOW_MS }))).toMatchObject({ accepted: true })
  })

  test('claims without a user id are refused', async () => {
    const { [USER_ID]: _left, ...claims } = GOOD_CLAIMS
    expect(await judge(await mint(claims))).toMatchObject(refusal('USER_ID_MISSING', `claims: ${USER_ID} is missing`))
  })

  for (const userId of ['', null, 42, true, ['a'], { id: 'a' }]) {
    test(`claims with the user id ${JSON.stringify(userId)} are refused`, async () => {
      expect(await judge(await mint({ ...GOOD_CLAIMS, [USER_ID]: userId }))).toMatchObject(
        refusal(
          'USER_ID_MISSING',
          expect.stringContaining(`claims: ${USER_ID} is ${userId === '' ? 'empty' : 'not a string: it is '}`),
        ),
      )
    })
  }

  for (const [name, character] of [
    ['Latin', 'a'],
    ['accented', 'é'],
    ['astral', '𝄞'],
  ] as const) {
    test(`claims accept 255 ${name} characters as a user id, and not one more`, async () => {
      const longest = character.repeat(255)
      expect(await judge(await mint({ ...GOOD_CLAIMS, [USER_ID]: longest }))).toMatchObject({ userId: longest })
      expect(await judge(await mint({ ...GOOD_CLAIMS, [USER_ID]: `${longest}${character}` }))).toMatchObject(
        refusal('USER_ID_TOO_LONG', `claims: ${USER_ID} has 256 characters; at most 255 are allowed`),
      )
    })
  }

  for (const visitorData of [
    null,
    'Camille',
    5,
    true,
    [],
    ['Camille'],
    { firstName: 5 },
    { firstName: null },
    { a: {} },
  ]) {
    test(`claims with the visitor data ${JSON.stringify(visitorData)} are refused as malformed`, async () => {
      expect(await judge(await mint({ ...GOOD_CLAIMS, [VISITOR_DATA]: visitorData }))).toMatchObject(
        refusal('TOKEN_MALFORMED', expect.stringContaining(`claims: ${VISITOR_DATA} is not an object of strings: `)),
      )
    })
  }

  test('the signature is checked before the claims: an expired token that is wrongly signed is wrongly signed', async () => {
    const jws = await sign(JSON.stringify({ exp: 1 }), { alg: 'RS256' }, privateKey('anotherBrandSigning'))
    expect(await judge(await encrypt(jws))).toMatchObject({ code: 'SIGNATURE_INVALID' })
  })
})
