import { createPublicKey, createSecretKey, webcrypto } from 'node:crypto'
import { diagnoseKey, keyAt, spkiOf } from '../../../diagnosis/key.ts'
import { expect, test } from '../../plain-test.ts'
import {
  DER,
  EC,
  ED25519,
  encrypted,
  JWK,
  PEM,
  pkcs1,
  pkcs8,
  PRIVATE_JWK,
  PSS,
  RSA,
  SMALL,
  spki,
  SSH,
  utf16,
} from './made-keys.ts'

const LINES = PEM.trim().split('\n')
const BARE = DER.toString('base64')
const withBom = (mark: number[], bytes: Buffer): Buffer => Buffer.concat([Buffer.from(mark), bytes])

const ACCEPTED: readonly (readonly [form: string, given: unknown])[] = [
  ['PEM', PEM],
  ['PEM with Windows line breaks', PEM.replaceAll('\n', '\r\n')],
  ['PEM with the line breaks of an old Mac', PEM.replaceAll('\n', '\r')],
  ['PEM whose line breaks are written out as \\n', PEM.replaceAll('\n', String.raw`\n`)],
  ['PEM whose line breaks are written out as \\\\n', PEM.replaceAll('\n', String.raw`\\n`)],
  ['PEM whose line breaks are written out as \\r\\n', PEM.replaceAll('\n', String.raw`\r\n`)],
  ['PEM whose line breaks are both written out and there', PEM.replaceAll('\n', '\\n\n')],
  ['PEM whose lines end in a backslash', PEM.trim().replaceAll('\n', '\\\n')],
  ['PEM on one line', LINES.join('')],
  ['PEM on one line with spaces', LINES.join(' ')],
  ['PEM without any white space', PEM.replaceAll(/\s/g, '')],
  ['PEM that is indented', PEM.replaceAll(/^/gm, '    ')],
  ['PEM with tabs and blank lines in it', LINES.join('\n\n\t')],
  ['PEM in a field of YAML', `publicKey: |\n${PEM.replaceAll(/^/gm, '  ')}`],
  ['PEM in double quotes', `"${PEM}"`],
  ['PEM in single quotes and written-out line breaks', `'${PEM.replaceAll('\n', String.raw`\n`)}'`],
  ['PEM as a JSON text', JSON.stringify(PEM)],
  ['PEM as a JSON text of PHP, which escapes slashes', JSON.stringify(PEM).replaceAll('/', String.raw`\/`)],
  ['PEM as a list of one in JSON', JSON.stringify([PEM])],
  ['PEM as bytes of Python', `b'${PEM.replaceAll('\n', String.raw`\n`)}'`],
  ['PEM on a line of .env', `BRAND_KEY="${PEM.replaceAll('\n', String.raw`\n`)}"`],
  ['PEM as JavaScript that puts lines together', LINES.map((line) => `'${line}\\n'`).join(' +\n  ')],
  ['PEM that was quoted in an e-mail', PEM.replaceAll(/^(?=.)/gm, '> ')],
  ['PEM whose dashes a word processor has changed', PEM.replaceAll('-----', '—–—')],
  ['PEM that was encoded for an address', encodeURIComponent(PEM)],
  ['PEM whose plus signs a form has made spaces of', PEM.replaceAll('+', ' ')],
  ['PEM with text before and after it', `The key of the shop:\n${PEM}\nbest regards`],
  ['PEM twice', PEM + PEM],
  ['PEM in base64', Buffer.from(PEM).toString('base64')],
  ['PEM with a mark of UTF-8', `\u{feff}${PEM}`],
  ['PEM with a mark of UTF-8 that was read as Latin-1', `\u{ef}\u{bb}\u{bf}${PEM}`],
  ['PEM with a blank of no width', PEM.replace('MII', '\u{200b}MII')],
  ['a file in UTF-8 with a mark', withBom([0xef, 0xbb, 0xbf], Buffer.from(PEM))],
  ['a file in UTF-16 with a mark', withBom([0xff, 0xfe], utf16(PEM))],
  ['a file in UTF-16 with a mark, big end first', withBom([0xfe, 0xff], utf16(PEM, true))],
  ['a file in UTF-16 without a mark', utf16(PEM)],
  ['a file in UTF-16 without a mark, big end first', utf16(PEM, true)],
  ['a file in UTF-16 that was read as UTF-8', withBom([0xff, 0xfe], utf16(PEM)).toString('utf8')],
  ['PEM as a Buffer', Buffer.from(PEM)],
  ['PEM as a Buffer that went through JSON', JSON.parse(JSON.stringify(Buffer.from(PEM))) as unknown],
  ['bare base64', BARE],
  ['bare base64 in lines', BARE.replaceAll(/.{64}/g, '$&\n')],
  ['bare base64 in quotes', `"${BARE}"`],
  ['bare base64 of addresses', DER.toString('base64url')],
  ['bare base64 without its padding', BARE.replaceAll('=', '')],
  ['hex', DER.toString('hex')],
  ['hex with colons', DER.toString('hex').replaceAll(/..(?=.)/g, '$&:')],
  ['DER', DER],
  ['DER with a line break behind it', Buffer.concat([DER, Buffer.from('\n')])],
  ['DER as an ArrayBuffer', new Uint8Array(DER).buffer],
  ['PKCS#1', pkcs1(RSA.publicKey)],
  ['PKCS#1 whose line breaks are written out', pkcs1(RSA.publicKey).replaceAll('\n', String.raw`\n`)],
  ['PKCS#1 in DER', RSA.publicKey.export({ type: 'pkcs1', format: 'der' })],
  ['PKCS#1 with the label SPKI', pkcs1(RSA.publicKey).replaceAll('RSA PUBLIC', 'PUBLIC')],
  ['SPKI with the label PKCS#1', PEM.replaceAll('PUBLIC', 'RSA PUBLIC')],
  ['a JWK', JWK],
  ['a JWK with its purpose', { ...JWK, use: 'sig', alg: 'RS256', key_ops: ['verify'], kid: 'a' }],
  ['a JWK as text', JSON.stringify(JWK)],
  ['a JWK as text over lines', JSON.stringify(JWK, null, 2)],
  ['a JWK as a string inside a string', JSON.stringify(JSON.stringify(JWK))],
  ['a JWK in base64', Buffer.from(JSON.stringify(JWK)).toString('base64')],
  ['a key object', RSA.publicKey],
]

