import { expect, test } from '../../plain-test.ts'
import { alternatives, shown } from '../../../settings/shown.ts'

class _Page2 {
  readonly url = 'about:blank'
}

const named = (): void => {}

const VALUES: ReadonlyArray<readonly [value: unknown, words: string]> = [
  [undefined, 'missing'],
  [null, 'null'],
  ['off', "'off'"],
  ["it's", `"it's"`],
  ['', 'an empty string'],
  ['x'.repeat(60), `'${'x'.repeat(60)}'`],
  ['x'.repeat(61), 'a string of 61 characters'],
  [5, '5'],
  [NaN, 'NaN'],
  [5n, '5n'],
  [true, 'true'],
  [Symbol('a'), 'Symbol(a)'],
  [[], 'an empty list'],
  [[1, 2], 'a list of 2'],
  [{ a: 1 }, 'an object'],
  [/x/i, '/x/i'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Map(), 'an object of the type Map'],
  [new _Page2(), 'an object of the type Page'],
  [Promise.resolve(), 'a promise that was not awaited'],
  [named, 'the function named'],
  [(() => () => {})(), 'a function'],
]

for (const [value, words] of VALUES) {
  test(`a wrong value is shown as ${words}`, () => {
    expect(shown(value)).toBe(words)
  })
}

test('an object without a prototype is shown as an object', () => {
  expect(shown(Object.create(null))).toBe('an object')
})

test('legal words are shown as alternatives in quotes', () => {
  expect(alternatives(['a'])).toBe("'a'")
  expect(alternatives(['a', 'b', 'c'])).toBe("'a', 'b' or 'c'")
})
