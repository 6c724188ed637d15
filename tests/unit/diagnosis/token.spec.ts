import { FlattenedEncrypt, FlattenedSign } from 'jose'
import { expect, test } from '../../plain-test.ts'
import { describeInner, describeOuter } from '../../../diagnosis/token.ts'
import { TOKEN_CAUSES, type TokenCause } from '../../../protocol/token-causes.ts'
import { encrypt, GOOD_CLAIMS, privateKey, publicKey, sign } from '../mock-platform/mint.ts'

type Given = { readonly jwe: string; readonly jws: string; readonly claims: string; readonly signedJwe: string }

type Case = {
  readonly what: string
  readonly text: (given: Given) => string
  readonly cause: TokenCause
  readonly says: string | RegExp
  readonly fix?: string | RegExp
}

const given = async (): Promise<Given> => {
  const claims = JSON.stringify(GOOD_CLAIMS)
  const jws = await sign(claims)
  const jwe = await encrypt(jws)
  return { claims, jws, jwe, signedJwe: await sign(jwe) }
}

const OUTER: readonly Case[] = [
  {
    what: 'a JWE behind "Bearer"',
    text: ({ jwe }) => `Bearer ${jwe}`,
    cause: 'jwe-with-label',
    says: 'this is a compact JWE with "Bearer" before it; it must be a compact JWE and nothing else, five parts of base64url between dots',
    fix: 'token.replace(/^Bearer[\\s:=]+/i, "")',
  },
  {
    what: 'a JWE behind "Authorization: bearer"',
    text: ({ jwe }) => `Authorization: bearer ${jwe}`,
    cause: 'jwe-with-label',
    says: '"bearer" before it',
  },
  {
    what: "a JWE behind the label that the vendor's sample prints",
    text: ({ jwe }) => `JWE : ${jwe}`,
    cause: 'jwe-with-label',
    says: '"JWE" before it',
  },
  {
    what: 'a JWE in a cookie',
    text: ({ jwe }) => `iadvize_token=${jwe}; Path=/; HttpOnly`,
    cause: 'jwe-with-label',
    says: 'after "iadvize_token="',
  },
  {
    what: 'a JWE in an address',
    text: ({ jwe }) => `https://shop.example/chat?lang=fr&jwe=${jwe}`,
    cause: 'jwe-with-label',
    says: 'as its parameter "jwe"',
  },
  {
    what: 'a JWE as JSON.stringify writes it',
    text: ({ jwe }) => JSON.stringify(jwe),
    cause: 'jwe-quoted',
    says: 'a compact JWE in double quotes, as JSON.stringify writes text',
    fix: 'token, not JSON.stringify(token)',
  },
  { what: 'a JWE in single quotes', text: ({ jwe }) => `'${jwe}'`, cause: 'jwe-quoted', says: 'in quotes' },
  { what: 'a JWE in typographic quotes', text: ({ jwe }) => `“${jwe}”`, cause: 'jwe-quoted', says: 'in quotes' },
  {
    what: "a JWE in Python's bytes",
    text: ({ jwe }) => `b'${jwe}'`,
    cause: 'jwe-quoted',
    says: "Python's bytes notation",
    fix: 'token.decode("ascii")',
  },
  {
    what: "a JWE in Python's bytes with double quotes",
    text: ({ jwe }) => `b"${jwe}"`,
    cause: 'jwe-quoted',
    says: "Python's bytes notation",
  },
  {
    what: 'a JWE with a line break behind it',
    text: ({ jwe }) => `${jwe}\n`,
    cause: 'jwe-with-white-space',
    says: 'a line break',
    fix: 'token.trim()',
  },
  {
    what: 'a JWE with a blank before it',
    text: ({ jwe }) => ` ${jwe}`,
    cause: 'jwe-with-white-space',
    says: 'white space before',
  },
  {
    what: 'a JWE in lines of 76 letters',
    text: ({ jwe }) => (jwe.match(/.{1,76}/g) ?? []).join('\r\n'),
    cause: 'jwe-with-white-space',
    says: 'line breaks or spaces inside it',
    fix: 'base64 -w0',
  },
  {
    what: 'a JWE with a line break that is written out',
    text: ({ jwe }) => `${jwe}\\n`,
    cause: 'jwe-with-white-space',
    says: 'inside it',
  },
  {
    what: 'a JWE that was URL-encoded in quotes',
    text: ({ jwe }) => encodeURIComponent(JSON.stringify(jwe)),
    cause: 'jwe-encoded-again',
    says: 'URL-encoded',
    fix: /decodeURIComponent\(token\).*without the quotes/,
  },
  {
    what: 'a JWE in base64',
    text: ({ jwe }) => Buffer.from(jwe).toString('base64'),
    cause: 'jwe-encoded-again',
    says: 'in base64 again',
  },
  {
    what: 'a JWE in hexadecimal digits',
    text: ({ jwe }) => Buffer.from(jwe).toString('hex'),
    cause: 'jwe-encoded-again',
    says: 'hexadecimal',
  },
  {
    what: 'a JWE of which the parts are base64 with padding',
    text: ({ jwe }) =>
      jwe
        .split('.')
        .map((part) => Buffer.from(part, 'base64url').toString('base64'))
        .join('.'),
    cause: 'jwe-base64',
    says: 'instead of base64url',
    fix: 'toString("base64url")',
  },
  {
    what: 'the answer of an endpoint in JSON',
    text: ({ jwe }) => JSON.stringify({ token: jwe }),
    cause: 'jwe-in-json',
    says: 'in the field "token" of a JSON text',
    fix: 'const { token } = await response.json()',
  },
  {
    what: 'the answer of an endpoint in JSON with white space, as Python and many frameworks write it',
    text: ({ jwe }) => JSON.stringify({ token: jwe }, null, 2),
    cause: 'jwe-in-json',
    says: 'in the field "token" of a JSON text; it must',
    fix: 'const { token } = await response.json()',
  },
  {
    what: 'the answer of an endpoint in JSON, with a line break inside the token',
    text: ({ jwe }) => JSON.stringify({ token: jwe.replace('.', '.\n') }, null, 2),
    cause: 'jwe-in-json',
    says: 'with line breaks or spaces inside it, in the field "token" of a JSON text; it must',
    fix: 'const { token } = await response.json()',
  },
  {
    what: 'the answer of an endpoint with the token deeper within',
    text: ({ jwe }) => JSON.stringify({ ok: true, data: { 'chat-token': jwe } }),
    cause: 'jwe-in-json',
    says: 'in the field "data.chat-token"',
    fix: '(await response.json()).data["chat-token"]',
  },
  {
    what: 'a list of one JWE',
    text: ({ jwe }) => JSON.stringify([jwe]),
    cause: 'jwe-in-json',
    says: 'in the field "0"',
  },
  {
    what: 'a JWS',
    text: ({ jws }) => jws,
    cause: 'jwe-only-signed',
    says: 'a compact JWS: signed, but not encrypted',
    fix: 'new CompactEncrypt(new TextEncoder().encode(jws))',
  },
  {
    what: 'a JWS in quotes',
    text: ({ jws }) => `"${jws}"`,
    cause: 'jwe-only-signed',
    says: 'signed, but not encrypted, in double quotes',
  },
  {
    what: 'a JWS in JSON',
    text: ({ jws }) => `{"token":"${jws}"}`,
    cause: 'jwe-only-signed',
    says: 'signed, but not encrypted, in the field "token"',
  },
  {
    what: 'a JWE that was signed',
    text: ({ signedJwe }) => signedJwe,
    cause: 'jwe-signed-afterwards',
    says: 'encrypted, then signed',
    fix: /new SignJWT.*new CompactEncrypt/,
  },
  {
    what: 'the bare claims',
    text: ({ claims }) => claims,
    cause: 'jwe-not-compact',
    says: 'neither signed nor encrypted',
    fix: /new SignJWT.*new CompactEncrypt/,
  },
  {
    what: 'the beginning of a JWE',
    text: ({ jwe }) => jwe.slice(0, 255),
    cause: 'jwe-parts',
    says: 'a compact JWE with 2 parts instead of 5',
    fix: '255 characters',
  },
  {
    what: 'the beginning of the header',
    text: ({ jwe }) => jwe.slice(0, 40),
    cause: 'jwe-parts',
    says: 'cut off within its header',
  },
  {
    what: 'two JWEs put together',
    text: ({ jwe }) => `${jwe}.${jwe}`,
    cause: 'jwe-parts',
    says: '10 parts instead of 5',
  },
  {
    what: 'a JWE with a foreign letter',
    text: ({ jwe }) => `${jwe.slice(0, -3)}é${jwe.slice(-2)}`,
    cause: 'jwe-not-compact',
    says: 'a character in part 5 that base64url does not have (U+00E9)',
  },
  {
    what: 'a sign-in page',
    text: () => '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>',
    cause: 'token-web-page',
    says: 'an HTML page ("Sign in")',
    fix: 'response.ok',
  },
  {
    what: 'a sign-in page of 20 KB',
    text: () => `<html>${' '.repeat(20_000)}</html>`,
    cause: 'token-web-page',
    says: 'an HTML page',
  },
  {
    what: 'an error in JSON',
    text: () => '{"error":"unauthorized"}',
    cause: 'token-web-page',
    says: '(its fields: "error"), probably an error',
  },
  {
    what: 'an error in words',
    text: () => 'Internal Server Error',
    cause: 'token-web-page',
    says: 'an error message',
  },
  ...['undefined', 'null', '"undefined"', 'NaN', 'None'].map((word) => ({
    what: `the word ${word}`,
    text: () => word,
    cause: 'token-placeholder' as const,
    says: /the word "\w+": a missing value was turned into text/,
  })),
  {
    what: '[object Object]',
    text: () => '[object Object]',
    cause: 'token-placeholder',
    says: 'an object that was turned into text',
    fix: 'const { token }',
  },
  {
    what: '[object Promise]',
    text: () => '[object Promise]',
    cause: 'token-placeholder',
    says: 'an object that was turned into text',
    fix: 'Await the promise',
  },
  ...['{{ token }}', '${token}', '<YOUR-TOKEN>', '%TOKEN%'].map((text) => ({
    what: `the placeholder ${text}`,
    text: () => text,
    cause: 'token-placeholder' as const,
    says: `the placeholder ${JSON.stringify(text)}`,
  })),
  {
    what: 'the source of a function',
    text: () => 'async () => fetchToken()',
    cause: 'token-placeholder',
    says: 'the source code of a function',
  },
  { what: 'an empty string', text: () => '', cause: 'token-empty', says: 'this is the empty string' },
  { what: 'a blank', text: () => ' \n', cause: 'token-empty', says: 'this is the empty string' },
  {
    what: 'an address',
    text: () => 'https://iadvize.com',
    cause: 'jwe-not-compact',
    says: 'this is an address instead of the content at that address',
  },
  {
    what: 'a UUID',
    text: () => 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
    cause: 'jwe-not-compact',
    says: 'a UUID, probably a session',
  },
  {
    what: 'a session cookie',
    text: () => 'connect.sid=s%3AabcDEF.123; Path=/',
    cause: 'jwe-not-compact',
    says: 'a cookie or a form field called "connect.sid"',
  },
  {
    what: 'an opaque id',
    text: () => 'Zm9vYmFyLWJhei1xdXV4LWNvcmdl',
    cause: 'jwe-not-compact',
    says: 'an opaque id of 28 characters',
  },
  {
    what: 'a public key in PEM',
    text: () => '-----BEGIN PUBLIC KEY-----\nMIIB',
    cause: 'jwe-not-compact',
    says: 'in PEM',
  },
  {
    what: 'a private key in PEM',
    text: () => '-----BEGIN RSA PRIVATE KEY-----\nMIIB',
    cause: 'jwe-not-compact',
    says: 'a private key',
    fix: 'Remove the key from the page',
  },
]