for (const [form, given] of ACCEPTED) {
  test(`an RSA public key as ${form} is accepted`, () => {
    const found = diagnoseKey(given)
    expect(found).toMatchObject({ key: expect.anything() })
    expect(found.key !== null && spkiOf(found.key)).toBe(PEM)
  })
}

for (const { form, given, is, run } of [
  {
    form: 'PKCS#1',
    given: pkcs1(RSA.publicKey),
    is: 'an RSA public key in the form PKCS#1',
    run: 'openssl rsa -RSAPublicKey_in -in key.pem',
  },
  { form: 'a JWK', given: JWK, is: 'a JWK', run: "createPublicKey({ key: jwk, format: 'jwk' })" },
  {
    form: 'SPKI under another armour',
    given: PEM.replaceAll('PUBLIC', 'RSA PUBLIC'),
    is: 'a public key (SPKI) labelled "RSA PUBLIC KEY"',
    run: 'sed ',
  },
]) {
  test(`${form} is accepted with a note on the form that iAdvize needs`, () => {
    const { note } = diagnoseKey(given) as { readonly note: string }
    expect(note).toContain(`is ${is}, and its public key is used. Give iAdvize the form that its instructions ask for`)
    expect(note).toContain(run)
  })
}

test('a key in the form of the instructions of iAdvize is accepted without a note', () => {
  for (const given of [PEM, BARE, PEM.replaceAll('\n', String.raw`\n`)]) {
    expect(diagnoseKey(given)).toMatchObject({ note: null })
  }
})

type Refused = {
  readonly what: string
  readonly given: unknown
  readonly is: string
  /** A piece of the way to what is wanted. */
  readonly way: string
}

const SSH_BLOB = SSH.split(' ')[1] ?? ''

