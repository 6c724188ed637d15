import { inspect } from 'node:util'
import { expect, test } from '../../../plain-test.ts'
import { echoOption, optionTypeOf, readOption, tokenName } from '../../../../mock-tag/activation/option.ts'
import { ANONYMOUS_TYPES, DEFAULT_FIDELITY, type AnonymousType } from '../../../../protocol/fidelity.ts'

const read = (value: unknown, anonymousTypes = DEFAULT_FIDELITY.anonymousTypes) =>
  readOption(value, { ...DEFAULT_FIDELITY, anonymousTypes })
const given = (option: unknown) => ({ authenticationOption: option })

for (const { value, option } of [
  {
    value: given({ type: 'SECURED_AUTHENTICATION', token: 't' }),
    option: { type: 'SECURED_AUTHENTICATION', token: 't' },
  },
  {
    value: given({ type: 'SECURED_AUTHENTICATION', token: 't', extra: 1 }),
    option: { type: 'SECURED_AUTHENTICATION', token: 't' },
  },
  { value: given({ type: 'ANONYMOUS' }), option: { type: 'ANONYMOUS' } },
  { value: given({ type: 'ANONYMOUS', token: null }), option: { type: 'ANONYMOUS', token: null } },
  { value: given({ type: 'ANONYMOUS', token: 'left over' }), option: { type: 'ANONYMOUS' } },
]) {
  test(`${JSON.stringify(value)} is read as ${JSON.stringify(option)}, and its other fields are dropped`, () => {
    expect(read(value)).toEqual(option)
  })
}

for (const value of [
  undefined,
  null,
  0,
  '',
  'SECURED_AUTHENTICATION',
  [],
  async () => given({ type: 'ANONYMOUS' }),
  { type: 'SECURED_AUTHENTICATION', token: 't' },
  given(undefined),
  given(null),
  given([]),
  given({}),
  given({ type: 'SECURED_AUTHENTICATION' }),
  given({ type: 'SECURED_AUTHENTICATION', token: '' }),
  given({ type: 'SECURED_AUTHENTICATION', token: null }),
  given({ type: 'SECURED_AUTHENTICATION', token: { value: 't' } }),
  given({ type: 'secured_authentication', token: 't' }),
  given({ type: 'ANONYMOUS_AUTHENTICATION' }),
]) {
  test(`${inspect(value, { breakLength: Infinity })} is not an option, and is echoed in the documented shape`, () => {
    expect(read(value)).toBeNull()
    const { type, token } = echoOption(value)
    expect({ type: typeof type, token: typeof token }).toEqual({
      type: 'string',
      token: expect.stringMatching(/^(string|object)$/),
    })
  })
}

const CHOICES: readonly (readonly AnonymousType[])[] = [
  ['ANONYMOUS'],
  ['ANONYMOUS_AUTHENTICATION'],
  ['ANONYMOUS_AUTHENTICATION', 'ANONYMOUS'],
]
for (const anonymousTypes of CHOICES) {
  for (const type of ANONYMOUS_TYPES) {
    test(`the type ${type} is read as it is named in ${anonymousTypes.join(' and ')}, the permitted types, and otherwise is refused`, () => {
      const taken = anonymousTypes.includes(type)
      expect(read(given({ type }), anonymousTypes)).toEqual(taken ? { type } : null)
      expect(read(given({ type, token: null }), anonymousTypes)).toEqual(taken ? { type, token: null } : null)
    })
  }
}

test('a failure echoes what the provider gave, as far as it can be read', () => {
  expect(echoOption(given({ type: 'SIMPLE', token: 't' }))).toEqual({ type: 'SIMPLE', token: 't' })
  expect(echoOption(given({ token: 't' }))).toEqual({ type: 'SECURED_AUTHENTICATION', token: 't' })
  expect(echoOption(null)).toEqual({ type: 'SECURED_AUTHENTICATION', token: null })
})

test('the journal records the option type that the provider gave, or that it gave none', () => {
  expect(optionTypeOf(given({ type: 'SIMPLE' }))).toBe('SIMPLE')
  expect(optionTypeOf(given({ type: 5 }))).toBeNull()
  expect(optionTypeOf(undefined)).toBeNull()
})

test('the journal never records a token, only its fingerprint', () => {
  expect(tokenName({ type: 'SECURED_AUTHENTICATION', token: 'a' })).toBe('e40c292c')
  expect(tokenName({ type: 'ANONYMOUS' })).toBeNull()
  expect(tokenName({ type: 'ANONYMOUS', token: null })).toBeNull()
})
