import { expect, test } from '../../plain-test.ts'
import { withoutUndefined } from '../../../settings/without-undefined.ts'

test('names with an undefined value are left out, in objects and in the objects of a list', () => {
  const given = { a: undefined, b: { c: undefined, d: null }, e: [{ f: undefined }] }
  expect(Object.keys(withoutUndefined(given))).toEqual(['b', 'e'])
  expect(withoutUndefined(given)).toStrictEqual({ b: { d: null }, e: [{}] })
})

test('functions and class instances are passed on unchanged', () => {
  const given = { onGivenUp: () => {}, page: new Map(), at: new Date(0) }
  expect(withoutUndefined(given)).toStrictEqual(given)
  expect(withoutUndefined(given).page).toBe(given.page)
})

test('leaving out undefined values does not change the given object', () => {
  const given = { a: undefined }
  withoutUndefined(given)
  expect(Object.keys(given)).toEqual(['a'])
})

test('a circular object is passed on beyond the depth of any setting', () => {
  const given: Record<string, unknown> = { a: undefined }
  given['self'] = given
  expect(() => withoutUndefined(given)).not.toThrow()
  const deep = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`) as unknown
  expect(() => withoutUndefined(deep)).not.toThrow()
})
