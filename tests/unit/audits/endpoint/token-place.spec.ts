import { findToken, tokenAgain } from '../../../../audits/endpoint/token-place.ts'
import { expect, test } from '../../../plain-test.ts'

const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const JWE = `${b64({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })}.AAAA.BBBB.CCCC.DDDD`
const ANOTHER = JWE.replace('CCCC', 'EEEE')
const JWS = `${b64({ alg: 'RS256' })}.${b64({ sub: '1' })}.AAAA`

for (const { says, text, place, token = JWE } of [
  { says: 'plain text with a line break', text: `${JWE}\n`, place: null },
  { says: 'JSON that is the token', text: JSON.stringify(JWE), place: [] },
  { says: 'a field', text: JSON.stringify({ ok: 'yes', token: JWE }), place: ['token'] },
  {
    says: 'a field two levels deep',
    text: JSON.stringify({ data: { chat: { t: JWE } } }),
    place: ['data', 'chat', 't'],
  },
  { says: 'a list', text: JSON.stringify([{ t: JWE }]), place: ['0', 't'] },
  { says: 'a field beside a token that is only signed', text: JSON.stringify({ access: JWS, t: JWE }), place: ['t'] },
  { says: 'a field with a placeholder', text: '{"id":"7","token":"undefined"}', place: ['token'], token: 'undefined' },
  { says: 'plain text that is a placeholder', text: 'undefined', place: null, token: 'undefined' },
  {
    says: 'JSON that is a token in another serialisation',
    text: JSON.stringify({ protected: 'a', ciphertext: 'b' }),
    place: null,
    token: JSON.stringify({ protected: 'a', ciphertext: 'b' }),
  },
]) {
  test(`the token is found in ${says}`, () => expect(findToken(text, null)).toEqual({ token, place }))
}

for (const text of ['', 'null', '{}', '{"error":"unauthorized"}', '{"csrfToken":"abc"}', '<!doctype html><p>Sign in']) {
  test(`no token is found in ${JSON.stringify(text)}`, () => expect(findToken(text, null)).toBeNull())
}

test('a named field is the token, whatever is in it, and another is not looked for', () => {
  const text = JSON.stringify({ a: { b: 'short' }, token: JWE })
  expect(findToken(text, ['a', 'b'])).toEqual({ token: 'short', place: ['a', 'b'] })
  expect(findToken(text, ['a', 'c'])).toBeNull()
  expect(findToken(JWE, ['a'])).toBeNull()
})

const FIRST = { token: JWE, place: ['token'], text: JSON.stringify({ csrf: JWS, token: JWE }) }

for (const { says, text, token } of [
  { says: 'at the same place', text: JSON.stringify({ token: ANOTHER }), token: ANOTHER },
  { says: 'at another place', text: JSON.stringify({ data: { t: ANOTHER } }), token: ANOTHER },
  { says: 'not where only a word is', text: '{"token":"anonymous"}', token: null },
  { says: 'not where there is null', text: '{"token":null}', token: null },
  { says: 'not in a token of another kind', text: JSON.stringify({ csrf: JWS }), token: null },
  { says: 'not in nothing', text: '', token: null },
]) {
  test(`the token of a later answer is found ${says}`, () => expect(tokenAgain(text, FIRST)).toBe(token))
}