const REFUSED: readonly Refused[] = [
  {
    what: 'an EC key',
    given: spki(EC.publicKey),
    is: 'an EC key (prime256v1), which cannot verify RS256',
    way: 'openssl genpkey',
  },
  {
    what: 'an Ed25519 key',
    given: spki(ED25519.publicKey),
    is: 'an Ed25519 key, which cannot verify RS256',
    way: 'openssl genpkey',
  },
  {
    what: 'an RSA-PSS key',
    given: spki(PSS.publicKey),
    is: 'an RSA-PSS key, which cannot verify RS256',
    way: 'openssl genpkey',
  },
  {
    what: 'an EC key with the label RSA',
    given: spki(EC.publicKey).replaceAll('PUBLIC', 'RSA PUBLIC'),
    is: 'an EC key (prime256v1)',
    way: 'openssl genpkey',
  },
  {
    what: 'an RSA key that is too small',
    given: spki(SMALL.publicKey),
    is: 'an RSA key of 1024 bits, but must be',
    way: 'rsa_keygen_bits:2048',
  },
  {
    what: 'a small key in PKCS#1',
    given: pkcs1(SMALL.publicKey),
    is: 'an RSA key of 1024 bits',
    way: 'rsa_keygen_bits:2048',
  },
  {
    what: 'a small key as a JWK',
    given: SMALL.publicKey.export({ format: 'jwk' }),
    is: 'a JWK with an RSA key of 1024 bits',
    way: 'rsa_keygen_bits:2048',
  },
  { what: 'a small key object', given: SMALL.publicKey, is: 'an RSA key of 1024 bits', way: 'rsa_keygen_bits:2048' },
  {
    what: 'an RSA key whose exponent is 1',
    given: { kty: 'RSA', n: JWK.n, e: 'AQ' },
    is: 'a JWK with an RSA key whose exponent is 1, so that anyone could sign',
    way: 'openssl genpkey',
  },
  {
    what: 'an EC key as a JWK',
    given: EC.publicKey.export({ format: 'jwk' }),
    is: 'a JWK with an EC (P-256) key',
    way: 'openssl genpkey',
  },
  {
    what: 'a JWK for encryption',
    given: { ...JWK, use: 'enc' },
    is: 'a JWK for another purpose: its "use" is not "sig"',
    way: 'that your tokens are signed with',
  },
  {
    what: 'a JWK for another algorithm',
    given: JSON.stringify({ ...JWK, alg: 'PS256' }),
    is: 'a JWK for another purpose: its "alg" is not "RS256"',
    way: 'signed with',
  },
  {
    what: 'a JWK without its numbers',
    given: { kty: 'RSA', kid: 'a' },
    is: 'a JWK without the two numbers',
    way: 'Copy it again',
  },
  { what: 'a set of JWKs', given: { keys: [JWK] }, is: 'a set of 1 JWK, but must be', way: '`set.keys[0]`' },
  {
    what: 'a set of JWKs as text',
    given: JSON.stringify({ keys: [JWK, JWK] }),
    is: 'a set of 2 JWKs',
    way: '`set.keys[0]`',
  },
  {
    what: 'JSON that is no JWK',
    given: '{"issuer":"x"}',
    is: 'a JSON object that is not a JWK',
    way: 'Give only the key that is in it',
  },
  {
    what: 'JSON that was cut',
    given: JSON.stringify(JWK).slice(0, 100),
    is: 'a string of 100 characters that begins like JSON',
    way: 'Copy it again',
  },
  {
    what: 'an OpenSSH public key',
    given: SSH,
    is: 'an OpenSSH public key (ssh-rsa), but must be',
    way: 'ssh-keygen -e -m PKCS8 -f key.pem',
  },
  {
    what: 'a line of authorized_keys',
    given: `no-pty ${SSH}`,
    is: 'an OpenSSH public key (ssh-rsa)',
    way: 'ssh-keygen -e',
  },
  {
    what: 'the base64 of an OpenSSH public key',
    given: SSH_BLOB,
    is: 'an OpenSSH public key (ssh-rsa)',
    way: 'ssh-keygen -e',
  },
  {
    what: 'an OpenSSH key of another type',
    given: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIx j@h',
    is: 'an OpenSSH public key (ssh-ed25519), which cannot verify RS256',
    way: 'openssl genpkey',
  },
  {
    what: 'an SSH2 public key',
    given: `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "jane"\n${SSH_BLOB}\n---- END SSH2 PUBLIC KEY ----\n`,
    is: 'an SSH public key in the form SSH2 (RFC 4716)',
    way: 'ssh-keygen -i -f key.pem',
  },
  {
    what: 'a PGP public key',
    given: '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----',
    is: 'a PGP public key',
    way: 'openssl genpkey',
  },
  {
    what: 'PEM without its last line',
    given: LINES.slice(0, -1).join('\n'),
    is: 'a key that is cut off: its last line (-----END PUBLIC KEY-----) is missing',
    way: 'Copy it again',
  },
  {
    what: 'PEM without its first line',
    given: LINES.slice(1).join('\n'),
    is: 'a key without its first line',
    way: 'Copy it again',
  },
  {
    what: 'PEM of which lines are missing',
    given: [...LINES.slice(0, 3), LINES.at(-1)].join('\n'),
    is: 'a public key (SPKI) that is cut off: it has 96 of 294 bytes',
    way: 'Copy it again',
  },
  {
    what: 'PEM with dots for its middle',
    given: [LINES[0], LINES[1], '...', LINES.at(-1)].join('\n'),
    is: 'a key that is damaged: 3 of its characters are not base64',
    way: 'Copy it again',
  },
  {
    what: 'PEM with nothing in it',
    given: `${LINES[0]}\n${LINES.at(-1)}`,
    is: 'a key with nothing between its first and its last line',
    way: 'Copy it again',
  },
  {
    what: 'base64 that was cut',
    given: BARE.slice(0, 200),
    is: 'a public key (SPKI) that is cut off: it has 150 of 294 bytes',
    way: 'Copy it again',
  },
  {
    what: 'DER that was cut',
    given: DER.subarray(0, 200),
    is: 'a public key (SPKI) that is cut off: it has 200 of 294 bytes',
    way: 'Copy it again',
  },
  { what: 'two keys', given: PEM + spki(SMALL.publicKey), is: 'a string with 2 keys in it', way: '[first, second]' },
  { what: 'an empty string', given: '', is: 'empty, but must be', way: 'environment variable' },
  { what: 'an empty file', given: Buffer.alloc(0), is: 'empty, but must be', way: 'environment variable' },
  { what: 'blanks', given: ' \n\t', is: 'empty, but must be', way: 'environment variable' },
  { what: 'quotes with nothing in them', given: '""', is: 'empty, but must be', way: 'environment variable' },
  { what: 'undefined', given: undefined, is: 'undefined, but must be', way: 'the variable is not set' },
  { what: 'the word undefined', given: 'undefined', is: 'only the word that a program writes', way: 'is not set' },
  {
    what: 'an object in a string',
    given: '[object Object]',
    is: 'only the word that a program writes',
    way: 'holds an object',
  },
  { what: 'a placeholder', given: '${BRAND_KEY}', is: 'a placeholder that was never filled in', way: 'misspelt' },
  {
    what: 'an address',
    given: 'https://brand.example/jwks.json',
    is: 'a web address, which is not fetched',
    way: 'curl -o key.pem',
  },
  {
    what: 'an address as a URL',
    given: new URL('https://brand.example/jwks.json'),
    is: 'a web address, which is not fetched',
    way: 'curl',
  },
  {
    what: 'a fingerprint of OpenSSH',
    given: '2048 SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8 jane (RSA)',
    is: 'a fingerprint',
    way: 'Give the key',
  },
  {
    what: 'a fingerprint in hex',
    given: Array.from({ length: 20 }, () => 'ab').join(':'),
    is: 'a fingerprint',
    way: 'Give the key',
  },
  {
    what: 'a fingerprint without colons',
    given: 'ab'.repeat(32),
    is: 'a fingerprint or a shared secret',
    way: 'Give the whole key',
  },
  {
    what: 'a token',
    given: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
    is: 'a token, not the key',
    way: 'openssl genpkey',
  },
  {
    what: 'XML of .NET',
    given: '<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>',
    is: 'a public key in XML',
    way: 'ExportSubjectPublicKeyInfoPem',
  },
  {
    what: 'a page',
    given: '<!doctype html><title>Sign in</title>',
    is: 'a page (HTML or XML)',
    way: 'Give only the key',
  },
  {
    what: 'the name of a file',
    given: 'keys/brand.pem',
    is: 'the text "keys/brand.pem", which is not a key',
    way: 'no file is read here',
  },
  { what: 'a word', given: 'secret', is: 'the text "secret", which is not a key', way: '' },
  {
    what: 'a picture',
    given: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]),
    is: 'a file of 9 bytes that are neither text nor a key',
    way: '',
  },
  { what: 'a number', given: 5, is: 'a number', way: '' },
  { what: 'null', given: null, is: 'null', way: '' },
  { what: 'a promise', given: Promise.resolve(PEM), is: 'a promise', way: 'Await it' },
  { what: 'an object of settings', given: { file: 'a.pem' }, is: 'an object that is not a JWK', way: '' },
]

