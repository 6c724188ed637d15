import { expect, test } from '../../plain-test.ts'
import { ownAddress } from '../../../mock-tag/own-address.ts'

const TAG = 'https://halc.iadvize.com/iadvize.js?sid=1234'

test("the tag's own address is the one that the document names", () => {
  expect(ownAddress(TAG, 'Error\n    at https://shop.example/app.js:1:2')).toBe(TAG)
})

for (const [browser, stack] of [
  ['Chromium', `Error\n    at ${TAG}:1:2045\n    at https://shop.example/app.js:3:14`],
  ['Firefox', `@${TAG}:1:2045\n@https://shop.example/app.js:3:14`],
  ['Safari', `module code@${TAG}:1:2045\nglobal code@https://shop.example/app.js:3:14`],
  ['Chromium, where a function calls it', `Error\n    at start (${TAG}:1:2045)`],
] as const) {
  test(`the own address of a module is read from a stack trace of ${browser}`, () => {
    expect(ownAddress(undefined, stack)).toBe(TAG)
  })
}

for (const [what, current, stack] of [
  [
    'a bundle of the shop',
    'https://shop.example/assets/app.js',
    'Error\n    at https://shop.example/assets/app.js:1:9',
  ],
  ['an inline script', '', 'Error\n    at https://shop.example/lamps?from=iadvize.js:12:9'],
  ['a blob', 'blob:https://shop.example/0d93e7a4', 'Error\n    at blob:https://shop.example/0d93e7a4:1:9'],
  ['eval', undefined, 'Error\n    at eval (eval at <anonymous> (https://shop.example/:4:2), <anonymous>:1:9)'],
  ['a browser without stack traces', undefined, undefined],
] as const) {
  test(`a script in ${what} has no address of its own`, () => {
    expect(ownAddress(current, stack)).toBeNull()
  })
}

test('the tag of a stand-in behind a path prefix finds its address, under each name that loaders use', () => {
  for (const name of ['iadvize.js', 'chat_init.js', 'pixel.php']) {
    const address = `http://localhost:4070/stages/one/${name}`
    expect(ownAddress(undefined, `Error\n    at ${address}:1:9`)).toBe(address)
  }
})
