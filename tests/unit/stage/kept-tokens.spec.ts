import { expect, test } from '../../plain-test.ts'
import { fingerprint } from '../../../protocol/token.ts'
import { createKeptTokens, MAX_KEPT_TOKENS } from '../../../stage/kept-tokens.ts'

test('a token is found by its fingerprint', () => {
  const tokens = createKeptTokens()
  tokens.keep('a.b.c')
  expect(tokens.named(fingerprint('a.b.c'))).toBe('a.b.c')
  expect(tokens.named(fingerprint('another'))).toBeUndefined()
})

test('of more tokens than are kept the oldest is forgotten', () => {
  const tokens = createKeptTokens()
  for (let number = 0; number <= MAX_KEPT_TOKENS; number += 1) tokens.keep(`token ${number}`)
  expect(tokens.named(fingerprint('token 0'))).toBeUndefined()
  expect(tokens.named(fingerprint('token 1'))).toBe('token 1')
})

test('tokens that are long beyond all measure are kept for a million characters in all', () => {
  const tokens = createKeptTokens()
  const long = (letter: string): string => letter.repeat(400_000)
  for (const letter of ['a', 'b', 'c']) tokens.keep(long(letter))
  expect(['a', 'b', 'c'].map((letter) => tokens.named(fingerprint(long(letter))) !== undefined)).toEqual([
    false,
    true,
    true,
  ])
})

test('a string of more than a million characters is not kept, and an empty one does no harm', () => {
  const tokens = createKeptTokens()
  tokens.keep('')
  tokens.keep('a'.repeat(1_000_001))
  expect(tokens.named(fingerprint(''))).toBe('')
  expect(tokens.named(fingerprint('a'.repeat(1_000_001)))).toBeUndefined()
})