for (const { what, given, is, way } of REFUSED) {
  test(`${what} that is given as a public key is refused with what it is, what it must be, and how to convert it`, () => {
    const found = diagnoseKey(given)
    expect(found).toMatchObject({ key: null, problem: expect.stringContaining(`is ${is}`) })
    const { problem } = found as { readonly problem: string }
    expect(problem).toContain(
      'must be an RSA public key of at least 2048 bits, as PEM (SPKI, -----BEGIN PUBLIC KEY-----)',
    )
    expect(problem).toContain(way)
  })
}

const LOCKED = pkcs1(RSA.privateKey).replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0A\n\n')

const PRIVATE: readonly Refused[] = [
  {
    what: 'a private key in PKCS#8',
    given: pkcs8(RSA.privateKey),
    is: 'an RSA private key (PKCS#8)',
    way: 'openssl rsa -in key.pem -pubout',
  },
  {
    what: 'a private key in PKCS#1',
    given: pkcs1(RSA.privateKey),
    is: 'an RSA private key (PKCS#1)',
    way: 'openssl rsa -in key.pem -pubout',
  },
  {
    what: 'a private key with written-out line breaks',
    given: pkcs8(RSA.privateKey).replaceAll('\n', String.raw`\n`),
    is: 'an RSA private key (PKCS#8)',
    way: 'openssl rsa',
  },
  {
    what: 'a private key with the label a public one',
    given: pkcs8(RSA.privateKey).replaceAll('PRIVATE', 'PUBLIC'),
    is: 'an RSA private key (PKCS#8), labelled "PUBLIC KEY"',
    way: 'openssl rsa',
  },
  {
    what: 'a private key without its armour',
    given: RSA.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    is: 'an RSA private key (PKCS#8)',
    way: 'openssl rsa',
  },
  {
    what: 'a private key in DER',
    given: RSA.privateKey.export({ type: 'pkcs1', format: 'der' }),
    is: 'an RSA private key (PKCS#1)',
    way: 'openssl rsa -inform DER -in key.pem',
  },
  {
    what: 'a private key in UTF-16',
    given: utf16(pkcs8(RSA.privateKey)),
    is: 'an RSA private key (PKCS#8)',
    way: 'openssl rsa',
  },
  {
    what: 'a private key that was cut',
    given: pkcs8(RSA.privateKey).slice(0, 300),
    is: 'a private key (PKCS#8) that is cut off',
    way: 'openssl rsa',
  },
  {
    what: 'the end of a private key',
    given: pkcs8(RSA.privateKey).slice(300),
    is: 'a private key without its first line',
    way: 'openssl rsa',
  },
  {
    what: 'an encrypted private key',
    given: encrypted(RSA.privateKey),
    is: 'an encrypted private key',
    way: 'with its passphrase',
  },
  { what: 'an old encrypted private key', given: LOCKED, is: 'an encrypted private key', way: 'with its passphrase' },
  {
    what: 'an EC private key',
    given: EC.privateKey.export({ type: 'sec1', format: 'pem' }),
    is: 'an EC private key (SEC1)',
    way: 'openssl genpkey',
  },
  {
    what: 'an Ed25519 private key',
    given: pkcs8(ED25519.privateKey),
    is: 'an Ed25519 private key (PKCS#8)',
    way: 'openssl genpkey',
  },
  {
    what: 'a private JWK',
    given: PRIVATE_JWK,
    is: 'a private RSA key as a JWK (it has "d")',
    way: 'createPublicKey({ key: jwk',
  },
  {
    what: 'a private JWK as text',
    given: JSON.stringify(PRIVATE_JWK),
    is: 'a private RSA key as a JWK',
    way: 'createPublicKey',
  },
  {
    what: 'a JWK with only its primes',
    given: { ...JWK, p: PRIVATE_JWK.p },
    is: 'a private RSA key as a JWK (it has "p")',
    way: 'createPublicKey',
  },
  {
    what: 'a set with a private key',
    given: { keys: [JWK, PRIVATE_JWK] },
    is: 'a set of 2 JWKs, with private keys in it',
    way: 'set.keys[0]',
  },
  {
    what: 'a symmetric JWK',
    given: { kty: 'oct', k: 'c2VjcmV0' },
    is: 'a symmetric secret as a JWK',
    way: 'openssl genpkey',
  },
  { what: 'a private key object', given: RSA.privateKey, is: 'an RSA private key', way: 'createPublicKey(privateKey)' },
  { what: 'a secret key object', given: createSecretKey(Buffer.from('secret')), is: 'a symmetric secret', way: '' },
  { what: 'a pair of keys', given: RSA, is: 'a key pair with the private key in it', way: 'pair.publicKey' },
  {
    what: 'a private key below its public one',
    given: PEM + pkcs8(RSA.privateKey),
    is: 'an RSA private key (PKCS#8)',
    way: 'openssl rsa',
  },
  {
    what: 'JSON with both keys',
    given: JSON.stringify({ publicKey: PEM, privateKey: pkcs1(RSA.privateKey) }),
    is: 'an RSA private key (PKCS#1)',
    way: 'openssl rsa',
  },
  {
    what: 'a private key of PuTTY',
    given: 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none',
    is: "a private key in PuTTY's own form",
    way: 'puttygen key.pem',
  },
  {
    what: 'a private PGP key',
    given: '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----',
    is: 'a PGP private key',
    way: 'openssl genpkey',
  },
  {
    what: 'private XML of .NET',
    given: '<RSAKeyValue><Modulus>AQAB</Modulus><D>c2VjcmV0</D></RSAKeyValue>',
    is: 'a private key in XML',
    way: 'ExportSubjectPublicKeyInfoPem',
  },
]

