import { expect, test } from '../plain-test.ts'
import { blocksIn, moduleOf } from '../examples/blocks.ts'

const page = (...lines: readonly string[]): string => lines.join('\n')

test.describe('the examples of a page', () => {
  test('are the blocks fenced as ts, each with its line', () => {
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

  test('are no blocks of another language, nor of a longer name', () => {
    expect(blocksIn(page('```tsx', 'x', '```', '```', 'y', '```', '```json', '{}', '```'))).toEqual([])
  })

  test('may be marked as still to come', () => {
    expect(blocksIn(page('```ts not-yet', 'x()', '```'))).toEqual([{ line: 2, code: 'x()', isAwaited: true }])
  })

  test('end with their own fence, and hold a shorter one', () => {
    expect(blocksIn(page('````ts', '```', 'x()', '````', '```ts', 'y()', '```')).map(({ code }) => code)).toEqual([
      '```\nx()',
      'y()',
    ])
  })
})

test.describe('an example as a module', () => {
  test('has its lines where the page has them, with the context before them', () => {
    const lines = moduleOf({ line: 3, code: 'one()\ntwo()', isAwaited: false }, 'context()').split('\n')
    expect(lines).toEqual(['context()', '', 'one()', 'two()', 'export {}', ''])
  })

  for (const code of ["import { test } from 'x'\ntest()", 'const x = 1\nexport default x']) {
    test(`stands for itself where it imports or exports: ${JSON.stringify(code)}`, () => {
      expect(moduleOf({ line: 2, code, isAwaited: false }, 'context()')).toBe(`\n${code}\nexport {}\n`)
    })
  }

  test('is a few lines of a test where a word in it only begins like import', () => {
    expect(moduleOf({ line: 2, code: 'importer()', isAwaited: false }, 'context()')).toContain('context()')
  })
})
