import { expect, test } from '../../../plain-test.ts'
import {
  variableOf,
  visitorFieldsOf,
  writeJourney,
  type WatchedJourney,
} from '../../../../audits/journey/write-journey.ts'
import type { Field, Step } from '../../../../playwright-kit/recorder/steps.ts'

const filled = (value: string, field: Partial<Field>): Step => ({
  kind: 'fill',
  target: { by: 'label', name: field.name ?? '', nth: null },
  value,
  field: { name: '', type: 'text', autocomplete: '', ...field },
  frame: null,
})

const WATCHED: WatchedJourney = {
  url: 'https://shop.example/',
  arrives: [],
  signsIn: [
    { kind: 'go', url: 'https://shop.example/login' },
    filled('12 34', { name: 'Numéro de client' }),
    filled('0000', { name: 'PIN' }),
  ],
  signsOut: [],
  signedInSign: null,
  signedOutSign: null,
  chatPages: [],
}

for (const { field, key, isSecret } of [
  { field: { name: 'Your e-mail address', type: 'text' }, key: 'email', isSecret: false },
  { field: { name: 'Login', type: 'email' }, key: 'email', isSecret: false },
  { field: { name: 'Kennwort', type: 'password' }, key: 'password', isSecret: true },
  { field: { name: 'Numéro de client' }, key: 'numeroDeClient', isSecret: false },
  { field: { name: 'One-time code' }, key: 'oneTimeCode', isSecret: true },
  { field: { name: '会員番号' }, key: 'field', isSecret: false },
]) {
  test(`the text in "${field.name}" becomes ${key} of a visitor, ${isSecret ? 'and a secret' : 'and no secret'}`, () => {
    expect(visitorFieldsOf([filled('x', field)])).toEqual([{ key, isSecret, value: 'x' }])
  })
}

test('secrets are read from the environment, each visitor has their own, and none is in the file', () => {
  const text = writeJourney(WATCHED, { numeroDeClient: '56 78' })
  expect(text).toContain("{ numeroDeClient: '12 34', pin: process.env['VISITOR_1_PIN'] ?? '' },")
  expect(text).toContain("{ numeroDeClient: '56 78', pin: process.env['VISITOR_2_PIN'] ?? '' },")
  expect(text).not.toContain('0000')
  expect(variableOf('oneTimeCode', 2)).toBe('VISITOR_2_ONE_TIME_CODE')
})

test('when nothing shows that a visitor is signed in, the journey file says where to put a check', () => {
  expect(writeJourney(WATCHED, null).match(/\/\/ Wait here for something that shows that it is done/g)).toHaveLength(2)
})

test('a person who signs in with a click alone still becomes a visitor of the journey', () => {
  expect(writeJourney({ ...WATCHED, signsIn: [] }, null)).toContain("  { name: 'the visitor' },")
})