for (const { what, given, is, way } of PRIVATE) {
  test(`${what} is refused as private, and the sentence says how its public key is made`, () => {
    const { key, problem } = diagnoseKey(given) as { readonly key: null; readonly problem: string }
    expect(key).toBeNull()
    expect(problem.startsWith(`is ${is}`)).toBe(true)
    expect(problem).toContain(', which must never leave your backend. Give its public key here: an RSA public key')
    expect(problem).toContain(way)
  })
}

test('a key of the Web Cryptography API is taken when it is public, and refused when it is private', async () => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const ofPublic = await webcrypto.subtle.importKey('jwk', JWK as webcrypto.JsonWebKey, algorithm, true, ['verify'])
  const ofPrivate = await webcrypto.subtle.importKey('jwk', PRIVATE_JWK as webcrypto.JsonWebKey, algorithm, true, [
    'sign',
  ])
  expect(diagnoseKey(ofPublic)).toMatchObject({ note: null })
  expect(diagnoseKey(ofPrivate)).toMatchObject({ problem: expect.stringContaining('is an RSA private key') })
})

test('a command names the file that the key was read from, in quotes where a shell needs them', () => {
  const problemIn = (file: string) => (diagnoseKey(SSH, file) as { readonly problem: string }).problem
  expect(problemIn('keys/id_rsa.pub')).toContain('`ssh-keygen -e -m PKCS8 -f keys/id_rsa.pub > rsaPublicKey.pem`')
  expect(problemIn("/home/jane/it's mine.pub")).toContain(String.raw`-f '/home/jane/it'\''s mine.pub' >`)
})

