import { createHash } from 'node:crypto'
import { identifyKey, keyFingerprint } from '../../../diagnosis/key-identity.ts'
import { expect, test } from '../../plain-test.ts'
import { DER, EC, encrypted, JWK, PEM, pkcs1, pkcs8, PRIVATE_JWK, RSA, SMALL, spki, SSH } from './made-keys.ts'

const RSA_OF_2048 = 'Signing with RS256 needs an RSA key of at least 2048 bits.'

for (const { what, given, is, half } of [
  { what: 'SPKI as PEM', given: PEM, is: 'a public key (SPKI)', half: 'public' },
  { what: 'SPKI as DER', given: DER, is: 'a public key (SPKI)', half: 'public' },
  { what: 'PKCS#1', given: pkcs1(RSA.publicKey), is: 'an RSA public key in the form PKCS#1', half: 'public' },
  { what: 'a JWK', given: JSON.stringify(JWK), is: 'a JWK', half: 'public' },
  { what: 'PKCS#8', given: pkcs8(RSA.privateKey), is: 'an RSA private key (PKCS#8)', half: 'private' },
  { what: 'PKCS#1', given: pkcs1(RSA.privateKey), is: 'an RSA private key (PKCS#1)', half: 'private' },
  {
    what: 'PKCS#8 as DER',
    given: RSA.privateKey.export({ type: 'pkcs8', format: 'der' }),
    is: 'PKCS#8',
    half: 'private',
  },
  { what: 'a private JWK', given: JSON.stringify(PRIVATE_JWK), is: 'a private RSA key as a JWK', half: 'private' },
]) {
  test(`the ${half} half of a pair is known by its fingerprint from ${what}`, () => {
    const identity = identifyKey(given, 'key.pem')
    expect(identity).toMatchObject({ half, is: expect.stringContaining(is), problem: null })
    expect(identity.publicKey === null ? null : keyFingerprint(identity.publicKey)).toBe(
      createHash('sha256').update(DER).digest('hex'),
    )
  })
}

for (const { what, given, half, problem, way } of [
  {
    what: 'an EC private key',
    given: pkcs8(EC.privateKey),
    half: 'private',
    problem: `is an EC private key (PKCS#8). ${RSA_OF_2048}`,
    way: 'openssl genpkey',
  },
  {
    what: 'an RSA private key of 1024 bits',
    given: pkcs8(SMALL.privateKey),
    half: 'private',
    problem: `is an RSA private key (PKCS#8): an RSA key of 1024 bits. ${RSA_OF_2048}`,
    way: 'openssl genpkey',
  },
  {
    what: 'a private key behind a passphrase',
    given: encrypted(RSA.privateKey),
    half: 'private',
    problem: 'is an encrypted private key, which cannot be read here.',
    way: 'To extract the public key, with its passphrase: `openssl rsa -in key.pem',
  },
  {
    what: 'an EC public key',
    given: spki(EC.publicKey),
    half: null,
    problem: 'is an EC key (prime256v1), which cannot verify RS256 signatures, but must be an RSA public key',
    way: 'openssl genpkey',
  },
  {
    what: 'an OpenSSH public key',
    given: SSH,
    half: null,
    problem: 'is an OpenSSH public key (ssh-rsa), but must be an RSA public key',
    way: 'To convert it: `ssh-keygen -e -m PKCS8 -f key.pem',
  },
]) {
  test(`${what} is named as a key that no project can use, with the way to one`, () => {
    expect(identifyKey(given, 'key.pem')).toMatchObject({
      half,
      publicKey: null,
      problem: expect.stringContaining(problem),
      way: expect.stringContaining(way),
    })
  })
}