const INNER: readonly Case[] = [
  {
    what: 'claims',
    text: ({ claims }) => claims,
    cause: 'jws-unsigned',
    says: 'JSON with the claims, unsigned',
    fix: 'new SignJWT(claims)',
  },
  {
    what: 'claims in quotes',
    text: ({ claims }) => JSON.stringify(claims),
    cause: 'jws-unsigned',
    says: 'the claims, unsigned',
  },
  {
    what: 'a JWS in quotes',
    text: ({ jws }) => JSON.stringify(jws),
    cause: 'jws-quoted',
    says: 'what was encrypted is a compact JWS in double quotes',
    fix: 'not JSON.stringify(jws)',
  },
  { what: 'a JWE', text: ({ jwe }) => jwe, cause: 'jws-is-jwe', says: 'encrypted twice' },
  {
    what: 'a JWS with a line break',
    text: ({ jws }) => `${jws}\n`,
    cause: 'jws-not-compact',
    says: 'a compact JWS with a line break',
    fix: 'token.trim()',
  },
  {
    what: 'a JWS behind Bearer',
    text: ({ jws }) => `Bearer ${jws}`,
    cause: 'jws-not-compact',
    says: '"Bearer" before it',
  },
  {
    what: 'a JWS in an object',
    text: ({ jws }) => JSON.stringify({ jws }),
    cause: 'jws-not-compact',
    says: 'in the field "jws"',
  },
  { what: 'an address', text: () => 'https://iadvize.com', cause: 'jws-not-compact', says: 'an address' },
  { what: 'bytes', text: () => '\0\u0001\u0002', cause: 'jws-not-compact', says: 'bytes instead of text' },
]

