import { expect, test } from '../plain-test.ts'
import { blocksIn, moduleOf } from '../examples/blocks.ts'

const page = (...lines: readonly string[]): string => lines.join('\n')

test.describe('the examples of a page', () => {
  test('the examples of a page are the blocks fenced as ts, each with its line', () => {
    const text = page(
      '# Title',
      '',
      '```ts',
      'one()',
      'two()',
      '```',
      'text',
      '```sh',
      'ls',
      '```',
      '```ts',
      'three()',
      '```',
    )
    expect(blocksIn(text)).toEqual([
      { line: 4, code: 'one()\ntwo()', isAwaited: false },
      { line: 12, code: 'three()', isAwaited: false },
    ])
  })

  test('the examples of a page do not include blocks of another language, or of a longer name', () => {
    expect(blocksIn(page('```tsx', 'x', '```', '```', 'y', '```', '```json', '{}', '```'))).toEqual([])
  })

  test('an example of a page may be marked as still to come', () => {
    expect(blocksIn(page('```ts not-yet', 'x()', '```'))).toEqual([{ line: 2, code: 'x()', isAwaited: true }])
  })

  test('an example ends with its own fence, and may contain a shorter one', () => {
    expect(blocksIn(page('````ts', '```', 'x()', '````', '```ts', 'y()', '```')).map(({ code }) => code)).toEqual([
      '```\nx()',
      'y()',
    ])
  })
})

test.describe('an example as a module', () => {
  test('an example as a module has its lines where the page has them, after the context', () => {
    const lines = moduleOf({ line: 3, code: 'one()\ntwo()', isAwaited: false }, 'context()').split('\n')
    expect(lines).toEqual(['context()', '', 'one()', 'two()', 'export {}', ''])
  })

  for (const code of ["import { test } from 'x'\ntest()", 'const x = 1\nexport default x']) {
    test(`an example that imports or exports is a module by itself: ${JSON.stringify(code)}`, () => {
      expect(moduleOf({ line: 2, code, isAwaited: false }, 'context()')).toBe(`\n${code}\nexport {}\n`)
    })
  }

  test('an example in which a word only starts like import is the body of a test', () => {
    expect(moduleOf({ line: 2, code: 'importer()', isAwaited: false }, 'context()')).toContain('context()')
  })
})