test('a sentence begins with the setting, the project and the file', () => {
  expect(keyAt({ setting: 'projects[0].publicKeys[1]', sid: 7316, file: '/keys/a.pem' })).toBe(
    'projects[0].publicKeys[1] of project 7316 (file /keys/a.pem)',
  )
  expect(keyAt({ setting: '--public-key' })).toBe('--public-key')
})

for (const [secret, kind] of [
  ['kD8xQ2mZ7LpR4vTn9WcB', 'base64'],
  ['3f9a1c7be2d04586', 'hexadecimal digits'],
  ['MC4CAQAwBQYDK2VwBCIEIJ8x', 'a key in DER'],
  // Each of these falls into what could be words.
  ['OBWWNRslbOwxawm3Yblr', 'an elliptic-curve key'],
  ['WjeqKrubvudDKSS7OIYT', 'a private exponent'],
  ['syiW/EJILME8Fzljzvsx', 'base64 with a slash'],
  ['12195154402234359bbb', 'hexadecimal digits that begin as a number'],
] as const) {
  test(`a string that could be a secret, as a piece of ${kind}, is not repeated`, () => {
    const { problem } = diagnoseKey(secret) as { readonly problem: string }
    expect(problem).toContain(`is a string of ${secret.length} characters, which is not a key`)
    expect(problem).not.toContain(secret)
  })
}

test('a name of several words is repeated, also a long one', () => {
  for (const name of [
    'rsaPublicKey2',
    'my-public-key-for-staging',
    'IADVIZE_PUBLIC_KEY_2026',
    'keys/iadvizePublicKeyOfProduction.pem',
  ])
    expect(diagnoseKey(name)).toMatchObject({ problem: expect.stringContaining(`"${name}"`) })
})

test('a key that was read verifies what its private key signed', () => {
  const found = diagnoseKey(pkcs1(RSA.publicKey))
  expect(found.key?.equals(createPublicKey(RSA.privateKey))).toBe(true)
})
