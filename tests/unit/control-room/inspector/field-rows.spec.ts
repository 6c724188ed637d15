import { expect, test } from '../../../plain-test.ts'
import { ENGLISH } from '../../../../control-room/browser/inspector/english.ts'
import { rowsOf } from '../../../../control-room/browser/inspector/field-rows.ts'
import { NOW_MS, NOW_SECONDS, USER_ID, VISITOR_DATA } from '../../mock-platform/mint.ts'

const { fields } = ENGLISH

test('a header field is explained, and what it must be is said where it is something else', () => {
  const header = { alg: 'RSA-OAEP', enc: 'A256GCM', constructor: 'x' }
  expect(rowsOf({ kind: 'jwe', header, isOpened: true, fault: null }, fields)).toMatchObject([
    { name: 'alg', value: 'RSA-OAEP', wanted: 'RSA-OAEP-256', meaning: fields.jwe.alg },
    { name: 'enc', value: 'A256GCM', wanted: null, meaning: fields.jwe.enc },
    { name: 'constructor', value: 'x', wanted: null, meaning: fields.unknownHeader },
  ])
})

test('claims are explained, moments are told from other numbers, and visitor data is opened field by field', () => {
  const claims = {
    [USER_ID]: 'jane',
    exp: NOW_SECONDS,
    iat: 'soon',
    age: 7,
    [VISITOR_DATA]: { city: 'Nantes', x: null },
  }
  expect(rowsOf({ kind: 'claims', claims, fault: null, warnings: [] }, fields)).toMatchObject([
    { name: USER_ID, value: 'jane', atMs: null, meaning: fields.claims[USER_ID] },
    { name: 'exp', value: String(NOW_SECONDS), atMs: NOW_MS, meaning: fields.claims.exp },
    { name: 'iat', value: 'soon', atMs: null, meaning: fields.claims.iat },
    { name: 'age', value: '7', atMs: null, meaning: fields.ownClaim },
    { name: VISITOR_DATA, value: '', isInside: false },
    { name: 'city', value: 'Nantes', isInside: true, meaning: fields.visitorData.city },
    { name: 'x', value: 'null', isInside: true, meaning: fields.unknownField },
  ])
})

test('visitor data that is not an object is shown as it is', () => {
  const claims = { [VISITOR_DATA]: ['Jane'] }
  expect(rowsOf({ kind: 'claims', claims, fault: null, warnings: [] }, fields)).toMatchObject([
    { name: VISITOR_DATA, value: '["Jane"]' },
  ])
})
