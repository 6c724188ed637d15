import { expect, test } from '../../plain-test.ts'
import * as fc from 'fast-check'
import { compactParts, fingerprint } from '../../../protocol/token.ts'

for (const { token, count } of [
  { token: 'e30.e30.c2ln', count: 3 },
  { token: 'e30..', count: 3 },
  { token: '_-0.YQ.AA', count: 3 },
  { token: 'e30.AA.AA.AA.AA', count: 5 },
  { token: 'e30....', count: 5 },
] as const) {
  test(`${token} is compact, with ${count} parts`, () => {
    expect(compactParts(token, count)).toEqual(token.split('.'))
  })
}

for (const { what, token, count } of [
  { what: 'nothing', token: '', count: 3 },
  { what: 'no header', token: '.e30.AA', count: 3 },
  { what: 'two parts', token: 'e30.e30', count: 3 },
  { what: 'four parts', token: 'e30.e30.AA.AA', count: 3 },
  { what: 'a JWS where a JWE is wanted', token: 'e30.e30.AA', count: 5 },
  { what: 'a JWE where a JWS is wanted', token: 'e30.AA.AA.AA.AA', count: 3 },
  { what: 'padding', token: 'e30=.e30.AA', count: 3 },
  { what: 'the alphabet of plain base64', token: 'e30.+/+/.AA', count: 3 },
  { what: 'a space before', token: ' e30.e30.AA', count: 3 },
  { what: 'a line end after', token: 'e30.e30.AA\n', count: 3 },
  { what: 'a tab within', token: 'e30.e3\t0.AA', count: 3 },
  { what: 'a letter that only looks like one of the alphabet', token: 'e30.е30.AA', count: 3 },
  { what: 'a length that no bytes have', token: 'e30.e30.AAAAA', count: 3 },
  { what: 'unused bits that are not zero (two letters)', token: 'e30.e30.AB', count: 3 },
  { what: 'unused bits that are not zero (three letters)', token: 'e30.e31.AA', count: 3 },
] as const) {
  test(`a token is not compact with ${what}`, () => {
    expect(compactParts(token, count)).toBeNull()
  })
}

test('a compact token is read unchanged, whatever bytes its parts hold', () => {
  const part = fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url'))
  fc.assert(
    fc.property(fc.tuple(part, part, part), (parts) => {
      fc.pre(parts[0] !== '')
      return compactParts(parts.join('.'), 3)?.join('.') === parts.join('.')
    }),
  )
})

/** From the description of FNV-1a, 32 bits. */
for (const { text, hash } of [
  { text: '', hash: '811c9dc5' },
  { text: 'a', hash: 'e40c292c' },
  { text: 'foobar', hash: 'bf9cf968' },
]) {
  test(`the fingerprint of ${JSON.stringify(text)} is ${hash}`, () => {
    expect(fingerprint(text)).toBe(hash)
  })
}

test('a fingerprint is eight hex digits, the same for the same token', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (token) => /^[0-9a-f]{8}$/.test(fingerprint(token)) && fingerprint(token) === fingerprint(token),
    ),
  )
})

test('tokens that differ in one letter have different fingerprints', () => {
  const tokens = Array.from(
    { length: 1_000 },
    (_none, index) => `${'x'.repeat(900)}${index.toString(36).padStart(3, '0')}`,
  )
  expect(new Set(tokens.map(fingerprint)).size).toBe(1_000)
})
