import { expect, test } from '../../plain-test.ts'
import { sketch } from '../../../mock-tag/activation/option.ts'
import { explainProvided } from '../../../protocol/provided.ts'

const SECURED = 'SECURED_AUTHENTICATION'
const TOKEN = 'eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-secret-key.b.c.d'
const given = (option: unknown) => ({ authenticationOption: option })
const withToken = (token: unknown) => given({ type: SECURED, token })

const CASES: readonly { readonly value: unknown; readonly says: string; readonly fix: string }[] = [
  {
    value: undefined,
    says: 'the provider returned undefined, but must return { authenticationOption',
    fix: 'without the word return',
  },
  { value: null, says: 'the provider returned null', fix: 'do not call activate' },
  { value: '', says: 'an empty string', fix: 'Wait for the token' },
  { value: TOKEN, says: 'a string, perhaps the bare token', fix: 'Put it into the option' },
  { value: 42, says: 'returned a number', fix: 'Return {' },
  { value: [], says: 'returned a list', fix: 'not a list' },
  { value: {}, says: 'an empty object without authenticationOption', fix: 'Return {' },
  { value: new Response(TOKEN), says: 'a Response whose body was not read', fix: 'await response.json()' },
  { value: new TypeError('Failed to fetch'), says: 'returned an Error', fix: 'Throw the error' },
  { value: async () => TOKEN, says: 'returned a function', fix: 'Call the function' },
  {
    value: { type: SECURED, token: TOKEN },
    says: 'returned { type, token } without authenticationOption',
    fix: 'one level deeper',
  },
  { value: { token: TOKEN }, says: 'returned { token } without authenticationOption', fix: 'token: answer.token' },
  { value: { data: given({}) }, says: 'which is inside data', fix: 'return answer.data' },
  {
    value: { authentificationOption: { type: SECURED, token: TOKEN } },
    says: '{ authentificationOption } without',
    fix: 'instead of authentificationOption',
  },
  {
    value: { authentication_option: { type: SECURED, token: TOKEN } },
    says: '{ authentication_option } without',
    fix: 'instead of authentication_option',
  },
  { value: given(undefined), says: 'an authenticationOption that is undefined', fix: 'Return {' },
  { value: given(TOKEN), says: 'an authenticationOption that is a string', fix: 'Put it into the option' },
  { value: given({ token: TOKEN }), says: 'without type', fix: 'Name the type' },
  {
    value: given({ type: 'SECURE_AUTHENTICATION', token: TOKEN }),
    says: "of the type 'SECURE_AUTHENTICATION', which does not exist",
    fix: `type: '${SECURED}'`,
  },
  {
    value: given({ type: 'secured_authentication', token: TOKEN }),
    says: "of the type 'secured_authentication'",
    fix: 'in capitals',
  },
  { value: given({ type: 'anonymous' }), says: "of the type 'anonymous'", fix: "type: 'ANONYMOUS'" },
  {
    value: given({ type: 'SIMPLE_AUTHENTICATION', token: '4' }),
    says: 'only mobile applications',
    fix: 'Use a token',
  },
  { value: given({ type: null, token: TOKEN }), says: 'whose type is null', fix: 'Write type' },
  { value: given({ type: SECURED }), says: 'without token', fix: 'Add the token' },
  { value: given({ type: SECURED, jwe: TOKEN }), says: 'without token, but with jwe', fix: 'instead of jwe' },
  { value: withToken(''), says: 'whose token is an empty string', fix: 'Wait for the token' },
  { value: withToken(null), says: 'whose token is null', fix: 'do not call activate' },
  { value: withToken(Promise.resolve(TOKEN)), says: 'whose token is a promise', fix: 'Await it' },
  { value: withToken(new Response(TOKEN)), says: 'whose token is a Response', fix: 'await response.json()' },
  {
    value: withToken({ token: TOKEN, expires: 60 }),
    says: 'whose token is an object { token, expires }, like the whole answer of an endpoint',
    fix: 'token: answer.token',
  },
  { value: withToken(() => TOKEN), says: 'whose token is a function', fix: 'Call the function' },
  {
    value: { activate: given({ type: SECURED, token: TOKEN }) },
    says: 'activate was given an object { authenticationOption }, but must be given a function',
    fix: 'iAdvize.activate(provider), and not iAdvize.activate(provider())',
  },
  {
    value: { activate: Promise.resolve() },
    says: 'activate was given a promise',
    fix: 'and not iAdvize.activate(provider())',
  },
  { value: { activate: undefined }, says: 'activate was given undefined', fix: 'the function itself' },
]

for (const { value, says, fix } of CASES) {
  test(`a provider's answer is described as "${says}", with the way to an option and without its token`, () => {
    const sketched = sketch(value)
    const { detail, fix: remedy } = explainProvided(sketched)
    expect(detail).toContain(says)
    expect(remedy).toContain(fix)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
    expect(sketched + detail + remedy).not.toContain('secret')
  })
}

test('a circular, very large or unreadable answer is sketched without an error', () => {
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const large = Object.fromEntries(Array.from({ length: 5_000 }, (_none, index) => [`field${index}`, index]))
  const hostile = {
    get field(): never {
      throw new Error('not today')
    },
  }
  for (const value of [cyclic, large, hostile, Symbol('s'), 1n]) {
    const sketched = sketch(value)
    expect(sketched.length).toBeLessThan(2_000)
    expect(explainProvided(sketched).detail).toMatch(/^the provider returned .*, but must return/)
  }
})

test('any value that a page sends in place of a sketch is put into words without an error', () => {
  for (const text of [
    '',
    '[',
    '5',
    '{}',
    '[{"activate":{}}]',
    '[{"authenticationOption":[]}]',
    '["__proto__"]',
    '["constructor"]',
    '[null]',
    '[5]',
  ]) {
    expect(explainProvided(text).detail).toContain('{ authenticationOption')
  }
})