for (const [layer, describe, cases] of [
  ['given as a token', describeOuter, OUTER],
  ['encrypted in place of a JWS', describeInner, INNER],
] as const) {
  for (const { what, text, cause, says, fix } of cases) {
    test(`${what} ${layer} is recognised, and the remedy is named`, async () => {
      const found = describe(text(await given()))
      expect(found.cause).toBe(cause)
      expect(found.what).toMatch(says instanceof RegExp ? says : literally(says))
      const remedy = found.fix ?? TOKEN_CAUSES[cause].fix
      expect(remedy).toMatch(fix instanceof RegExp ? fix : literally(fix ?? ''))
      expect(remedy).toMatch(/^[A-Z].*\.$/)
    })
  }
}

const literally = (text: string): RegExp => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), '')

test('a JWE and a JWS in JSON serialisation are called that', async () => {
  const { jws, claims } = await given()
  const jwe = await new FlattenedEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
    .encrypt(publicKey('platformEncryption'))
  const signed = await new FlattenedSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey('brandSigning'))
  expect(describeOuter(JSON.stringify(jwe))).toMatchObject({ cause: 'jwe-json-serialised' })
  expect(describeOuter(JSON.stringify(signed))).toMatchObject({ cause: 'jwe-only-signed' })
  expect(describeInner(JSON.stringify(signed)).what).toContain('a JWS in JSON serialisation')
})

test('the dots of a string that is not a token are not counted', () => {
  for (const text of ['https://iadvize.com', 'a.b.c.d', 'www.iadvize.com', 'camille@shop.example', '1.2.3']) {
    expect(describeOuter(text).what).not.toMatch(/\d parts/)
  }
})

test('an opaque text, which may be a secret, is not repeated', () => {
  const secret = 'hunter2hunter2hunter2'
  for (const text of [
    secret,
    `sid=${secret}`,
    `"${secret}"`,
    `-----BEGIN PRIVATE KEY-----\n${secret}`,
    `s:${secret}`,
  ]) {
    expect(JSON.stringify(describeOuter(text))).not.toContain('hunter2')
  }
})
