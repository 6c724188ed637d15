import type { Case } from './case.ts'
import { requestOf, seeing } from './token-cases.ts'

const BASE64 = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ' + 'x'.repeat(300)
const PART = 'x'.repeat(43)

const KEYS: Readonly<Record<string, string>> = {
  'a PEM': `-----BEGIN PRIVATE KEY-----\n${BASE64}\n-----END PRIVATE KEY-----`,
  'a PEM of RSA': `-----BEGIN RSA PRIVATE KEY-----\r\n${BASE64}`,
  'a PEM of an elliptic curve': `-----BEGIN EC PRIVATE KEY-----\n${'x'.repeat(64)}`,
  'a PEM in a string': JSON.stringify(`-----BEGIN PRIVATE KEY-----\n${'x'.repeat(40)}`),
  'a PEM of joined lines': `'-----BEGIN PRIVATE KEY-----' +\n  '${'x'.repeat(64)}' +`,
  'a key without its armour': `"${BASE64}"`,
  'a JWK': `{"kty":"RSA","n":"${PART}","d":"${PART}"}`,
  'a JWK whose members stand the other way round': `{ "d": "${PART}", "crv": "P-256", "kty": "EC" }`,
  'a JWK with much space': `{ "kty" : "RSA" , "n" : "${PART}" , "d" : "${PART}" }`,
  'a JWK in code': `{ kty: 'OKP', d: '${PART}', crv: 'Ed25519' }`,
  'a JWK in a string': String.raw`{\"kty\":\"RSA\",\"d\":\"${PART}\"}`,
  'a JWK in a set': `{"keys":[{"kty":"RSA","n":"${PART}"},{"kty":"RSA","n":"${PART}","d":"${PART}"}]}`,
}

const NO_KEYS: Readonly<Record<string, string>> = {
  'the armour in a library': "const PEM = '-----BEGIN PRIVATE KEY-----' + body + '-----END PRIVATE KEY-----'",
  'a public key': `-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${'x'.repeat(300)}`,
  'a public JWK': `{"kty":"RSA","n":"${PART}","e":"AQAB","kid":"${PART}"}`,
  'a set with a public JWK and something else': `[{"kty":"RSA","n":"${PART}"},{"d":"${PART}","of":"something else"}]`,
  'a string that only begins like a key': `${BASE64.slice(0, 40)}" and so on`,
  'a JWK of another member that ends in d': `{"kty":"RSA","n":"${PART}","kid":"${PART}"}`,
  'an object of another member that ends in kty': `{"akty":"RSA","n":"${PART}","d":"${PART}"}`,
  'a member of one character': '{"kty":"RSA","d":"short","and":"something that goes on and on and on and on"}',
}

const served = (page: string, file: string) =>
  seeing(
    { requests: [requestOf({ kind: 'document', answer: page })] },
    { keyFiles: [{ url: 'http://shop.example/rsaPrivateKey.pem', answer: file }] },
  )

export const cases: readonly Case[] = [
  { says: 'a page and a file without a key', seen: served('<html>', ''), verdict: 'pass' },
  {
    says: 'a site that answers every address with a page',
    seen: served('<html>', '<html>not found'),
    verdict: 'pass',
  },
  ...Object.entries(KEYS).flatMap(
    ([name, key]) =>
      [
        {
          says: `${name} in a page`,
          seen: served(`const key = ${key}`, ''),
          verdict: 'fail',
          problems: ['in-a-page'],
        },
        { says: `${name} in a file`, seen: served('', key), verdict: 'fail', problems: ['in-a-file'] },
      ] as const,
  ),
  ...Object.entries(NO_KEYS).map(
    ([name, text]) => ({ says: `a page and a file with ${name}`, seen: served(text, text), verdict: 'pass' }) as const,
  ),
  {
    says: 'a page without a key, and files that were not requested',
    seen: seeing({ requests: [requestOf({ answer: '<html>' })] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'a key in a page, and files that were not requested',
    seen: seeing({ requests: [requestOf({ answer: KEYS['a PEM'] ?? '' })] }),
    verdict: 'fail',
    problems: ['in-a-page'],
  },
  {
    says: 'a page that was not read',
    seen: seeing({ requests: [requestOf({ answer: null })] }, { keyFiles: [] }),
    verdict: 'pass',
  },
  {
    says: 'two keys in a page, and two in a file',
    seen: served(`<html>\n\n${KEYS['a JWK']}\n${KEYS['a PEM']}`, `${KEYS['a PEM']}\n${KEYS['a JWK']}`),
    verdict: 'fail',
    problems: ['in-a-page', 'in-a-file'],
    tells:
      'A private key is served to the browser: by http://shop.example/api/iadvize-token. A private key is served to anyone who asks: by http://shop.example/rsaPrivateKey.pem.',
    shows: [
      'http://shop.example/api/iadvize-token: a private key begins in line 3 (expected: no private key)',
      'http://shop.example/rsaPrivateKey.pem: a private key begins in line 1 (expected: no private key)',
    ],
  },
]
