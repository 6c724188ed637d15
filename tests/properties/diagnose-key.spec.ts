import * as fc from 'fast-check'
import { readKey } from '../../diagnosis/key-file.ts'
import { diagnoseKey } from '../../diagnosis/key.ts'
import { expect, test } from '../plain-test.ts'
import { EC, ED25519, encrypted, PEM, pkcs1, pkcs8, PRIVATE_JWK, RSA } from '../unit/diagnosis/made-keys.ts'

/** Whatever is given as a public key, its diagnosis throws nothing, accepts nothing private, and repeats nothing secret. */

const runs = (often: number): { readonly numRuns: number } => ({
  numRuns: test.info().project.name === 'unit' ? often / 10 : often,
})

const PRIVATE_TEXTS = [
  pkcs8(RSA.privateKey),
  pkcs1(RSA.privateKey),
  encrypted(RSA.privateKey),
  EC.privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  pkcs8(ED25519.privateKey),
  JSON.stringify(PRIVATE_JWK),
  RSA.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  ED25519.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
]

const said = (given: unknown): string => {
  const found = diagnoseKey(given)
  const inFolder = readKey(given, ['/no/such/folder'])
  return [found, inFolder].map((each) => (each.key === null ? each.problem : (each.note ?? ''))).join('\n')
}

/** The sentences' own words are the same for every key, so that any longer piece of the text in them is an echo. Fewer characters of a key are worth nothing. */
const PIECE = 20

/** Null where the sentence repeats nothing of the text. */
const echoOf = (text: string, sentence: string): string | null => {
  const body = text.replaceAll(/-----[^-]*-----/g, '').replaceAll(/\s/g, '')
  for (let at = 0; at + PIECE <= body.length; at += 1) {
    const piece = body.slice(at, at + PIECE)
    if (sentence.includes(piece)) return piece
  }
  return null
}

const mutation = fc.record({
  text: fc.constantFrom(...PRIVATE_TEXTS),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 1, noNaN: true }),
  inserted: fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 4 }),
    fc.constantFrom('\n', '\\n', ' ', '"', '/', '.', '-----'),
  ),
  wrap: fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => JSON.stringify(text),
    (text) => Buffer.from(text),
    (text) => Buffer.from(text, 'utf16le'),
    (text) => Buffer.from(text).toString('base64'),
    (text) => text.replaceAll('\n', String.raw`\n`),
    (text) => text.replaceAll('\n', ''),
    (text) => text.replaceAll('PRIVATE', 'PUBLIC'),
  ),
})

test('no mutation of a private key is accepted, and no sentence repeats a piece of it', () => {
  fc.assert(
    fc.property(mutation, ({ text, from, length, inserted, wrap }) => {
      const start = Math.floor(from * text.length)
      const cut = text.slice(0, start) + inserted + text.slice(start + Math.floor(length * (text.length - start)))
      return diagnoseKey(wrap(cut)).key === null && echoOf(cut, said(wrap(cut))) === null
    }),
    runs(3_000),
  )
})

test('no piece of a private key is repeated, wherever it was copied from', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PRIVATE_TEXTS), fc.nat(), fc.integer({ min: 20, max: 120 }), (text, at, length) => {
      const start = at % text.length
      const piece = text.slice(start, start + length)
      return echoOf(piece, said(piece)) === null
    }),
    runs(5_000),
  )
})

test('a mutation of a public key is accepted or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string({ maxLength: 3 }), fc.nat({ max: 40 }), (at, inserted, removed) => {
      const start = at % PEM.length
      return /^(?:is |$)/.test(said(PEM.slice(0, start) + inserted + PEM.slice(start + removed)).trim())
    }),
    runs(3_000),
  )
})

test('the diagnosis of arbitrary text, bytes and values throws nothing and accepts nothing', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.base64String({ maxLength: 600 }),
    fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from([0x30, 0x82, 0x01, 0x22, ...bytes])),
    fc.json(),
    fc.anything({ withNullPrototype: true, withTypedArray: true, withMap: true }),
  )
  fc.assert(
    fc.property(anything, (given) => {
      return diagnoseKey(given).key === null && said(given).startsWith('is ')
    }),
    runs(10_000),
  )
})

test('the longest texts are diagnosed without delay', () => {
  for (const unit of ['-', '-----BEGIN ', '\\', ' ', '\n> ', '"+', '{"a":', 'A', '%0A', '<br', 'A:', '-----END A']) {
    const text = unit.repeat(Math.floor(65_536 / unit.length))
    const before = performance.now()
    expect(diagnoseKey(text).key).toBeNull()
    expect(performance.now() - before, `with ${unit}`).toBeLessThan(5_000)
  }
})
