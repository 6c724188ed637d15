import { expect, test } from '../../plain-test.ts'
import { readCustomData } from '../../../mock-tag/custom-data.ts'
import { listenToConsole } from './console.ts'

test('standard and custom fields are accepted without a console message', () => {
  const said = listenToConsole()
  const visitor = 'firstname name address city zipcode country phonenumber email'.split(' ')
  const names = [...visitor.map((name) => `cust_${name}`), 'extID', 'product_id', 'lamps_owned']
  const fields = Object.fromEntries(names.map((name) => [name, 'x']))
  expect(readCustomData(fields)).toEqual(fields)
  expect(said.warn).toEqual([])
})

test('strings, numbers and booleans are kept as custom data, and null is skipped silently', () => {
  const said = listenToConsole()
  expect(readCustomData({ a: 'x', b: 0, c: false, d: null, e: '' })).toEqual({ a: 'x', b: 0, c: false, e: '' })
  expect(said.warn).toEqual([])
})

for (const [what, value] of Object.entries({
  undefined,
  'an object': {},
  'a list': [],
  'a function': () => {},
  'a big integer': 1n,
})) {
  test(`a field that is ${what} is left out, and the console names it`, () => {
    const said = listenToConsole()
    expect(readCustomData({ wrong: value, right: 1 })).toEqual({ right: 1 })
    expect(said.warn).toEqual([['iAdvize (rehearsal): customData: wrong is not a string, number or boolean']])
  })
}

for (const { length, warnings } of [
  { length: 50, warnings: 0 },
  { length: 51, warnings: 1 },
]) {
  test(`an extID of ${length} characters is kept, with ${warnings} warnings`, () => {
    const said = listenToConsole()
    const fields = { extID: 'e'.repeat(length), longer: 'l'.repeat(60) }
    expect(readCustomData(fields)).toEqual(fields)
    expect(said.warn).toHaveLength(warnings)
  })
}

for (const [name, given] of [
  ['nothing', undefined],
  ['null', null],
  ['a string', 'cust_name=x'],
  ['a number', 7],
  ['an array', ['x']],
  ['a date', new Date(0)],
  ['a map', new Map([['a', 'b']])],
  ['a function', () => {}],
] as const) {
  test(`${name} is refused as custom data`, () => {
    expect(readCustomData(given)).toBeUndefined()
  })
}

test('a field named like a property of every object is an ordinary field, and nothing else changes', () => {
  const read = readCustomData(JSON.parse('{ "__proto__": "x", "constructor": "y", "toString": "z" }')) ?? {}
  expect(Object.entries(read)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['toString', 'z'],
  ])
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})
